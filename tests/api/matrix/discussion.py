"""Rows of what is done with content of any kind."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import service
from tests.api.matrix import Call, Row
from tests.web.matrix import MODERATORS
from tests.web.matrix.world import World, content, votes


def vote(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    return Call((question,), {"on": True}, votes(question))


def hide(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    return Call((question,), {"reason": "Names a customer"}, content(question, "status"))


def unhide(world: World, _actor: Actor) -> Call:
    question = world.question(world.member())
    db.write_now(service.hide, world.person("moderator"), question, "Names a customer")
    return Call((question,), None, content(question, "status"))


ROWS = (
    Row("PUT /api/v1/posts/{}/vote", vote),
    Row("PUT /api/v1/content/{}/hidden", hide, MODERATORS),
    Row("DELETE /api/v1/content/{}/hidden", unhide, MODERATORS),
)
