"""Rows of what one has agreed to do."""

from learnhub.access.actor import Actor
from learnhub.features.actions.models import ActionItem
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, number_of


def list_actions(world: World, actor: Actor) -> Call:
    world.action(actor, *world.meeting())
    return Call()


def finish_action(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting()
    agreed = world.action(actor, ritual, day)
    return Call((agreed,), {"is_done": True}, column(ActionItem, agreed, "done_at"))


def remove_action(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting()
    return Call((world.action(actor, ritual, day),), None, number_of(ActionItem))


ROWS = (
    Row("GET /api/v1/actions", list_actions),
    Row("PUT /api/v1/actions/{}", finish_action, others=()),
    Row("DELETE /api/v1/actions/{}", remove_action, others=()),
)
