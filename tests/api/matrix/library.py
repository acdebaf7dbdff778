"""Rows of what the library lists."""

from learnhub.access.actor import Actor
from tests.api.matrix import Call, Row
from tests.api.matrix.guides import TITLE
from tests.web.matrix.world import World


def listed(world: World, _actor: Actor) -> Call:
    world.practice()
    return Call(shows=TITLE, query="?kind=practice&kind=steps&words=call&order=most_used")


def facets(world: World, _actor: Actor) -> Call:
    world.practice()
    return Call(shows='"value":"practice","label":"practice"', query="?language=en")


def converted(_world: World, _actor: Actor) -> Call:
    return Call(shows="sources")


ROWS = (
    Row("GET /api/v1/library/items", listed),
    Row("GET /api/v1/library/facets", facets),
    Row("GET /api/v1/library/converted", converted),
)
