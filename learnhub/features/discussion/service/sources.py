"""Making one piece of content of another, or of what is none."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.features.discussion import queries
from learnhub.features.discussion.enums import Part
from learnhub.features.discussion.events import CoAuthorAdded, ContentMade
from learnhub.features.discussion.models import Authorship, Content, ContentOrigin, ContentSource
from learnhub.features.discussion.schemas import Taken


def take_source(session: Session, actor: Actor, source_id: str) -> Content | Taken | None:
    """What somebody makes something of for everybody; nothing without an id.

    Raises NoSuchContent and NotToBeTakenOut, or as the room of what is no content does; the consent of its
    people holds until the transaction ends.
    """
    if not source_id:
        return None
    if queries.is_origin(source_id):
        return Taken(source_id, tuple(queries.ask_origin(session, actor, source_id, "take")))
    return queries.get_source_of(session, actor, source_id)


def make_of(session: Session, actor: Actor, content: Content, source: Content | Taken | None) -> None:
    """Say that `content`, which was just written, was made of `source`, which its writer is known to read.

    Nobody is asked, and whoever wrote the source is told. Of words that nobody signed nothing is made:
    nobody could be asked whether they agree.
    """
    if source is None:
        return
    person_id = guard.require_person(actor)
    if isinstance(source, Taken):
        _make_of_taken(session, person_id, content, source)
        return
    guard.require(not source.is_anonymous)
    session.add(ContentSource(content_id=content.id, source_id=source.id))
    bus.record(session, ContentMade(content.id, source.id, source.root_id, person_id))


def _make_of_taken(session: Session, person_id: str, content: Content, source: Taken) -> None:
    """With those as co-authors whose words it is, too; they are told so."""
    session.add(ContentOrigin(content_id=content.id, thing=source.thing))
    for other in source.people:
        session.add(Authorship(content_id=content.id, person_id=other, part=Part.CO_AUTHOR))
        bus.record(session, CoAuthorAdded(content.id, content.root_id, other, person_id))
