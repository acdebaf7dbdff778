"""What those who write a page are told of reactions to it."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from learnhub import rooms
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.events import ContentMade
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.freshness import queries as freshness
from learnhub.features.questions.room import QUESTION
from learnhub.features.reactions.enums import Reaction
from learnhub.features.reactions.events import ContentOutdated
from learnhub.features.reactions.models import ContentReaction
from learnhub.rooms import Reason, Telling

AUTHORS = (Part.AUTHOR, Part.CO_AUTHOR)


def outdated_to_authors(session: Session, event: ContentOutdated) -> Iterator[Telling]:
    """All its authors, unless it is said no more. Who said it is not named: it is of no use to them.

    However many say it, they read it once; who is asked to check it by now reads only that.
    """
    key = (event.content_id, Reaction.OUTDATED, event.person_id)
    if session.get(ContentReaction, key) is not None:
        people = _authors(session, event.content_id)
        people.pop(freshness.find_asked(session, event.content_id), None)
        yield Telling("outdated", event.content_id, people, waits=True, instead_of=(Reaction.OUTDATED,))


def asked_to_authors(session: Session, event: ContentMade) -> Iterator[Telling]:
    """All its authors, when a colleague asks a question about it."""
    made, source = session.get_one(Content, event.content_id), session.get_one(Content, event.source_id)
    is_question = made.kind == QUESTION and made.status == Status.PUBLISHED
    if rooms.kind(source.kind).in_library and is_question:
        people = _authors(session, source.id)
        yield Telling("asked", made.id, people, actor_id=event.person_id, waits=True)


def _authors(session: Session, content_id: str) -> dict[str, Reason]:
    authors = select(Authorship.person_id).where(
        Authorship.content_id == content_id, col(Authorship.part).in_(AUTHORS)
    )
    return dict.fromkeys(session.exec(authors), Reason.WROTE)
