"""Rows of rituals, daily ones that begin at this minute: today's meeting can go on, tomorrow's not."""

from datetime import date, timedelta

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.actions.models import ActionItem
from learnhub.features.discussion.models import Content
from learnhub.features.rituals import service
from learnhub.features.rituals.models import (
    RitualItem,
    RitualMeeting,
    RitualPresence,
    RitualReply,
)
from learnhub.features.rituals.schemas import CancelMeetingInput, ReplyInput
from tests.web.matrix import Case, Row, at, shared
from tests.web.matrix.world import World, column, content, number_of

PAGE = 20
FORM = {
    "title": "Workshop of the valves",
    "form": "workshop",
    "purpose": "",
    "agenda": "",
    "repeats": "nth",
    "every": 1,
    "rule": "",
    "first_on": "2030-01-03",
    "until_on": "",
    "at": "12:00",
    "zone": "UTC",
    "minutes": 45,
    "place": "",
    "site_id": "",
    "topics": "",
    "language": "en",
}


def today() -> date:
    return clock.utcnow().date()


def tomorrow() -> date:
    return today() + timedelta(days=1)


def page(ritual: str, day: date) -> str:
    return f"/rituals/{ritual}/{day.isoformat()}"


@shared
def more_rituals(world: World, _actor: Actor) -> Case:
    author = world.member()
    for number in range(PAGE + 1):
        world.ritual(author, f"Coffee {number}")
    return Case("/rituals")


def open_ritual(world: World, _actor: Actor) -> Case:
    host = world.member()
    ritual = world.ritual(host)
    reply = ReplyInput.model_validate({"reply": "yes"})
    come = lambda: db.write_now(service.reply, host, ritual, tomorrow(), reply)  # noqa: E731
    return Case(f"/rituals/{ritual}", meanwhile=come)


def reply_from_ritual(world: World, _actor: Actor) -> Case:
    ritual = world.ritual()
    payload = {"day": tomorrow().isoformat(), "word": "maybe"}
    return Case(f"/rituals/{ritual}", payload, number_of(RitualReply))


def remove(world: World, actor: Actor) -> Case:
    ritual = world.ritual(actor)
    return Case(f"/rituals/{ritual}", {}, content(ritual, "status"))


def publish(_world: World, _actor: Actor) -> Case:
    return Case("/rituals/new", {"form": FORM}, number_of(Content))


def undo_publishing(_world: World, _actor: Actor) -> Case:
    before = (("PlanRitualState.publish", {"form": FORM}),)
    return Case("/rituals/new", {}, number_of(Content, Content.status == "removed"), before)


def edit(world: World, actor: Actor) -> Case:
    return Case(f"/rituals/{world.ritual(actor)}/edit")


def save(world: World, actor: Actor) -> Case:
    ritual = world.ritual(actor)
    return Case(f"/rituals/{ritual}/edit", {"form": FORM | {"edition": 1}}, column(Content, ritual, "title"))


def open_meeting(world: World, _actor: Actor) -> Case:
    host = world.member()
    ritual = world.ritual(host)

    def call_off() -> None:
        db.write_now(service.cancel_meeting, host, ritual, tomorrow(), CancelMeetingInput(reason="Snow."))

    return Case(page(ritual, tomorrow()), meanwhile=call_off)


def refresh(world: World, actor: Actor) -> Case:
    case = open_meeting(world, actor)
    return Case(case.path, {"version": "another"}, meanwhile=case.meanwhile)


def reply(world: World, _actor: Actor) -> Case:
    return Case(page(world.ritual(), tomorrow()), {"word": "yes"}, number_of(RitualReply))


def say_here(world: World, _actor: Actor) -> Case:
    ritual, day = world.meeting()
    return Case(page(ritual, day), {"on": True}, number_of(RitualPresence))


def begin(world: World, actor: Actor) -> Case:
    ritual = world.ritual(actor)
    return Case(page(ritual, today()), {}, number_of(RitualMeeting, RitualMeeting.ritual_id == ritual))


