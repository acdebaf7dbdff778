"""Rows of thanks from a person to a person."""

from learnhub.access.actor import Actor
from learnhub.features.recognition.models import Recognition
from tests.api.matrix import Call, Row
from tests.features.recognition.support import WORDS, thank
from tests.web.matrix import MODERATORS, SIGNED_IN
from tests.web.matrix.world import World, column, number_of


def colleague_with_a_story(world: World) -> tuple[Actor, str]:
    """Somebody who told something."""
    colleague = world.member()
    return colleague, world.failure(colleague)


def thanked(world: World, giver: Actor | None = None, receiver: Actor | None = None) -> tuple[str, Actor]:
    """Thanks of somebody to somebody, by default of and to colleagues."""
    receiver = receiver or world.member()
    story = world.failure(receiver)
    return thank(giver or world.member(), receiver, content_id=story), receiver


def is_person(actor: Actor) -> bool:
    """Whether somebody can give and receive thanks."""
    return actor.is_signed_in


def listed(world: World, _actor: Actor) -> Call:
    _given, receiver = thanked(world)
    return Call((receiver.person_id,), shows=WORDS)


def desk(world: World, _actor: Actor) -> Call:
    colleague, story = colleague_with_a_story(world)
    return Call((colleague.person_id,), shows=story)


def give(world: World, _actor: Actor) -> Call:
    colleague, story = colleague_with_a_story(world)
    return Call((colleague.person_id,), {"words": WORDS, "content_id": story}, number_of(Recognition))


def take_back(world: World, actor: Actor) -> Call:
    given, _receiver = thanked(world, giver=actor if is_person(actor) else None)
    return Call((given,), None, number_of(Recognition))


def hide(world: World, actor: Actor) -> Call:
    given, _receiver = thanked(world, receiver=actor if is_person(actor) else None)
    return Call((given,), {"is_hidden": True}, column(Recognition, given, "is_hidden"))


def remove(world: World, _actor: Actor) -> Call:
    given, _receiver = thanked(world)
    return Call((given,), None, number_of(Recognition))


ROWS = (
    Row("GET /api/v1/people/{}/thanks", listed),
    Row("GET /api/v1/people/{}/thanks/new", desk),
    Row("POST /api/v1/people/{}/thanks", give),
    Row("DELETE /api/v1/thanks/{}", take_back, SIGNED_IN, others=()),
    Row("PUT /api/v1/thanks/{}/hidden", hide, SIGNED_IN, others=()),
    Row("POST /api/v1/thanks/{}/remove", remove, MODERATORS),
)
