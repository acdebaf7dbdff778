"""Rows of the editor of REX."""

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.actions.models import ActionItem
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.rex import presence, service
from learnhub.features.rex.models import Rex, RexCause, RexEntry
from tests.features.rex.support import add_cause, add_entry, open_rex, save, view
from tests.web.matrix import Case, Row
from tests.web.matrix.world import World, column, number_of

KEY, ROW = "0123456789abcdef", "fedcba9876543210"


def _page(rex: str) -> str:
    return f"/rex/{rex}/edit"


def _with_facts(actor: Actor) -> tuple[str, str, str]:
    """A REX with two facts under what happened."""
    rex = open_rex(actor)
    return (
        rex,
        add_cause(actor, rex, "No spare on site"),
        add_cause(actor, rex, "The crane was there one day"),
    )


def load(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    return Case(_page(rex), meanwhile=lambda: save(actor, rex, "well", "The night team stayed.", 1))


def refresh(world: World, actor: Actor) -> Case:
    case = load(world, actor)
    return Case(case.path, {"version": "another"}, meanwhile=case.meanwhile)


def save_unit(_world: World, actor: Actor) -> Case:
    rex, fact, _other = _with_facts(actor)
    payload = {"unit": f"cause:{fact}", "text": "No spare of this size", "edition": 1, "key": KEY}
    return Case(_page(rex), payload, column(RexCause, fact, "words"))


def add_fact(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    top = view(actor, rex).causes[0].id
    payload = {"row": ROW, "parent_id": top, "place": 0, "words": "It was wet", "key": KEY}
    return Case(_page(rex), payload, number_of(RexCause, RexCause.rex_id == rex))


def add_facts(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    form = {"facts": "It was wet\nIt was dark", "parent_id": ""}
    return Case(_page(rex), {"form": form}, number_of(RexCause, RexCause.rex_id == rex))


def paste_facts(_world: World, actor: Actor) -> Case:
    rex, fact, _other = _with_facts(actor)
    payload = {"parent_id": fact, "facts": "It was wet\nIt was dark"}
    return Case(_page(rex), payload, number_of(RexCause, RexCause.parent_id == fact))


def move_fact(_world: World, actor: Actor) -> Case:
    rex, fact, _other = _with_facts(actor)
    return Case(_page(rex), {"cause_id": fact, "step": "down"}, column(RexCause, fact, "position"))


def hang_fact(_world: World, actor: Actor) -> Case:
    rex, fact, other = _with_facts(actor)
    return Case(_page(rex), {"cause_id": fact, "under": other}, column(RexCause, fact, "parent_id"))


def mark_fact(_world: World, actor: Actor) -> Case:
    rex, fact, _other = _with_facts(actor)
    payload = {"cause_id": fact, "mark": "kind", "value": "task"}
    return Case(_page(rex), payload, column(RexCause, fact, "kind"))


def remove_fact(_world: World, actor: Actor) -> Case:
    rex, fact, _other = _with_facts(actor)
    return Case(_page(rex), {"cause_id": fact}, number_of(RexCause, RexCause.rex_id == rex))


def keep_as_lesson(_world: World, actor: Actor) -> Case:
    rex, fact, _other = _with_facts(actor)
    return Case(_page(rex), {"cause_id": fact}, lambda _tab: view(actor, rex).texts.get("lessons"))


def add_moment(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    form = {"day": "2026-03-02", "at": "04:10", "viewpoint": "On call", "words": "The phone rang."}
    return Case(_page(rex), {"form": form}, number_of(RexEntry, RexEntry.rex_id == rex))


def remove_moment(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    entry = add_entry(actor, rex, "The phone rang.")
    return Case(_page(rex), {"entry_id": entry}, number_of(RexEntry, RexEntry.rex_id == rex))


ACTION = {"words": "Order a spare bearing", "due_on": "2030-03-02"}


def add_action(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    form = ACTION | {"owner_id": str(actor.person_id)}
    return Case(_page(rex), {"form": form}, number_of(ActionItem, ActionItem.content_id == rex))


def finish_action(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    form = ActionItemInput.model_validate(ACTION | {"owner_id": str(actor.person_id)})
    action = db.write_now(service.add_action, actor, rex, form)
    return Case(_page(rex), {"action_id": action, "on": True}, column(ActionItem, action, "done_at"))


def write_here(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    return Case(_page(rex), {"unit": "text:well"}, lambda _tab: len(presence.writers_of(rex)))


def ask_check(_world: World, actor: Actor) -> Case:
    rex = open_rex(actor)
    return Case(_page(rex), {}, column(Rex, rex, "stage"))


ROWS = (
    Row("EditRexState.load", load),
    Row("WritingLiveState.resync", lambda _world, actor: Case(_page(open_rex(actor)))),
    Row("EditRexState.refresh", refresh),
    Row("EditRexState.save", save_unit),
    Row("EditRexState.add_fact", add_fact),
    Row("EditRexState.add_facts", add_facts),
    Row("EditRexState.paste_facts", paste_facts),
    Row("EditRexState.move_fact", move_fact),
    Row("EditRexState.hang_fact", hang_fact),
    Row("EditRexState.mark_fact", mark_fact),
    Row("EditRexState.remove_fact", remove_fact),
    Row("EditRexState.keep_as_lesson", keep_as_lesson),
    Row("EditRexState.add_entry", add_moment),
    Row("EditRexState.remove_entry", remove_moment),
    Row("EditRexState.add_action", add_action),
    Row("EditRexState.finish_action", finish_action),
    Row("EditRexState.write_here", write_here),
    Row("EditRexState.ask_check", ask_check),
)
