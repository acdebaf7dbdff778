"""Making one piece of content of another."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.features.discussion.events import ContentMade
from learnhub.features.discussion.models import Content, ContentSource


def make_of(session: Session, actor: Actor, content: Content, source: Content) -> None:
    """Say that `content`, which was just written, was made of `source`, which its writer is known to read.

    Nobody is asked, and whoever wrote the source is told. Of words that nobody signed nothing is made:
    nobody could be asked whether they agree.
    """
    guard.require(not source.is_anonymous)
    session.add(ContentSource(content_id=content.id, source_id=source.id))
    person_id = guard.require_person(actor)
    bus.record(session, ContentMade(content.id, source.id, source.root_id, person_id))
