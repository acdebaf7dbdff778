"""Everything that comes back, and how often."""

from datetime import timedelta

from sqlmodel import Session

from learnhub.core import throttle
from learnhub.core.clock import utcnow
from learnhub.features.ama import service as ama
from learnhub.features.ama.waiting import Timetable
from learnhub.features.people.service.housekeeping import forget_expired
from learnhub.features.people.service.repeats import forget_old_repeats
from learnhub.jobs.scheduler import Job

LONGEST_LIMIT = timedelta(days=1)

timetable = Timetable()


def forget_old_limits(session: Session) -> None:
    """Drop counts of tries whose limit has long passed."""
    throttle.forget_before(session, utcnow() - LONGEST_LIMIT)


def publish_anonymous_questions(session: Session) -> None:
    """Publish the anonymous questions whose moment has come."""
    ama.publish_waiting(session, timetable)


JOBS = (
    Job("forget old limits", timedelta(hours=1), forget_old_limits),
    Job("forget answers to repeats", timedelta(hours=1), forget_old_repeats),
    Job("forget expired sign-ins and links", timedelta(hours=1), forget_expired),
    Job("publish anonymous questions", timedelta(seconds=5), publish_anonymous_questions),
    Job("end forgotten sessions", timedelta(minutes=10), ama.close_forgotten),
)
