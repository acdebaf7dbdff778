"""What helps whoever facilitates: an agenda, whose turn it is, a question for a quiet month."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from zlib import crc32

from learnhub.core.i18n import N_
from learnhub.features.communities.schemas import AgendaItem

MINUTES = 45
OPENING, ROUND, LESSON, CLOSING = (
    N_("Somebody opens: what happened since last time"),
    N_("A question that nobody has answered yet"),
    N_("What one of us has learned and written down"),
    N_("What we do until next time, and who"),
)
PROMPTS = (
    N_("What did you do differently this month, and what came of it?"),
    N_("Which question do people ask you again and again?"),
    N_("What took longer than it should have, and what would have helped?"),
    N_("What have you stopped doing, and did anybody miss it?"),
    N_("Which tool or trick would you show to somebody who is new?"),
    N_("What did not work, and what do you know now?"),
    N_("Who outside this community should we ask for advice, and about what?"),
)


def agenda(questions: Sequence[AgendaItem], lessons: Sequence[AgendaItem]) -> list[AgendaItem]:
    """A meeting of three quarters of an hour: an opening, what waits, what was learned, who does what.

    Two questions and a lesson; without them the opening takes the time.
    """
    middle = [*questions[:2], *lessons[:1]]
    closing = AgendaItem(CLOSING, 5)
    opening = AgendaItem(OPENING, MINUTES - closing.minutes - sum(item.minutes for item in middle))
    return [opening, *middle, closing]


def whose_turn(members: Iterable[str], turns: Mapping[str, date]) -> str:
    """Who opens next: who never did, then whose turn is longest ago. Chance decides among equals, the same
    each time, so that nobody is first for their name. Empty without members.
    """
    order = sorted(
        members, key=lambda each: (each in turns, turns.get(each, date.min), crc32(each.encode()), each)
    )
    return order[0] if order else ""


def prompt(space_id: str, day: date) -> str:
    """A question to ask everybody (a message id): another one each month, and not the same everywhere."""
    return PROMPTS[(day.year * 12 + day.month + crc32(space_id.encode())) % len(PROMPTS)]
