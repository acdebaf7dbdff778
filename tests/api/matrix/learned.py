"""Rows of what a month taught."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.learned import queries
from learnhub.features.learned.models import LearnedOrder
from learnhub.features.learned.months import parse
from tests.api.matrix import Call, Row
from tests.features.learned.support import this_month
from tests.web.matrix import LEADERS
from tests.web.matrix.learned import two
from tests.web.matrix.world import World, column


def get(world: World, _actor: Actor) -> Call:
    two(world)
    return Call((this_month(),), shows="Which one first?")


def arrange(world: World, _actor: Actor) -> Call:
    month = parse(this_month())
    edition, _items = db.read_now(queries.read_order, month)
    form = {"items": two(world)[::-1], "edition": edition}
    return Call((this_month(),), form, column(LearnedOrder, month, "edition"))


ROWS = (
    Row("GET /api/v1/learned/{}", get),
    Row("PUT /api/v1/learned/{}/order", arrange, LEADERS),
)
