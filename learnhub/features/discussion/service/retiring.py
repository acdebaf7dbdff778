"""Taking content out of lists and the search while it is read on at its address; asks nobody."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.core import bus
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentRetired
from learnhub.features.discussion.models import Content


def retire(session: Session, content: Content) -> None:
    """Retire published content that the caller has locked."""
    _move(session, content, Status.PUBLISHED, Status.RETIRED)


def bring_back(session: Session, content: Content) -> None:
    """Publish again what was retired, at its old place."""
    _move(session, content, Status.RETIRED, Status.PUBLISHED)


def _move(session: Session, content: Content, before: Status, after: Status) -> None:
    guard.require(content.status == before)
    content.status = after
    session.add(content)
    bus.record(session, ContentRetired(content.id, content.kind, content.root_id))
