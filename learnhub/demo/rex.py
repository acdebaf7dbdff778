"""What colleagues of the demo company wrote together after a project or an incident, and what came of it."""

from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import Scene, ago
from learnhub.features.actions import service as actions
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.rex import queries, service
from learnhub.features.rex.schemas import (
    CauseInput,
    CauseMarksInput,
    CheckInput,
    EffectInput,
    EntryInput,
    OpenRexInput,
    ProjectInput,
    TextInput,
)

TEXTS = ("facts", "summary", "cost", "well", "lucky", "lessons")
KINDS = {"p": "person", "t": "task", "e": "equipment", "s": "surroundings"}
ENDS = {"!": {"can_act": True}, "?": {"nobody_knows": True}}
NEXT_DAY = timedelta(hours=20)


def scenes(content: dict, cast: Cast, now: datetime) -> list[Scene]:
    """A scene for each REX that is opened, which leads to those of its later life, and the register."""
    opened = [
        Scene(ago(now, told["days"] - 0.5, hour=15), partial(_open, told, cast, now))
        for told in content["rex"]
    ]
    registered = [
        Scene(ago(now, 20, hour=9), partial(_register, project, cast, now)) for project in content["projects"]
    ]
    return opened + registered


def _register(project: dict, cast: Cast, now: datetime) -> None:
    form = {name: project[name] for name in ("name", "team", "language")} | {
        "ends_on": now.date() + timedelta(days=project["ends"]),
        "people": [cast[key].person_id for key in project["people"]],
    }
    db.write_now(service.add_project, cast[project["by"]], ProjectInput.model_validate(form))


def _open(told: dict, cast: Cast, now: datetime) -> list[Scene]:
    """Opened and written on the day after, in one transaction: somebody waits for the demo."""
    rex_id = db.write_now(_write, told, cast, now)
    if "published" not in told:
        return []
    shown = ago(now, told["published"], hour=10)
    return [
        Scene(
            min(clock.utcnow() + NEXT_DAY, shown - timedelta(hours=1)), partial(_check, told, rex_id, cast)
        ),
        Scene(shown, partial(_publish, told, rex_id, cast, now)),
    ]


def _write(session: Session, told: dict, cast: Cast, now: datetime) -> str:
    writer, happened = cast[told["by"]], (now - timedelta(days=told["days"])).date()
    form = {name: told[name] for name in ("title", "template", "language")} | {
        "happened_on": happened,
        "topics": told["tags"],
        "people": [cast[key].person_id for key in told["people"]],
    }
    rex_id = service.open_rex(session, writer, OpenRexInput.model_validate(form))
    for number, name in enumerate((name for name in TEXTS if told[name]), start=1):
        text = {"name": name, "text": told[name].strip(), "edition": number}
        service.save_text(session, writer, rex_id, TextInput.model_validate(text))
    midnight = datetime.combine(happened, time(), ZoneInfo("Europe/Paris"))
    for hour, viewpoint, words in told["entries"]:
        at = midnight + timedelta(minutes=round(hour * 60))
        entry = EntryInput(at=at, viewpoint=viewpoint, words=words)
        service.add_entry(session, writer, rex_id, entry)
    _grow(session, writer, rex_id, told["causes"])
    return rex_id


def _grow(session: Session, writer: Actor, rex_id: str, causes: str) -> None:
    """The tree, each fact under the last one that stands further to the left."""
    above = [queries.causes_of(session, rex_id)[0].id]
    for depth, kind, words, end in _lines(causes):
        form = CauseInput.model_validate({"parent_id": above[depth], "words": words, "kind": KINDS[kind]})
        fact = service.add_cause(session, writer, rex_id, form)
        if end:
            marks = CauseMarksInput.model_validate(ENDS[end])
            service.mark_cause(session, writer, rex_id, fact, marks)
        above[depth + 1 :] = [fact]


def _lines(causes: str) -> Iterator[tuple[int, str, str, str]]:
    for line in causes.strip("\n").splitlines():
        words = line.strip()
        end = words[-1] if words[-1] in ENDS else ""
        yield (len(line) - len(words)) // 2, words[0], words[2:].removesuffix(end), end


def _check(told: dict, rex_id: str, cast: Cast) -> None:
    """Everybody who was there finds the facts right."""

    def check(session: Session) -> None:
        service.ask_check(session, cast[told["by"]], rex_id)
        for key in (told["by"], *told["people"]):
            service.check_facts(session, cast[key], rex_id, CheckInput())

    db.write_now(check)


def _publish(told: dict, rex_id: str, cast: Cast, now: datetime) -> list[Scene]:
    """What is changed is agreed on once it is published, when everybody can be asked."""
    writer = cast[told["by"]]
    db.write_now(service.publish_rex, writer, rex_id)
    for lesson, front, back in told.get("cards", ()):
        card = {"front": front, "back": back, "language": told["language"], "topics": told["tags"]}
        form = CardInput.model_validate(card | {"source_id": queries.source_of(rex_id, lesson)})
        db.write_now(cards.create_card, writer, form)
    later = [_agree(action, rex_id, writer, cast, now) for action in told["actions"]]
    found = [scene for scene in later if scene]
    if "effect" in told:
        effect, days, words = told["effect"]
        form = EffectInput.model_validate({"effect": effect, "words": words})
        tell = partial(_write_now, service.answer_effect, writer, rex_id, form)
        found.append(Scene(ago(now, days, hour=14), tell))
    return found


def _agree(action: list, rex_id: str, writer: Actor, cast: Cast, now: datetime) -> Scene | None:
    key, words, due, is_done = action
    form = ActionItemInput(
        words=words, owner_id=str(cast[key].person_id), due_on=now.date() + timedelta(days=due)
    )
    action_id = db.write_now(service.add_action, writer, rex_id, form)
    if not is_done:
        return None
    day_before = ago(now, 1 - due, hour=16)
    return Scene(day_before, partial(_write_now, actions.finish_action, cast[key], action_id))


def _write_now(change: Callable[..., None], *given: object) -> None:
    db.write_now(change, *given)
