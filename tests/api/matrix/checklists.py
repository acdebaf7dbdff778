"""Rows of checklists."""

from learnhub.access.actor import Actor
from learnhub.core import clock
from learnhub.features.checklists.models import ChecklistMark, ChecklistRun
from learnhub.features.discussion.models import Content
from tests.api.matrix import Call, Row
from tests.web.matrix.world import World, column, content, number_of

FORM = {"title": "Restart it quickly", "points": "Only this", "language": "en"}


def listed(world: World, _actor: Actor) -> Call:
    world.checklist()
    return Call(shows="Restart a pumping station")


def get(world: World, _actor: Actor) -> Call:
    return Call((world.checklist(),), shows="Key is out")


def publish(_world: World, _actor: Actor) -> Call:
    return Call((), FORM, number_of(Content))


def edit(world: World, actor: Actor) -> Call:
    checklist = world.checklist(actor)
    return Call((checklist,), FORM | {"edition": 1}, column(Content, checklist, "title"))


def remove(world: World, actor: Actor) -> Call:
    checklist = world.checklist(actor)
    return Call((checklist,), None, content(checklist, "status"))


def list_runs(world: World, actor: Actor) -> Call:
    checklist = world.checklist()
    world.run(actor, checklist)
    return Call((checklist,), shows="Givors")


def start(world: World, _actor: Actor) -> Call:
    return Call((world.checklist(),), {"subject": "P2"}, number_of(ChecklistRun))


def get_run(world: World, actor: Actor) -> Call:
    return Call((world.run(actor),), shows="Givors")


def send(world: World, actor: Actor) -> Call:
    done = {"key": "tick-0001", "point": 0, "mark": "done", "at": clock.utcnow().isoformat()}
    return Call((world.run(actor),), {"marks": [done]}, number_of(ChecklistMark))


def remove_run(world: World, actor: Actor) -> Call:
    return Call((world.run(actor),), None, number_of(ChecklistRun))


ROWS = (
    Row("GET /api/v1/checklists", listed),
    Row("POST /api/v1/checklists", publish),
    Row("GET /api/v1/checklists/{}", get),
    Row("PUT /api/v1/checklists/{}", edit, others=()),
    Row("DELETE /api/v1/checklists/{}", remove, others=()),
    Row("GET /api/v1/checklists/{}/runs", list_runs),
    Row("POST /api/v1/checklists/{}/runs", start),
    Row("GET /api/v1/runs/{}", get_run, others=()),
    Row("POST /api/v1/runs/{}/marks", send, others=()),
    Row("DELETE /api/v1/runs/{}", remove_run, others=()),
)
