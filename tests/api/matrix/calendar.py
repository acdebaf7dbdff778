"""Rows of one's own calendar."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.calendar import service
from learnhub.features.calendar.models import CalendarFeed
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, number_of


def get(_world: World, actor: Actor) -> Call:
    db.write_now(service.make_feed, actor)
    return Call(shows='"is_on":true')


def make(_world: World, actor: Actor) -> Call:
    return Call((), None, column(CalendarFeed, actor.person_id, "hash"))


def end(_world: World, actor: Actor) -> Call:
    db.write_now(service.make_feed, actor)
    return Call((), None, number_of(CalendarFeed, CalendarFeed.person_id == actor.person_id))


ROWS = (
    Row("GET /api/v1/calendar/feed", get),
    Row("POST /api/v1/calendar/feed", make),
    Row("DELETE /api/v1/calendar/feed", end),
)
