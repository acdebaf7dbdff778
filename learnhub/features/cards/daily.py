"""How much of what is due a day asks for: a few minutes, never a debt.

At most five new cards and twelve others a day, and a few more for who wants them. A card that was rated today
and is in a step of learning belongs to the session, beside these. What lies beyond waits without being shown.
So does what falls into a leave: it is moved to the days after it, as many a day as ever.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date

NEW_A_DAY = 5
REVIEWS_A_DAY = 12
A_FEW_MORE = 5
SECONDS_A_CARD = 50


@dataclass(frozen=True, slots=True)
class Done:
    """The cards rated today: those that were new this morning, and the others.

    A day on leave, which lasts until the end of the day `leave_to`, asks for none.
    """

    new: frozenset[str] = frozenset()
    reviews: frozenset[str] = frozenset()
    leave_to: date | None = None

    @property
    def new_a_day(self) -> int:
        """How many new cards the day asks for."""
        return 0 if self.leave_to else NEW_A_DAY

    @property
    def reviews_a_day(self) -> int:
        """How many others it asks for."""
        return 0 if self.leave_to else REVIEWS_A_DAY

    @property
    def cards(self) -> frozenset[str]:
        """All of them."""
        return self.new | self.reviews

    @property
    def beyond(self) -> int:
        """How many were rated above what a day asks for."""
        return max(0, len(self.new) - self.new_a_day) + max(0, len(self.reviews) - self.reviews_a_day)


@dataclass(frozen=True, slots=True)
class Plan:
    """The cards to rate now, in order, and whether more are due than the day asks for."""

    card_ids: list[str] = field(default_factory=list)
    has_more: bool = False


def plan(
    known: Sequence[str], new: Sequence[str], done: Done, extra: int = 0, *, early: Collection[str] = ()
) -> Plan:
    """The order of today's due cards: those of a moment ago, then known ones, then new ones.

    `extra` counts all the cards that the person asked for today beyond the caps; those already rated are
    taken off. The minutes of cards that are `early` are not over: they come last, when all others are rated.
    """
    again = [card_id for card_id in known if card_id in done.cards]
    reviews = [card_id for card_id in known if card_id not in done.cards]
    some, fresh = max(0, done.reviews_a_day - len(done.reviews)), max(0, done.new_a_day - len(done.new))
    rest = [*reviews[some:], *new[fresh:]]
    more = max(0, extra - done.beyond)
    asked = [*again, *reviews[:some], *new[:fresh], *rest[:more]]
    return Plan(sorted(asked, key=lambda card_id: card_id in early), has_more=len(rest) > more)


def room_for(waiting: int, new_today: int) -> int:
    """How many new cards may come in by themselves: none beside those that wait or were new today."""
    return max(0, NEW_A_DAY - waiting - new_today)


def minutes_for(cards: int) -> int:
    """How long this many cards take, in whole minutes."""
    return max(1, round(cards * SECONDS_A_CARD / 60)) if cards else 0
