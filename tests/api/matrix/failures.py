"""Rows of small failures."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.models import Content
from learnhub.features.failures.models import FailureEcho
from tests.api.matrix import Call, Row
from tests.features.failures.support import TITLE, WORDS
from tests.web.matrix.world import World, column, content, number_of


def listed(world: World, _actor: Actor) -> Call:
    world.failure()
    return Call(shows=TITLE)


def tell(_world: World, _actor: Actor) -> Call:
    return Call((), WORDS, number_of(Content))


def get(world: World, _actor: Actor) -> Call:
    return Call((world.failure(),), shows="rang all weekend")


def edit(world: World, actor: Actor) -> Call:
    story = world.failure(actor)
    return Call((story,), WORDS | {"title": "An update on a Friday", "edition": 1}, content(story, "title"))


def remove(world: World, actor: Actor) -> Call:
    story = world.failure(actor)
    return Call((story,), None, content(story, "status"))


def echo(world: World, actor: Actor) -> Call:
    story = world.failure()
    effect = column(FailureEcho, (story, "me_too", actor.person_id), "content_id")
    return Call((story,), {"echo": "me_too", "on": True}, effect)


ROWS = (
    Row("GET /api/v1/failures", listed),
    Row("POST /api/v1/failures", tell),
    Row("GET /api/v1/failures/{}", get),
    Row("PUT /api/v1/failures/{}", edit, others=()),
    Row("DELETE /api/v1/failures/{}", remove, others=()),
    Row("PUT /api/v1/failures/{}/echoes", echo),
)
