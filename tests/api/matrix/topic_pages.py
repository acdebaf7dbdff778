"""Rows of what there is on a topic."""

from learnhub.access.actor import Actor
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World


def overview(world: World, _actor: Actor) -> Call:
    topic = world.topic()
    return Call((topic,), shows='"name":"Seals"')


ROWS = (Row("GET /api/v1/topics/{}/overview", overview),)
