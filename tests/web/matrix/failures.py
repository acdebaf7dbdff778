"""Rows of small failures."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import ballots
from learnhub.features.discussion.models import Content
from learnhub.features.failures import queries, service
from learnhub.features.failures.enums import Echo
from learnhub.features.failures.models import FailureEcho, FailureVoice
from learnhub.features.failures.schemas import EditFailureInput
from tests.features.failures.support import WORDS, tell_unsigned
from tests.web.matrix import Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of

PAGE = 20
FORM = {name: value for name, value in WORDS.items() if not isinstance(value, bool)} | {"topics": ""}


def open_wall(world: World, _actor: Actor) -> Case:
    return Case("/failures", meanwhile=world.failure)


@shared
def more_stories(world: World, _actor: Actor) -> Case:
    teller = world.member()
    for number in range(PAGE + 1):
        world.failure(teller, f"What went wrong, number {number}")
    return Case("/failures")


def open_story(world: World, _actor: Actor) -> Case:
    teller = world.member()
    story = world.failure(teller)
    form = EditFailureInput.model_validate(WORDS | {"lesson": "Ask first.", "edition": 1})
    return Case(
        f"/failures/{story}", meanwhile=lambda: db.write_now(service.edit_failure, teller, story, form)
    )


def remove(world: World, actor: Actor) -> Case:
    story = world.failure(actor)
    return Case(f"/failures/{story}", {}, content(story, "status"))


def publish(_world: World, _actor: Actor) -> Case:
    return Case("/failures/new", {"form": FORM}, number_of(Content))


def undo_publishing(_world: World, _actor: Actor) -> Case:
    before = (("TellFailureState.publish", {"form": FORM}),)
    return Case("/failures/new", {}, number_of(Content, Content.status == "removed"), before)


def edit(world: World, actor: Actor) -> Case:
    return Case(f"/failures/{world.failure(actor)}/edit")


def save(world: World, actor: Actor) -> Case:
    story = world.failure(actor)
    form = FORM | {"happened": "The phones rang, and rang again.", "edition": 1}
    return Case(f"/failures/{story}/edit", {"form": form}, column(Content, story, "body"))


def echo(world: World, actor: Actor) -> Case:
    story = world.failure()
    effect = column(FailureEcho, (story, "me_too", actor.person_id), "content_id")
    return Case(f"/failures/{story}", {"content_id": story, "said": "me_too", "on": True}, effect)


def bring(_world: World, actor: Actor) -> Case:
    """Somebody has answered a story without a name with two ballots; one of the two goes."""
    story, _secret = tell_unsigned()
    db.write_now(service.echo, actor, story, Echo.ME_TOO, on=True)
    before = ballots.find(queries.WALL, str(actor.person_id))
    ballots.clear()
    db.write_now(service.echo, actor, story, Echo.ME_TOO, on=True)
    return Case(f"/failures/{story}", {"ballot": before}, number_of(FailureVoice))


ROWS = (
    Row("WallState.load", open_wall),
    Row("WallState.show_more", more_stories),
    Row("FailureState.load", open_story),
    Row("FailureState.remove", remove),
    Row("TellFailureState.load", at("/failures/new")),
    Row("TellFailureState.begin", at("/failures/new")),
    Row("TellFailureState.publish", publish),
    Row("TellFailureState.undo", undo_publishing),
    Row("EditFailureState.load", edit),
    Row("EditFailureState.save", save),
    Row("UnsignedFailureState.load", at("/failures/new/anonymous")),
    Row("EchoState.echo", echo),
    Row("EchoState.bring", bring),
)
