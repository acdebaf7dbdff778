"""What colleagues of the demo company do together again and again: half a year of it, kept and missed."""

import random
from datetime import date, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import clock, db, recurrence
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, some
from learnhub.features.actions import service as actions
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.people.models import Space
from learnhub.features.rituals import service
from learnhub.features.rituals.schemas import (
    AgendaItemInput,
    CancelMeetingInput,
    ClosingInput,
    NotesInput,
    ReplyInput,
    RitualInput,
)

ZONE = "Europe/Paris"
HALF_YEAR, DAY, SOON = 182, timedelta(days=1), timedelta(minutes=16)
PLANNED = ("title", "form", "language", "purpose", "agenda", "rule", "minutes", "place")
AWAY = "jb.caron"  # who may not sign in any more


def scenes(content: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    """Each ritual as it was planned, half a year ago or later, followed by its meetings."""
    return [
        Scene(
            now - timedelta(days=entry.get("days", HALF_YEAR)),
            partial(_plan, entry, cast, now, random.Random(chance.random())),
        )
        for entry in content["rituals"]
    ]


def _plan(entry: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    first = clock.utcnow().astimezone(ZoneInfo(ZONE)).date() + DAY
    given = {name: entry[name] for name in PLANNED} | {"topics": entry["tags"], "at": entry["at"]}
    given["space_id"] = db.read_now(_community, entry["within"]) if "within" in entry else ""
    form = RitualInput.model_validate(given | {"first_on": first, "zone": ZONE})
    ritual_id = db.write_now(service.plan_ritual, cast[entry["by"]], form)
    days = recurrence.days(recurrence.parse(form.rule), first, first, now.date() + timedelta(days=40))
    moments = [(day, recurrence.moment_of(day, form.at, ZONE)) for day in days]
    length = timedelta(minutes=form.minutes)
    past = [(day, at) for day, at in moments if at + length + SOON < now]
    coming = [(day, at) for day, at in moments if at > now]
    tell = partial(_past, entry, cast, ritual_id, chance)
    told = [
        Scene(at - DAY if number in _off(entry) else at, partial(tell, day, number))
        for number, (day, at) in enumerate(past)
    ]
    return [*told, Scene(now, partial(_prepare, entry, cast, ritual_id, coming[0][0], chance))]


def _community(session: Session, name: str) -> str:
    return session.exec(select(Space.id).where(col(Space.name) == name)).one()


def _off(entry: dict) -> dict[int, str]:
    return {int(number): reason for number, reason in entry.get("cancelled", {}).items()}


def _past(
    entry: dict, cast: Cast, ritual_id: str, chance: random.Random, day: date, number: int
) -> list[Scene]:
    """A meeting that was held, that was called off, or to which nobody came."""
    host = cast[entry["by"]]
    if number in _off(entry):
        form = CancelMeetingInput(reason=_off(entry)[number])
        db.write_now(service.cancel_meeting, host, ritual_id, day, form)
    elif number not in entry.get("missed", []):
        people = some(cast, chance, chance.randint(6, 12), but=(entry["by"], AWAY, "noe.perrin"))
        db.write_now(_hold, host, entry, ritual_id, day, people, number, chance)
    return []


def _hold(
    session: Session,
    host: Actor,
    entry: dict,
    ritual_id: str,
    day: date,
    people: list[Actor],
    number: int,
    chance: random.Random,
) -> None:
    """The whole of a meeting, in one transaction: somebody waits for the demo."""
    start, notes = clock.utcnow(), entry.get("notes", [])
    if entry["form"] in rooms.agendas():
        service.propose_items(session, host, ritual_id, day)
    service.begin_meeting(session, host, ritual_id, day)
    for actor in people:
        service.say_here(session, actor, ritual_id, day)
    if notes:
        form = NotesInput(notes=notes[number % len(notes)], edition=1)
        service.write_notes(session, host, ritual_id, day, form)
    promises = entry.get("actions", [])
    if number < len(promises):
        owner = people[0]
        form = ActionItemInput(
            words=promises[number], owner_id=str(owner.person_id), due_on=day + timedelta(days=21)
        )
        action_id = service.add_action(session, host, ritual_id, day, form)
        actions.finish_action(session, owner, action_id)
    with clock.at(start + timedelta(minutes=entry["minutes"])):
        service.end_meeting(session, host, ritual_id, day)
        for actor in people:
            form = ClosingInput(
                roti=chance.choice((3, 4, 4, 5)), safe=chance.choice(("yes", "yes", "partly"))
            )
            service.answer_closing(session, actor, ritual_id, day, form)
    with clock.at(start + timedelta(minutes=entry["minutes"]) + SOON):
        service.close_due(session)


def _prepare(entry: dict, cast: Cast, ritual_id: str, day: date, chance: random.Random) -> list[Scene]:
    """The next meeting: who comes, what will be talked about, and who promised to bring what."""
    host = cast[entry["by"]]
    if entry["form"] in rooms.agendas():
        db.write_now(service.propose_items, host, ritual_id, day)
    for minutes, title in entry.get("next", []):
        form = AgendaItemInput(title=title, minutes=minutes)
        db.write_now(service.add_item, host, ritual_id, day, form)
    for name, words in entry.get("to_do", []):
        action = ActionItemInput(words=words, owner_id=str(cast[name].person_id), due_on=day)
        db.write_now(service.add_action, host, ritual_id, day, action)
    for actor in some(cast, chance, 14, but=("camille.roussel", AWAY, "noe.perrin")):
        word = chance.choice(("yes", "yes", "yes", "maybe", "no"))
        db.write_now(service.reply, actor, ritual_id, day, ReplyInput.model_validate({"reply": word}))
    return []
