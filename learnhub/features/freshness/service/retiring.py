"""Taking what is no longer true out of the library, and putting it back."""

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import service as discussion
from learnhub.features.freshness import policy, schedule
from learnhub.features.freshness.enums import Cause, Circle, Standing
from learnhub.features.freshness.events import CheckSettled
from learnhub.features.freshness.service.rows import FRESH, float_or_sink, get_row


def retire(session: Session, actor: Actor, content_id: str) -> None:
    """Take it out of lists and the search; at its address it stays to be read, with a line that says so."""
    content, row = get_row(session, actor, content_id, policy.can_check)
    row.due_at, row.standing, row.cause = None, Standing.CURRENT, Cause.TIME
    row.circle, row.offered_at = Circle.NOBODY, None
    session.add(row)
    discussion.retire(session, content)
    bus.record(session, CheckSettled(content_id))


def bring_back(session: Session, actor: Actor, content_id: str) -> None:
    """Put it back as checked: whoever does has just read it."""
    content, row = get_row(session, actor, content_id, policy.can_bring_back)
    now = utcnow()
    row.checked_at, row.due_at = now, schedule.next_check(now, row.every_days)
    session.add(row)
    discussion.bring_back(session, content)
    float_or_sink(session, [content_id], FRESH)
