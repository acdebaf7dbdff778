"""Rows of rituals."""

from datetime import timedelta

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.actions.models import ActionItem
from learnhub.features.discussion.models import Content
from learnhub.features.rituals import queries, service
from learnhub.features.rituals.models import (
    RitualItem,
    RitualMeeting,
    RitualPresence,
    RitualReply,
)
from learnhub.features.rituals.schemas import CancelMeetingInput
from tests.api.matrix import Call, Row
from tests.web.matrix.rituals import for_failures, off, timed, today, tomorrow
from tests.web.matrix.world import World, column, content, number_of

FORM = {
    "title": "Workshop of the valves",
    "form": "workshop",
    "rule": "FREQ=MONTHLY;BYDAY=1TU",
    "first_on": "2030-01-01",
    "at": "12:00",
    "zone": "UTC",
    "minutes": 45,
    "language": "en",
}
MEETING = "/api/v1/rituals/{}/meetings/{}"


def listed(world: World, _actor: Actor) -> Call:
    world.ritual()
    return Call(shows="Coffee of the pumps")


def get(world: World, _actor: Actor) -> Call:
    return Call((world.ritual(),), shows="Coffee of the pumps")


def plan(_world: World, _actor: Actor) -> Call:
    return Call((), FORM, number_of(Content))


def edit(world: World, actor: Actor) -> Call:
    ritual = world.ritual(actor)
    return Call((ritual,), FORM | {"edition": 1}, column(Content, ritual, "title"))


def remove(world: World, actor: Actor) -> Call:
    ritual = world.ritual(actor)
    return Call((ritual,), None, content(ritual, "status"))


def get_meeting(world: World, _actor: Actor) -> Call:
    return Call((world.ritual(), tomorrow()), shows="Coffee of the pumps")


def move(world: World, actor: Actor) -> Call:
    ritual = world.ritual(actor)
    moved = number_of(RitualMeeting, RitualMeeting.ritual_id == ritual, RitualMeeting.starts_at.is_not(None))
    later = (today() + timedelta(days=3)).isoformat()
    return Call((ritual, tomorrow()), {"starts_at": f"{later}T15:00:00Z"}, moved)


def cancel(world: World, actor: Actor) -> Call:
    ritual = world.ritual(actor)
    return Call((ritual, tomorrow()), {"reason": "Snow."}, off(ritual))


def restore(world: World, actor: Actor) -> Call:
    ritual = world.ritual(actor)
    db.write_now(service.cancel_meeting, actor, ritual, tomorrow(), CancelMeetingInput())
    return Call((ritual, tomorrow()), None, off(ritual))


def reply(world: World, _actor: Actor) -> Call:
    return Call((world.ritual(), tomorrow()), {"reply": "yes"}, number_of(RitualReply))


def say_here(world: World, _actor: Actor) -> Call:
    return Call(world.meeting(), None, number_of(RitualPresence))


def take_here_back(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting()
    db.write_now(service.say_here, actor, ritual, day)
    return Call((ritual, day), None, number_of(RitualPresence))


def begin(world: World, actor: Actor) -> Call:
    ritual = world.ritual(actor)
    return Call((ritual, today()), None, number_of(RitualMeeting, RitualMeeting.ritual_id == ritual))


def end(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting(actor)
    ended = number_of(RitualMeeting, RitualMeeting.ritual_id == ritual, RitualMeeting.ended_at.is_not(None))
    return Call((ritual, day), None, ended)


def add_item(world: World, _actor: Actor) -> Call:
    return Call((world.ritual(), tomorrow()), {"title": "The gauge"}, number_of(RitualItem))


def propose_items(world: World, actor: Actor) -> Call:
    return Call((for_failures(world, actor), tomorrow()), None, number_of(RitualItem))


def place_item(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting(actor)
    item = world.on_agenda(actor, ritual, day)
    world.on_agenda(actor, ritual, day)
    return Call((ritual, day, item), {"place": 1}, column(RitualItem, item, "position"))


def time_item(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting(actor)
    item = world.on_agenda(actor, ritual, day)
    return Call((ritual, day, item), {"minutes": 9}, column(RitualItem, item, "minutes"))


def remove_item(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting(actor)
    item = world.on_agenda(actor, ritual, day)
    return Call((ritual, day, item), None, number_of(RitualItem, RitualItem.id == item))


def start_item(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting(actor)
    return Call((ritual, day, world.on_agenda(actor, ritual, day)), None, timed(ritual))


def pause(world: World, actor: Actor) -> Call:
    ritual, day = world.meeting(actor)
    db.write_now(service.start_item, actor, ritual, day, world.on_agenda(actor, ritual, day))
    return Call((ritual, day), None, timed(ritual))


def write_notes(world: World, _actor: Actor) -> Call:
    ritual, day = world.meeting()
    noted = number_of(RitualMeeting, RitualMeeting.ritual_id == ritual, RitualMeeting.notes != "")
    return Call((ritual, day), {"notes": "Six gauges.", "edition": 1}, noted)


def add_action(world: World, actor: Actor) -> Call:
    form = {"words": "Photograph it", "owner_id": actor.person_id, "due_on": "2030-01-01"}
    return Call(world.meeting(), form, number_of(ActionItem))


def closing(world: World, actor: Actor) -> tuple[str, object]:
    ritual, day = world.meeting()
    db.write_now(service.say_here, actor, ritual, day)
    db.write_now(service.end_meeting, world.made[ritual], ritual, day)
    return ritual, day


def own_answers(world: World, actor: Actor) -> Call:
    return Call(closing(world, actor), shows="roti")


def answer(world: World, actor: Actor) -> Call:
    """What is answered is in the memory of the process alone, where the same person finds it."""
    ritual, day = closing(world, actor)

    def given(_nothing: None) -> object:
        return db.read_now(queries.own_answers, actor, ritual, day)

    return Call((ritual, day), {"roti": 4}, given)


ROWS = (
    Row("GET /api/v1/rituals", listed),
    Row("GET /api/v1/meetings", listed),
    Row("POST /api/v1/rituals", plan),
    Row("GET /api/v1/rituals/{}", get),
    Row("PUT /api/v1/rituals/{}", edit, others=()),
    Row("DELETE /api/v1/rituals/{}", remove, others=()),
    Row(f"GET {MEETING}", get_meeting),
    Row(f"PUT {MEETING}/time", move, others=()),
    Row(f"PUT {MEETING}/cancellation", cancel, others=()),
    Row(f"DELETE {MEETING}/cancellation", restore, others=()),
    Row(f"PUT {MEETING}/reply", reply),
    Row(f"PUT {MEETING}/presence", say_here),
    Row(f"DELETE {MEETING}/presence", take_here_back),
    Row(f"POST {MEETING}/beginning", begin, others=()),
    Row(f"POST {MEETING}/end", end, others=()),
    Row(f"POST {MEETING}/items", add_item),
    Row(f"POST {MEETING}/proposal", propose_items, others=()),
    Row(f"PUT {MEETING}/items/{{}}/place", place_item, others=()),
    Row(f"PUT {MEETING}/items/{{}}/minutes", time_item, others=()),
    Row(f"DELETE {MEETING}/items/{{}}", remove_item, others=()),
    Row(f"PUT {MEETING}/timer/{{}}", start_item, others=()),
    Row(f"DELETE {MEETING}/timer", pause, others=()),
    Row(f"PUT {MEETING}/notes", write_notes),
    Row(f"POST {MEETING}/actions", add_action),
    Row(f"GET {MEETING}/closing", own_answers),
    Row(f"PUT {MEETING}/closing", answer),
)
