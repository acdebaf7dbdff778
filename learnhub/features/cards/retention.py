"""Whether colleagues remember a card: what they often forget is perhaps not said clearly, or no longer true.

The rule: of the last 50 ratings of people who had known the card, since it was checked last and of 90 days at
most, two in five were "Again", by five people at least. So the card has to be in use, one person's bad month
is nothing, and a check begins the count anew. New cards and those that are being learned again do not count:
forgetting is how one learns. Nobody sees whose ratings they are.
"""

from datetime import timedelta

from sqlmodel import Session, col, select

from learnhub.core.clock import utcnow
from learnhub.features.cards.enums import Rating, Stage
from learnhub.features.cards.events import CardRated
from learnhub.features.cards.models import Review
from learnhub.features.cards.scheduling import Progress
from learnhub.features.freshness import service as freshness
from learnhub.features.freshness.enums import Cause
from learnhub.features.freshness.models import Freshness

LAST, PERIOD = 50, timedelta(days=90)
PEOPLE, SHARE = 5, 0.4


def note_forgotten(session: Session, event: CardRated) -> None:
    """A recorder: bring the check of a card forward that is often forgotten."""
    if event.rating != Rating.AGAIN:
        return
    row = session.get(Freshness, event.card_id)
    if row is None or row.due_at is None:
        return
    session.flush()
    since = max(utcnow() - PERIOD, row.checked_at or utcnow() - PERIOD)
    reviews = session.exec(
        select(Review)
        .where(Review.card_id == event.card_id, col(Review.at) >= since, col(Review.undone_at).is_(None))
        .order_by(col(Review.at).desc())
        .limit(LAST)
    ).all()
    known = [each for each in reviews if Progress.from_json(each.before).memory.state == Stage.REVIEW]
    forgotten = [each for each in known if each.rating == Rating.AGAIN]
    if len({each.person_id for each in known}) >= PEOPLE and len(forgotten) >= SHARE * len(known):
        freshness.bring_forward(session, [event.card_id], Cause.FORGOTTEN)
