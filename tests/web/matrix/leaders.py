"""Rows of leader notes."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion.models import Content
from learnhub.features.leaders import service
from learnhub.features.leaders.models import LeaderAsk
from learnhub.features.leaders.schemas import EditLeaderNoteInput
from tests.features.leaders.support import WORDS, ask_for
from tests.web.matrix import LEADERS, Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of

PAGE = 20
FORM = {name: value for name, value in WORDS.items() if not isinstance(value, bool)} | {"topics": ""}


def open_list(world: World, _actor: Actor) -> Case:
    return Case("/leaders", meanwhile=world.leader_note)


@shared
def more_notes(world: World, _actor: Actor) -> Case:
    leader = world.person("leader")
    for number in range(PAGE + 1):
        world.leader_note(leader, f"What I learned, number {number}")
    return Case("/leaders")


def open_note(world: World, _actor: Actor) -> Case:
    leader = world.person("leader")
    note = world.leader_note(leader)
    form = EditLeaderNoteInput.model_validate(WORDS | {"learned": "To ask first.", "edition": 1})
    return Case(f"/leaders/{note}", meanwhile=lambda: db.write_now(service.edit_note, leader, note, form))


def remove(world: World, actor: Actor) -> Case:
    note = world.leader_note(actor)
    return Case(f"/leaders/{note}", {}, content(note, "status"))


def show(_world: World, _actor: Actor) -> Case:
    return Case("/leaders/new", {"form": FORM})


def publish(_world: World, _actor: Actor) -> Case:
    return Case("/leaders/new", {"form": FORM}, number_of(Content))


def undo(_world: World, _actor: Actor) -> Case:
    before = (("WriteLeaderNoteState.publish", {"form": FORM}),)
    return Case("/leaders/new", {}, number_of(Content, Content.status == "removed"), before)


def not_now(_world: World, actor: Actor) -> Case:
    month = ask_for(actor)
    return Case("/leaders/new", {}, column(LeaderAsk, (month, actor.person_id), "is_off"))


def edit(world: World, actor: Actor) -> Case:
    return Case(f"/leaders/{world.leader_note(actor)}/edit")


def save(world: World, actor: Actor) -> Case:
    note = world.leader_note(actor)
    form = FORM | {"title": "What I would say aloud", "edition": 1}
    return Case(f"/leaders/{note}/edit", {"form": form}, content(note, "title"))


ROWS = (
    Row("LeaderNotesState.load", open_list),
    Row("LeaderNotesState.show_more", more_notes),
    Row("LeaderNoteState.load", open_note),
    Row("LeaderNoteState.remove", remove, LEADERS),
    Row("WriteLeaderNoteState.load", at("/leaders/new"), LEADERS),
    Row("WriteLeaderNoteState.show", show, LEADERS),
    Row("WriteLeaderNoteState.publish", publish, LEADERS),
    Row("WriteLeaderNoteState.undo", undo, LEADERS),
    Row("WriteLeaderNoteState.not_now", not_now, LEADERS),
    Row("EditLeaderNoteState.load", edit, LEADERS),
    Row("EditLeaderNoteState.save", save, LEADERS),
)
