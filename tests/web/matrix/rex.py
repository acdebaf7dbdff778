"""Rows of REX and of the register of projects; its editor has rows of its own."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.actions.models import ActionItem
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.discussion.models import Content
from learnhub.features.rex import service
from learnhub.features.rex.models import Rex, RexProject, RexWitness
from tests.features.rex.support import FACTS, OPEN, add_entry, open_rex, publish, save
from tests.web.matrix import Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of

PAGE = 20
LONG_AGO = timedelta(days=100)
DUE = "2199-03-20"


def published(author: Actor, title: str = OPEN["title"]) -> str:
    """A REX that everybody reads."""
    return publish(author, open_rex(author, title=title))


def open_list(world: World, _actor: Actor) -> Case:
    return Case("/rex", meanwhile=lambda: published(world.member()))


@shared
def more_rows(world: World, _actor: Actor) -> Case:
    author = world.member()
    for number in range(PAGE + 1):
        published(author, f"The station stopped, number {number}")
    return Case("/rex")


def add_project(_world: World, _actor: Actor) -> Case:
    form = {"name": "New sensors", "team": "", "language": "en", "ends_on": DUE}
    return Case("/rex", {"form": form}, number_of(RexProject))


def look_for_person(world: World, _actor: Actor) -> Case:
    world.member("Sofia Lindqvist")
    return Case("/rex", {"typed": "Sofia"})


def pick(handler: str = "") -> Callable[[World, Actor], Case]:
    """A colleague is found, and chosen before when that is what `handler` takes back."""

    def case(world: World, _actor: Actor) -> Case:
        sofia = {"person_id": str(world.member("Sofia Lindqvist").person_id)}
        before: list[tuple[str, Any]] = [("ProjectState.look_for", {"typed": "Sofia"})]
        before += [(handler, sofia)] if handler else []
        return Case("/rex", sofia, before=tuple(before))

    return case


def opened(_world: World, _actor: Actor) -> Case:
    return Case("/rex/new", {"form": OPEN | {"ended_on": ""}}, number_of(Content))


def read(world: World, _actor: Actor) -> Case:
    author = world.member()
    rex = published(author)
    return Case(f"/rex/{rex}", meanwhile=lambda: add_entry(author, rex, "The alarm rang."))


def remove(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    return Case(f"/rex/{rex}", {}, content(rex, "status"))


def ask_check(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    return Case(f"/rex/{rex}", {}, column(Rex, rex, "stage"))


def asked(actor: Actor) -> str:
    """A REX of which the facts are to be checked."""
    rex = open_rex(actor)
    db.write_now(service.ask_check, actor, rex)
    return rex


def check(_world: World, actor: Actor) -> Case:
    rex = asked(actor)
    effect = column(RexWitness, (rex, actor.person_id), "differs")
    return Case(f"/rex/{rex}", {"form": {"differs": "It was dark."}}, effect)


def review(_world: World, actor: Actor) -> Case:
    rex = asked(actor)
    return Case(f"/rex/{rex}", {"form": {"day": DUE}}, column(Rex, rex, "review_on"))


def show(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor, template="short")
    save(actor, rex, "facts", FACTS, 1)
    return Case(f"/rex/{rex}", {}, content(rex, "status"))


def look_for(world: World, actor: Actor) -> Case:
    world.member("Sofia Lindqvist")
    return Case(f"/rex/{open_rex(actor)}", {"typed": "sof"})


def add_person(world: World, actor: Actor) -> Case:
    given = {"person_id": world.member().person_id}
    return Case(f"/rex/{open_rex(actor)}", given, number_of(RexWitness))


def remove_person(world: World, actor: Actor) -> Case:
    other = world.member()
    return Case(f"/rex/{open_rex(actor, other)}", {"person_id": other.person_id}, number_of(RexWitness))


def act(_world: World, actor: Actor) -> Case:
    form = {"words": "Review the sheets", "owner_id": actor.person_id, "due_on": DUE}
    return Case(f"/rex/{open_rex(actor)}", {"form": form}, number_of(ActionItem))


def finish(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    form = ActionItemInput.model_validate(
        {"words": "Review the sheets", "owner_id": actor.person_id, "due_on": DUE}
    )
    made = db.write_now(service.add_action, actor, rex, form)
    return Case(f"/rex/{rex}", {"action_id": made, "on": True}, column(ActionItem, made, "done_at"))


def effect(_world: World, actor: Actor) -> Case:
    with clock.at(clock.utcnow() - LONG_AGO):
        rex = published(actor)
    form = {"effect": "no", "words": "The sheets are still late."}
    return Case(f"/rex/{rex}", {"form": form}, column(Rex, rex, "effect"))


ROWS = (
    Row("RexListState.load", open_list),
    Row("RexListState.show_more", more_rows),
    Row("ProjectState.add_project", add_project),
    Row("ProjectState.look_for", look_for_person),
    Row("ProjectState.choose", pick()),
    Row("ProjectState.drop", pick("ProjectState.choose")),
    Row("OpenRexState.load", at("/rex/new")),
    Row("OpenRexState.open_rex", opened),
    Row("RexState.load", read),
    Row("RexState.remove", remove),
    Row("RexState.ask_check", ask_check),
    Row("RexState.check", check),
    Row("RexState.plan_review", review),
    Row("RexState.publish", show),
    Row("RexState.look_for", look_for),
    Row("RexState.add_person", add_person),
    Row("RexState.remove_person", remove_person),
    Row("RexState.add_action", act),
    Row("RexState.finish_action", finish),
    Row("RexState.answer_effect", effect),
)
