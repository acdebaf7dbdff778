"""Inboxes with the last days in them: what came before was read and put away."""

from datetime import datetime, timedelta

from learnhub.core import db, outbox
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene
from learnhub.features.notices import fanout, queries, service
from learnhub.jobs.delivery import deliver

KEPT_DAYS = 4


def scenes(actors: Cast, now: datetime) -> list[Scene]:
    """Some days ago everything was put away that had come until then."""

    def put_away() -> None:
        tell()
        for actor in actors.values():
            db.write_now(service.archive_known, actor)
            while waiting := db.read_now(queries.list_inbox, actor, waiting=True).items:
                for row in waiting:
                    db.write_now(service.archive, actor, row.thing)

    return [Scene(now - timedelta(days=KEPT_DAYS), put_away)]


def tell() -> None:
    """Tell what has happened so far."""
    deliver(outbox.channels[fanout.CHANNEL])
