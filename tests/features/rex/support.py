"""Short ways to REX."""

from datetime import UTC, date, datetime
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.rex import queries, service
from learnhub.features.rex.schemas import (
    CauseInput,
    CauseView,
    CheckInput,
    EntryInput,
    OpenRexInput,
    RexView,
    Saved,
    TextInput,
)

TITLE = "Station stopped for four hours"
FACTS = "The sensor read zero. Both pumps tripped. Nobody was on site."
OPEN = {
    "title": TITLE,
    "template": "incident",
    "language": "en",
    "happened_on": date(2026, 3, 2).isoformat(),
}
NIGHT = datetime(2026, 3, 2, 3, 40, tzinfo=UTC)


def open_rex(actor: Actor, *others: Actor, **more: Any) -> str:
    """A REX that these people write."""
    people = [str(each.person_id) for each in others]
    form = OpenRexInput.model_validate(OPEN | {"people": people} | more)
    return db.write_now(service.open_rex, actor, form)


def view(actor: Actor, rex: str) -> RexView:
    """What somebody reads of it."""
    return db.read_now(queries.get_rex, actor, rex)


def save(actor: Actor, rex: str, name: str, text: str, edition: int) -> Saved:
    """One text, as of an edition."""
    form = TextInput.model_validate({"name": name, "text": text, "edition": edition})
    return db.write_now(service.save_text, actor, rex, form)


def add_cause(actor: Actor, rex: str, words: str, parent: str = "", **more: Any) -> str:
    """A fact under another one, or under what happened."""
    under = parent or view(actor, rex).causes[0].id
    form = CauseInput.model_validate({"parent_id": under, "words": words} | more)
    return db.write_now(service.add_cause, actor, rex, form)


def add_entry(actor: Actor, rex: str, words: str, **more: Any) -> str:
    """What was seen in that night."""
    return db.write_now(
        service.add_entry, actor, rex, EntryInput.model_validate({"at": NIGHT, "words": words} | more)
    )


def tree(actor: Actor, rex: str) -> list[tuple[str, str]]:
    """The facts with the words of what each was needed for."""
    causes = view(actor, rex).causes
    words = {cause.id: cause.words for cause in causes}
    return [(words.get(cause.parent_id, ""), cause.words) for cause in causes]


def cause(actor: Actor, rex: str, words: str) -> CauseView:
    """The fact with these words."""
    return next(each for each in view(actor, rex).causes if each.words == words)


def publish(actor: Actor, rex: str) -> str:
    """Through its steps to the company."""
    if not view(actor, rex).texts.get("facts"):
        save(actor, rex, "facts", FACTS, view(actor, rex).edition)
    db.write_now(service.ask_check, actor, rex)
    db.write_now(service.check_facts, actor, rex, CheckInput())
    db.write_now(service.publish_rex, actor, rex)
    return rex
