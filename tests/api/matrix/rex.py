"""Rows of REX and of the register of projects."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.actions.models import ActionItem
from learnhub.features.discussion.models import Content
from learnhub.features.rex import service
from learnhub.features.rex.models import Rex, RexCause, RexEntry, RexProject, RexWitness
from learnhub.features.rex.schemas import CauseWordsInput, ProjectInput
from tests.api.matrix import Call, Row
from tests.features.rex.support import (
    FACTS,
    NIGHT,
    OPEN,
    TITLE,
    add_cause,
    add_entry,
    open_rex,
    publish,
    view,
)
from tests.features.rex.support import save as save_text
from tests.web.matrix.world import World, column, content, number_of

PROJECT = {"name": "New sensors", "team": "Stations", "language": "en", "ends_on": "2199-03-20"}
LONG_AGO = timedelta(days=100)


def published(world: World) -> str:
    """A REX of a colleague that everybody reads."""
    author = world.member()
    return publish(author, open_rex(author))


def listed(world: World, _actor: Actor) -> Call:
    published(world)
    return Call(shows=TITLE)


def opened(_world: World, _actor: Actor) -> Call:
    return Call((), OPEN, number_of(Content))


def own(_world: World, actor: Actor) -> Call:
    open_rex(actor)
    return Call(shows=TITLE)


def lessons(_world: World, _actor: Actor) -> Call:
    return Call(shows="[]", query="?words=A+pumping+station")


def get(world: World, _actor: Actor) -> Call:
    return Call((published(world),), shows="Nobody was on site")


def frame(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    form = {"happened_on": "2026-03-01", "owner_id": actor.person_id}
    return Call((rex,), form, column(Rex, rex, "happened_on"))


def remove(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    return Call((rex,), None, content(rex, "status"))


def save(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    return Call((rex,), {"name": "facts", "text": FACTS, "edition": 1}, content(rex, "body"))


def entry(_world: World, actor: Actor) -> Call:
    form = {"at": NIGHT.isoformat(), "viewpoint": "Control room", "words": "The alarm rang."}
    return Call((open_rex(actor),), form, number_of(RexEntry))


def edit_entry(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    seen = add_entry(actor, rex, "The alarm rang.")
    form = {"at": NIGHT.isoformat(), "words": "The alarm rang twice.", "edition": 1}
    return Call((rex, seen), form, column(RexEntry, seen, "words"))


def remove_entry(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    return Call((rex, add_entry(actor, rex, "The alarm rang.")), None, number_of(RexEntry))


def cause(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    form = {"parent_id": view(actor, rex).causes[0].id, "words": "Both pumps tripped"}
    return Call((rex,), form, number_of(RexCause))


def of_cause(form: dict[str, Any], name: str) -> Callable[[World, Actor], Call]:
    """A change of a fact, seen in one of its columns."""

    def call(_world: World, actor: Actor) -> Call:
        rex = open_rex(actor)
        fact = add_cause(actor, rex, "Both pumps tripped")
        return Call((rex, fact), form, column(RexCause, fact, name))

    return call


def move(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    fact, other = add_cause(actor, rex, "Both pumps tripped"), add_cause(actor, rex, "The alarm was late")
    return Call((rex, other), {"parent_id": fact, "place": 0}, column(RexCause, other, "parent_id"))


def remove_cause(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    return Call((rex, add_cause(actor, rex, "Both pumps tripped")), None, number_of(RexCause))


def editions(world: World, _actor: Actor) -> Call:
    author = world.member()
    rex = open_rex(author)
    fact = add_cause(author, rex, "Both pumps tripped")
    form = CauseWordsInput(words="One pump tripped", edition=1)
    db.write_now(service.reword_cause, author, rex, fact, form)
    publish(author, rex)
    return Call((rex, fact), shows="Both pumps tripped")


def add_person(world: World, actor: Actor) -> Call:
    return Call((open_rex(actor),), {"person_id": world.member().person_id}, number_of(RexWitness))


def remove_person(world: World, actor: Actor) -> Call:
    other = world.member()
    return Call((open_rex(actor, other), other.person_id), None, number_of(RexWitness))


def ask_check(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    return Call((rex,), None, column(Rex, rex, "stage"))


def check(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    db.write_now(service.ask_check, actor, rex)
    return Call((rex,), {"differs": "It was dark."}, column(RexWitness, (rex, actor.person_id), "differs"))


def review(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor)
    db.write_now(service.ask_check, actor, rex)
    return Call((rex,), {"day": "2199-03-20"}, column(Rex, rex, "review_on"))


def show(_world: World, actor: Actor) -> Call:
    rex = open_rex(actor, template="short")
    save_text(actor, rex, "facts", FACTS, 1)
    return Call((rex,), None, content(rex, "status"))


def act(_world: World, actor: Actor) -> Call:
    form = {"words": "Review the sheets", "owner_id": actor.person_id, "due_on": "2199-03-20"}
    return Call((open_rex(actor),), form, number_of(ActionItem))


def effect(_world: World, actor: Actor) -> Call:
    with clock.at(clock.utcnow() - LONG_AGO):
        rex = publish(actor, open_rex(actor))
    return Call((rex,), {"effect": "no", "words": "Still late."}, column(Rex, rex, "effect"))


def project(actor: Actor) -> str:
    """A project of the register."""
    return db.write_now(service.add_project, actor, ProjectInput.model_validate(PROJECT))


def projects(world: World, _actor: Actor) -> Call:
    project(world.member())
    return Call(shows="New sensors")


def add_project(_world: World, _actor: Actor) -> Call:
    return Call((), PROJECT, number_of(RexProject))


def get_project(world: World, _actor: Actor) -> Call:
    return Call((project(world.member()),), shows="New sensors")


def edit_project(_world: World, actor: Actor) -> Call:
    made = project(actor)
    return Call((made,), PROJECT | {"name": "Newer sensors"}, column(RexProject, made, "name"))


def remove_project(_world: World, actor: Actor) -> Call:
    return Call((project(actor),), None, number_of(RexProject))


REX = "/api/v1/rex/{}"
ROWS = (
    Row("GET /api/v1/rex", listed),
    Row("POST /api/v1/rex", opened),
    Row("GET /api/v1/rex-writing", own),
    Row("GET /api/v1/rex-coverage", lambda _world, _actor: Call(shows="due")),
    Row("GET /api/v1/rex-lessons", lessons),
    Row(f"GET {REX}", get),
    Row(f"GET {REX}/markdown", get),
    Row(f"PUT {REX}", frame, others=()),
    Row(f"DELETE {REX}", remove, others=()),
    Row(f"PUT {REX}/texts", save, others=()),
    Row(f"POST {REX}/entries", entry, others=()),
    Row(f"PUT {REX}/entries/{{}}", edit_entry, others=()),
    Row(f"DELETE {REX}/entries/{{}}", remove_entry, others=()),
    Row(f"POST {REX}/causes", cause, others=()),
    Row(f"PUT {REX}/causes/{{}}", of_cause({"words": "One pump tripped", "edition": 1}, "words"), others=()),
    Row(f"PUT {REX}/causes/{{}}/marks", of_cause({"kind": "task"}, "kind"), others=()),
    Row(f"PUT {REX}/causes/{{}}/place", move, others=()),
    Row(f"DELETE {REX}/causes/{{}}", remove_cause, others=()),
    Row(f"GET {REX}/editions/{{}}", editions),
    Row(f"POST {REX}/people", add_person, others=()),
    Row(f"DELETE {REX}/people/{{}}", remove_person, others=()),
    Row(f"POST {REX}/check", ask_check, others=()),
    Row(f"PUT {REX}/check", check, others=()),
    Row(f"PUT {REX}/review", review, others=()),
    Row(f"POST {REX}/publication", show, others=()),
    Row(f"POST {REX}/actions", act, others=()),
    Row(f"PUT {REX}/effect", effect, others=()),
    Row("GET /api/v1/rex-projects", projects),
    Row("POST /api/v1/rex-projects", add_project),
    Row("GET /api/v1/rex-projects/{}", get_project),
    Row("PUT /api/v1/rex-projects/{}", edit_project),
    Row("DELETE /api/v1/rex-projects/{}", remove_project),
)
