"""Whom it concerns that others change what they wrote: edits that are suggested, and those of a wiki."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from learnhub.features.discussion.enums import Part, SuggestionStatus
from learnhub.features.discussion.events import CoAuthorAdded, SuggestionDecided, SuggestionMade, WikiEdited
from learnhub.features.discussion.models import Authorship, Suggestion
from learnhub.rooms import Reason, Telling


def suggested(session: Session, event: SuggestionMade) -> Iterator[Telling]:
    """The authors, unless it was taken back or decided by now."""
    row = session.get(Suggestion, event.suggestion_id)
    if row is not None and row.status == SuggestionStatus.OPEN:
        authors = session.exec(
            select(Authorship.person_id).where(col(Authorship.content_id) == event.content_id)
        )
        people = dict.fromkeys(authors, Reason.WROTE)
        yield Telling("suggested", event.root_id, people, content_id=event.content_id, actor_id=row.person_id)


def suggestion_decided(session: Session, event: SuggestionDecided) -> Iterator[Telling]:
    """Whoever suggested it."""
    row = session.get(Suggestion, event.suggestion_id)
    if row is not None:
        people = {row.person_id: Reason.WROTE}
        yield Telling(f"suggestion_{row.status}", event.root_id, people, content_id=event.content_id)


def co_author_added(session: Session, event: CoAuthorAdded) -> Iterator[Telling]:
    """Whoever was added, unless they have left again."""
    if session.get(Authorship, (event.content_id, Part.CO_AUTHOR, event.person_id)) is not None:
        people = {event.person_id: Reason.WROTE}
        yield Telling("co_author", event.root_id, people, content_id=event.content_id, actor_id=event.by_id)


def wiki_edited(session: Session, event: WikiEdited) -> Iterator[Telling]:
    """The author of what is a wiki."""
    authors = session.exec(select(Authorship.person_id).where(col(Authorship.content_id) == event.content_id))
    people = dict.fromkeys(authors, Reason.WROTE)
    yield Telling("wiki_edited", event.root_id, people, content_id=event.content_id, actor_id=event.person_id)
