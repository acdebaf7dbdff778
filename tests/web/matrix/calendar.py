"""Rows of one's own calendar."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.calendar import service
from learnhub.features.calendar.models import CalendarFeed
from tests.web.matrix import Case, Row
from tests.web.matrix.world import World, column, number_of

PAGE = "/settings/calendar"


def load(_world: World, actor: Actor) -> Case:
    return Case(PAGE, meanwhile=lambda: db.write_now(service.make_feed, actor))


def make(_world: World, actor: Actor) -> Case:
    return Case(PAGE, effect=column(CalendarFeed, actor.person_id, "hash"))


def forget(_world: World, _actor: Actor) -> Case:
    return Case(PAGE, before=(("CalendarFeedState.make", {}),))


def end(_world: World, actor: Actor) -> Case:
    db.write_now(service.make_feed, actor)
    return Case(PAGE, effect=number_of(CalendarFeed))


ROWS = (
    Row("CalendarFeedState.load", load),
    Row("CalendarFeedState.make", make),
    Row("CalendarFeedState.forget", forget),
    Row("CalendarFeedState.end", end),
)
