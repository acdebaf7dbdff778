"""Everything that comes back, and how often: what the rooms declare, and what belongs to no room."""

from datetime import timedelta

from learnhub import rooms
from learnhub.core import outbox
from learnhub.core.jobs import Job
from learnhub.jobs import delivery


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
        Job("forget old messages", timedelta(hours=1), outbox.forget_old),
        *of_rooms,
        *delivery.jobs(outbox.channels.values()),
    )
