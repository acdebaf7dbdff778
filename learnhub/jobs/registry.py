"""Everything that comes back, and how often."""

from datetime import timedelta

from sqlmodel import Session

from learnhub.core import throttle
from learnhub.core.clock import utcnow
from learnhub.jobs.scheduler import Job

LONGEST_LIMIT = timedelta(days=1)


def forget_old_limits(session: Session) -> None:
    """Drop counts of tries whose limit has long passed."""
    throttle.forget_before(session, utcnow() - LONGEST_LIMIT)


JOBS = (Job("forget old limits", timedelta(hours=1), forget_old_limits),)
