"""Short ways to leader notes."""

from datetime import date
from typing import Any

from learnhub.access.actor import Actor
from learnhub.core import clock, db
from learnhub.features.leaders import months, service
from learnhub.features.leaders.models import LeaderAsk
from learnhub.features.leaders.schemas import LeaderNoteInput

TITLE = "What November taught me"
WORDS = {
    "title": TITLE,
    "learned": "",
    "doubted": "",
    "wrong": "I announced the reorganisation by email, to go faster.",
    "language": "en",
    "is_open": True,
    "opens_meeting": True,
}


def write(actor: Actor, title: str = TITLE, **more: Any) -> str:
    """A note of a leader."""
    form = LeaderNoteInput.model_validate(WORDS | {"title": title} | more)
    return db.write_now(service.write_note, actor, form)


def ask_for(actor: Actor) -> date:
    """Somebody is asked for the note of the month, which is the answer."""
    month = months.month_of(clock.today(actor.zone))
    row = LeaderAsk(month=month, person_id=str(actor.person_id))
    db.write_now(lambda session: session.add(row))
    return month