def end(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting(actor)
    ended = number_of(RitualMeeting, RitualMeeting.ritual_id == ritual, RitualMeeting.ended_at.is_not(None))
    return Case(page(ritual, day), {}, ended)


def add_item(world: World, _actor: Actor) -> Case:
    form = {"title": "The gauge", "minutes": 5}
    return Case(page(world.ritual(), tomorrow()), {"form": form}, number_of(RitualItem))


def for_failures(world: World, actor: Actor) -> str:
    """A ritual in which a small failure that is on the wall can be told."""
    world.failure(title=f"A story for {actor.person_id}")
    return world.ritual(actor, form="small_failures")


def propose(world: World, actor: Actor) -> Case:
    ritual = for_failures(world, actor)
    return Case(page(ritual, tomorrow()), {}, number_of(RitualItem))


def move_item(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting(actor)
    item = world.on_agenda(actor, ritual, day)
    world.on_agenda(actor, ritual, day)
    return Case(page(ritual, day), {"item": item, "up": False}, column(RitualItem, item, "position"))


def drop_item(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting(actor)
    item, onto = world.on_agenda(actor, ritual, day), world.on_agenda(actor, ritual, day)
    form = {"item_id": item, "onto": onto}
    return Case(page(ritual, day), {"form": form}, column(RitualItem, item, "position"))


def take_item(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting(actor)
    item = world.on_agenda(actor, ritual, day)
    return Case(page(ritual, day), {"item": item}, number_of(RitualItem, RitualItem.id == item))


def time_item(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting(actor)
    item = world.on_agenda(actor, ritual, day)
    return Case(page(ritual, day), {"item": item, "minutes": 9}, column(RitualItem, item, "minutes"))


def timed(ritual: str):
    return number_of(RitualMeeting, RitualMeeting.ritual_id == ritual, RitualMeeting.item_since.is_not(None))


def start_item(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting(actor)
    item = world.on_agenda(actor, ritual, day)
    return Case(page(ritual, day), {"item": item}, timed(ritual))


def pause(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting(actor)
    item = world.on_agenda(actor, ritual, day)
    db.write_now(service.start_item, actor, ritual, day, item)
    return Case(page(ritual, day), {}, timed(ritual))


def write_notes(world: World, _actor: Actor) -> Case:
    ritual, day = world.meeting()
    noted = number_of(RitualMeeting, RitualMeeting.ritual_id == ritual, RitualMeeting.notes != "")
    return Case(page(ritual, day), {"form": {"notes": "Six gauges.", "edition": 1}}, noted)


def add_action(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting()
    form = {"words": "Photograph it", "owner_id": actor.person_id, "due_on": "2030-01-01"}
    return Case(page(ritual, day), {"form": form}, number_of(ActionItem))


def finish_action(world: World, actor: Actor) -> Case:
    ritual, day = world.meeting()
    agreed = world.action(actor, ritual, day)
    return Case(page(ritual, day), {"action_id": agreed, "on": True}, column(ActionItem, agreed, "done_at"))


def answer(world: World, actor: Actor) -> Case:
    """Nothing is written: the answer comes back to the tab alone."""
    ritual, day = world.meeting()
    host = world.made[ritual]
    db.write_now(service.say_here, actor, ritual, day)
    db.write_now(service.end_meeting, host, ritual, day)
    return Case(page(ritual, day), {"question": "roti", "given": "4"})


def move(world: World, actor: Actor) -> Case:
    ritual = world.ritual(actor)
    form = {"day": (today() + timedelta(days=3)).isoformat(), "at": "15:00", "reason": "A fair."}
    moved = number_of(RitualMeeting, RitualMeeting.ritual_id == ritual, RitualMeeting.starts_at.is_not(None))
    return Case(page(ritual, tomorrow()), {"form": form}, moved)


def off(ritual: str):
    return number_of(RitualMeeting, RitualMeeting.ritual_id == ritual, RitualMeeting.state == "cancelled")


def cancel(world: World, actor: Actor) -> Case:
    ritual = world.ritual(actor)
    return Case(page(ritual, tomorrow()), {"form": {"reason": "Snow."}}, off(ritual))


def restore(world: World, actor: Actor) -> Case:
    ritual = world.ritual(actor)
    db.write_now(service.cancel_meeting, actor, ritual, tomorrow(), CancelMeetingInput())
    return Case(page(ritual, tomorrow()), {}, off(ritual))


ROWS = (
    Row("MonthState.load", at("/rituals")),
    Row("MonthState.show_month", at("/rituals", month="2026-01")),
    Row("MonthState.show_more", more_rituals),
    Row("RitualState.load", open_ritual),
    Row("RitualState.reply", reply_from_ritual),
    Row("RitualState.remove", remove),
    Row("PlanRitualState.load", at("/rituals/new")),
    Row("PlanRitualState.begin", at("/rituals/new")),
    Row("PlanRitualState.publish", publish),
    Row("PlanRitualState.undo", undo_publishing),
    Row("EditRitualState.load", edit),
    Row("EditRitualState.save", save),
    Row("MeetingLiveState.resync", lambda world, _actor: Case(page(world.ritual(), tomorrow()))),
    Row("MeetingState.load", open_meeting),
    Row("MeetingState.refresh", refresh),
    Row("MeetingState.reply", reply),
    Row("MeetingState.say_here", say_here),
    Row("MeetingState.begin", begin),
    Row("MeetingState.end", end),
    Row("MeetingState.add_item", add_item),
    Row("MeetingState.propose", propose),
    Row("MeetingState.move_item", move_item),
    Row("MeetingState.drop_item", drop_item),
    Row("MeetingState.take_item", take_item),
    Row("MeetingState.time_item", time_item),
    Row("MeetingState.start_item", start_item),
    Row("MeetingState.pause", pause),
    Row("MeetingState.write_notes", write_notes),
    Row("MeetingState.add_action", add_action),
    Row("MeetingState.finish_action", finish_action),
    Row("MeetingState.answer", answer),
    Row("MeetingState.move", move),
    Row("MeetingState.cancel", cancel),
    Row("MeetingState.restore", restore),
)
