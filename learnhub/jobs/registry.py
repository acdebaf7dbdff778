"""Everything that comes back, and how often: what the rooms declare, and what belongs to no room."""

from datetime import timedelta

from sqlmodel import Session

from learnhub import rooms
from learnhub.core import outbox, throttle
from learnhub.core.clock import utcnow
from learnhub.core.jobs import Job
from learnhub.jobs import delivery

LONGEST_LIMIT = timedelta(days=1)


def forget_old_limits(session: Session) -> None:
    """Drop counts of tries whose limit has long passed."""
    throttle.forget_before(session, utcnow() - LONGEST_LIMIT)


def all_jobs() -> tuple[Job, ...]:
    """The jobs of this installation."""
    of_rooms = [
        Job(
            job.name, job.every, rooms.resolve(name, job.work), outside=job.outside, everywhere=job.everywhere
        )
        for name, room in rooms.all_rooms().items()
        for job in room.jobs
    ]
    return (
        Job("forget old limits", timedelta(hours=1), forget_old_limits),
        Job("forget old messages", timedelta(hours=1), outbox.forget_old),
        *of_rooms,
        *delivery.jobs(outbox.channels.values()),
    )
