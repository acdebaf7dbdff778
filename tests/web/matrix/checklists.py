"""Rows of checklists."""

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.checklists import service
from learnhub.features.checklists.models import ChecklistRun
from learnhub.features.checklists.schemas import EditChecklistInput, MarksInput
from learnhub.features.discussion.models import Content
from tests.web.matrix import Case, Row, at
from tests.web.matrix.world import World, column, content, number_of

WORDS = {"title": "Restart it quickly", "points": "Only this"}
FORM = {**WORDS, "when": "", "topics": "", "language": "en"}


def open_checklist(world: World, _actor: Actor) -> Case:
    author = world.member()
    checklist = world.checklist(author)
    form = EditChecklistInput(**WORDS, language="en", edition=1)

    def edit() -> None:
        db.write_now(service.edit_checklist, author, checklist, form)

    return Case(f"/checklists/{checklist}", meanwhile=edit)


def start(world: World, _actor: Actor) -> Case:
    return Case(f"/checklists/{world.checklist()}", {"form": {"subject": "P2"}}, number_of(ChecklistRun))


def more_runs(world: World, actor: Actor) -> Case:
    checklist = world.checklist()
    if actor.is_signed_in:
        for _number in range(21):
            world.run(actor, checklist)
    return Case(f"/checklists/{checklist}")


def remove(world: World, actor: Actor) -> Case:
    checklist = world.checklist(actor)
    return Case(f"/checklists/{checklist}", {}, content(checklist, "status"))


def open_run(world: World, actor: Actor) -> Case:
    run = world.run(actor)
    done = {"key": "tick-0001", "point": 0, "mark": "done", "at": clock.utcnow()}

    def tick() -> None:
        db.write_now(service.send_marks, actor, run, MarksInput.model_validate({"marks": [done]}))

    return Case(f"/runs/{run}", meanwhile=tick)


def remove_run(world: World, actor: Actor) -> Case:
    return Case(f"/runs/{world.run(actor)}", {}, number_of(ChecklistRun))


def publish(_world: World, _actor: Actor) -> Case:
    return Case("/checklists/new", {"form": FORM}, number_of(Content))


def undo_publishing(_world: World, _actor: Actor) -> Case:
    before = (("WriteChecklistState.publish", {"form": FORM}),)
    return Case("/checklists/new", {}, number_of(Content, Content.status == "removed"), before)


def edit(world: World, actor: Actor) -> Case:
    return Case(f"/checklists/{world.checklist(actor)}/edit")


def save(world: World, actor: Actor) -> Case:
    checklist = world.checklist(actor)
    effect = column(Content, checklist, "title")
    return Case(f"/checklists/{checklist}/edit", {"form": FORM | {"edition": 1}}, effect)


ROWS = (
    Row("ChecklistState.load", open_checklist),
    Row("ChecklistState.start", start),
    Row("ChecklistState.show_more", more_runs),
    Row("ChecklistState.remove", remove),
    Row("RunLiveState.resync", lambda world, actor: Case(f"/runs/{world.run(actor)}")),
    Row("RunState.load", open_run),
    Row("RunState.remove", remove_run),
    Row("WriteChecklistState.load", at("/checklists/new")),
    Row("WriteChecklistState.begin", at("/checklists/new")),
    Row("WriteChecklistState.publish", publish),
    Row("WriteChecklistState.undo", undo_publishing),
    Row("EditChecklistState.load", edit),
    Row("EditChecklistState.save", save),
)
