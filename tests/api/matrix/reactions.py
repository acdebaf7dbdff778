"""Rows of reactions."""

from learnhub.access.actor import Actor
from learnhub.features.reactions.models import ContentReaction
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column


def shown(world: World, _actor: Actor) -> Call:
    return Call((world.checklist(),), shows="can_react")


def react(world: World, actor: Actor) -> Call:
    video = world.video()
    effect = column(ContentReaction, (video, "useful", actor.person_id), "content_id")
    return Call((video,), {"reaction": "useful", "on": True}, effect)


ROWS = (
    Row("GET /api/v1/content/{}/reactions", shown),
    Row("PUT /api/v1/content/{}/reactions", react),
)
