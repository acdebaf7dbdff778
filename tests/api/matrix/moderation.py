"""Rows of flags and of what moderators decide."""

from learnhub.access.actor import Actor
from learnhub.features.moderation.models import Flag, ModerationCase, ModerationPass
from tests.api.matrix import Call, Row
from tests.web.matrix import MODERATORS
from tests.web.matrix.moderation import decided, flagged
from tests.web.matrix.world import World, column, number_of


def flag(world: World, _actor: Actor) -> Call:
    return Call((world.question(world.member()),), {"reason": "unkind"}, number_of(Flag))


def cases(world: World, _actor: Actor) -> Call:
    return Call(shows=f'"id":"{flagged(world)}"')


def case(world: World, _actor: Actor) -> Call:
    case_id = flagged(world)
    return Call((case_id,), shows=f'"id":"{case_id}"')


def decide(world: World, _actor: Actor) -> Call:
    case_id = flagged(world)
    return Call((case_id,), {"decision": "keep"}, column(ModerationCase, case_id, "decision"))


def undo(world: World, actor: Actor) -> Call:
    case_id = decided(world, actor)
    return Call((case_id,), None, column(ModerationCase, case_id, "decision"))


def ask_another(world: World, _actor: Actor) -> Call:
    world.person("moderator")
    return Call((flagged(world),), None, number_of(ModerationPass))


def message(world: World, actor: Actor) -> Call:
    return Call((decided(world, author=actor),), shows="Be kind.")


def answer(world: World, actor: Actor) -> Call:
    form = {"text": "I was asked to say it."}
    return Call((decided(world, author=actor),), form, number_of(ModerationCase))


def log(world: World, _actor: Actor) -> Call:
    return Call(shows=f'"id":"{decided(world)}"')


ROWS = (
    Row("PUT /api/v1/content/{}/flag", flag),
    Row("GET /api/v1/moderation/cases", cases, MODERATORS),
    Row("GET /api/v1/moderation/cases/{}", case, MODERATORS),
    Row("PUT /api/v1/moderation/cases/{}/decision", decide, MODERATORS),
    Row("DELETE /api/v1/moderation/cases/{}/decision", undo, MODERATORS),
    Row("PUT /api/v1/moderation/cases/{}/passed", ask_another, MODERATORS),
    Row("GET /api/v1/moderation/cases/{}/message", message, others=()),
    Row("PUT /api/v1/moderation/cases/{}/answer", answer, others=()),
    Row("GET /api/v1/moderation/log", log),
)
