"""What the tests of content of any kind have in common."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import bus, db
from learnhub.core.jobs import Woken
from learnhub.features.discussion import service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.features.people.service import open_sign_in
from learnhub.features.questions.room import ANSWER, QUESTION
from learnhub.web.session import hash_token


def events_of(function, *args, **kwargs) -> list[object]:
    """What a write recorded, besides waking jobs; it is committed."""

    def run(session: Session) -> list[object]:
        function(session, *args, **kwargs)
        return [event for event in bus.recorded(session) if not isinstance(event, Woken)]

    return db.write_now(run)


def load(content_id: str) -> Content:
    """One row, as it is committed."""
    return db.read_now(lambda session: session.get_one(Content, content_id))


def write_question(author: Actor, title: str = "Why does pump 4 trip?", **given) -> Content:
    """A question of somebody, published unless said."""
    return db.write_now(service.create, author, kind=QUESTION, title=title, language="en", **given)


def write_anonymous(parent: Content, status: Status = Status.PUBLISHED, **given) -> Content:
    """A child that nobody signed, dated as its parent."""
    given = {"kind": ANSWER, "language": "en", "at": parent.published_at, **given}
    return db.write_now(service.create_anonymous, parent=parent, status=status, **given)


def sign_in(actor: Actor) -> str:
    """The hash of the token of another browser of somebody's."""
    known = KnownPassword(person_id=str(actor.person_id), email="", hash="", version=0)
    browser = Browser(agent="", ip_prefix="")
    return hash_token(db.write_now(open_sign_in, known=known, browser=browser, replaces=None).token)
