"""Inboxes with the last days in them: what came before was read and put away."""

from collections.abc import Callable
from datetime import datetime, timedelta

from learnhub.core import db, outbox
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene
from learnhub.features.notices import fanout, queries, service
from learnhub.features.topics.service import topics_for
from learnhub.jobs.delivery import deliver

KEPT_DAYS = 4
FOLLOWED_DAYS_AGO = 60
STOPPED_DAYS_AGO = 2


def scenes(content: dict, actors: Cast, now: datetime) -> list[Scene]:
    """Topics are followed, some no longer; some days ago everything was put away that had come until then."""

    def put_away() -> None:
        tell()
        for actor in actors.values():
            db.write_now(service.archive_known, actor)
            while waiting := db.read_now(queries.list_inbox, actor, waiting=True).items:
                for row in waiting:
                    db.write_now(service.archive, actor, row.thing)

    follow, stop = service.follow_topic, service.unfollow_topic
    return [
        Scene(now - timedelta(days=FOLLOWED_DAYS_AGO), lambda: _for_each(follow, content["follows"], actors)),
        Scene(now - timedelta(days=KEPT_DAYS), put_away),
        Scene(now - timedelta(days=STOPPED_DAYS_AGO), lambda: _for_each(stop, content["stopped"], actors)),
    ]


def _for_each(act: Callable[..., None], topics: dict[str, list[str]], actors: Cast) -> None:
    for key, names in topics.items():
        for topic_id in db.write_now(topics_for, names, "en"):
            db.write_now(act, actors[key], topic_id)


def tell() -> None:
    """Tell what has happened so far."""
    deliver(outbox.channels[fanout.CHANNEL])
