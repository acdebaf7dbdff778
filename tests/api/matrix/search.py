"""Rows of the search."""

from learnhub.access.actor import Actor
from tests.api.matrix import Call, Row, read
from tests.api.matrix.cards import FRONT
from tests.web.matrix.world import World


def found(world: World, _actor: Actor) -> Call:
    world.card()
    return Call(shows=FRONT, query="?q=grase")


def similar(world: World, _actor: Actor) -> Call:
    world.card()
    return Call(shows=FRONT, query="?q=How%20much%20grease%20for%20a%20pump")


def colleague(world: World, _actor: Actor) -> Call:
    person = world.member("Ines Blanc")
    return Call(shows=f'"address":"/people/{person.person_id}"', query="?q=ines+blanc&kind=person")


ROWS = (
    Row("GET /api/v1/search", found),
    Row("GET /api/v1/search/similar", similar),
    Row("GET /api/v1/search/people", read("Colleague", query="?q=colleague")),
)
