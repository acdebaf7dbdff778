"""How sending to a webhook or a chat channel went, noted beside it for administrators."""

from datetime import timedelta

from sqlmodel import Session

from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.outbox import SendFailed
from learnhub.features.integrations.models import ChatChannel, Webhook

GIVEN_UP_AFTER = timedelta(days=3)
REST = timedelta(minutes=1)

UNREADABLE = N_("The key of LearnHub has changed. Delete this, and add it again.")
STOPPED = N_("Nothing is sent there any more until it is started again.")
RESTING = N_("It did not answer a moment ago.")

Target = type[Webhook] | type[ChatChannel]


class Stop(SendFailed):
    """There is no use in sending anything there."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason, again=False)


def require_awake(row: Webhook | ChatChannel) -> None:
    """Raise SendFailed for what is stopped, and for a while after a failure."""
    if row.stopped_at:
        raise SendFailed(STOPPED, again=False)
    if row.rests_until and row.rests_until > utcnow():
        raise SendFailed(RESTING)


def note_sent(session: Session, target: Target, target_id: str) -> None:
    """Something arrived."""
    if row := session.get(target, target_id):
        row.sent_at, row.failing_since, row.rests_until, row.failure = utcnow(), None, None, ""


def note_failed(session: Session, target: Target, target_id: str, problem: SendFailed) -> None:
    """Something did not arrive; who has not taken anything for days is not sent to any more."""
    if row := session.get(target, target_id):
        now = utcnow()
        row.failing_since, row.failure = row.failing_since or now, problem.reason
        row.rests_until = now + REST
        if isinstance(problem, Stop) or now - row.failing_since >= GIVEN_UP_AFTER:
            row.stopped_at = row.stopped_at or now


def start(row: Webhook | ChatChannel) -> None:
    """Send there again, as if nothing had happened."""
    row.stopped_at, row.failing_since, row.rests_until, row.failure = None, None, None, ""
