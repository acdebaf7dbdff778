"""What authors are told of their cards: that they are of use, and to nobody's name or number."""

from collections.abc import Iterator

from sqlmodel import Session, select

from learnhub.core.clock import utcnow
from learnhub.features.cards.events import CardAdded, CardTaken
from learnhub.features.discussion.models import Authorship
from learnhub.features.notices import fanout
from learnhub.rooms import Reason, Telling


def note_taken(session: Session, event: CardAdded) -> None:
    """A recorder: once a day for each card, if somebody else than its author added it."""
    mine = Authorship.content_id == event.card_id, Authorship.person_id == event.person_id
    if session.exec(select(Authorship.content_id).where(*mine)).first() is None:
        fanout.put(session, CardTaken(event.card_id), dedupe=f"{event.card_id}-{utcnow().date()}")


def taken(session: Session, event: CardTaken) -> Iterator[Telling]:
    """Its author."""
    authors = session.exec(select(Authorship.person_id).where(Authorship.content_id == event.card_id))
    yield Telling("taken", event.card_id, dict.fromkeys(authors, Reason.WROTE))
