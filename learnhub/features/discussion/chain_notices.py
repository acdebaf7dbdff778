"""Whom it concerns that something is made of what they wrote."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from learnhub import rooms
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentMade
from learnhub.features.discussion.models import Authorship, Content
from learnhub.rooms import Reason, Telling


def made_to_authors(session: Session, event: ContentMade) -> Iterator[Telling]:
    """All authors of what came into the library as something else; what is not there, its room tells."""
    made = session.get_one(Content, event.content_id)
    if rooms.kind(made.kind).in_library and made.status == Status.PUBLISHED:
        authors = select(Authorship.person_id).where(col(Authorship.content_id) == event.source_id)
        people = dict.fromkeys(session.exec(authors), Reason.WROTE)
        yield Telling("made", made.id, people, actor_id=event.person_id)
