"""What colleagues of the demo company wrote down to remember, and how they reviewed it."""

import random
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import clock, db, ids
from learnhub.demo.cast import Cast
from learnhub.demo.scenes import EVENING, MORNING, WORKING_DAYS, Scene, ago, some
from learnhub.features.cards import queries, scheduling, service
from learnhub.features.cards.daily import NEW_A_DAY
from learnhub.features.cards.enums import Rating
from learnhub.features.cards.schemas import CardInput

STAR = "camille.roussel"
# Whoever tries the demo is one of them.
ALWAYS = ("karim.benali", "awa.diop", "elodie.faure", "helene.marchetti")
LEARNERS = 14
REVIEW_DAYS = range(85, 30, -6)
FIRST_CARDS = 7
SITTING = 8
DUE_CARDS = 7
BEGUN = DUE_CARDS - NEW_A_DAY  # a day asks for no more new ones
PACE = timedelta(seconds=40)
RATINGS = (Rating.GOOD, Rating.GOOD, Rating.GOOD, Rating.EASY, Rating.HARD, Rating.AGAIN)


class Rated(NamedTuple):
    """A card of a sitting, as it was rated."""

    card_id: str
    at: datetime
    rating: Rating
    ms: int


def scenes(content: dict, cast: Cast, now: datetime, chance: random.Random) -> list[Scene]:
    """Cards as they were written, colleagues who take them up, and their sittings on working days."""
    known: list[str] = []
    older: list[str] = []
    newest = sorted(content["cards"], key=lambda card: card["days"])[:DUE_CARDS]
    written = [
        _write(card, cast, now, [known] if card in newest else [known, older]) for card in content["cards"]
    ]
    star = cast[STAR]
    learning = _learning(star, older, now, chance)
    others = some(cast, chance, LEARNERS, but=[STAR, *ALWAYS])
    for learner in [*(cast[key] for key in ALWAYS), *others]:
        learning += _learning(learner, known, now, chance)
    # Not before 04:00 of the learner's day, when a night's worth of cards falls due.
    at = max(now - timedelta(minutes=50), scheduling.day_start(now, star.zone))
    ready = Scene(at, lambda: _leave_due(star, known, now, chance))
    return [*written, *learning, _interrupted(star, known, now, chance), ready]


def _interrupted(learner: Actor, known: list[str], now: datetime, chance: random.Random) -> Scene:
    """On the last working day a few new cards are rated once and left, so that they are due today."""
    at = next(
        moment for days in range(1, 4) if (moment := ago(now, days, hour=EVENING)).weekday() in WORKING_DAYS
    )

    def act() -> None:
        begun = known[-DUE_CARDS:][:BEGUN]
        db.write_now(_take_up, learner, begun)
        db.write_now(_rate_all, learner, _sitting(begun, at, PACE, [Rating.AGAIN], chance))

    return Scene(at, act)


def _leave_due(learner: Actor, known: list[str], now: datetime, chance: random.Random) -> None:
    """Leave as many cards for whoever tries the demo as fit into a few minutes."""
    surplus = db.read_now(queries.due_count, learner) - DUE_CARDS
    if surplus > 0:
        at = clock.utcnow()
        pace = min(PACE, (now - at) / surplus)
        _sit_down(learner, at, [Rating.EASY], chance, surplus, pace)  # any other may come back within minutes
    for card_id in known:
        if db.read_now(queries.due_count, learner) >= DUE_CARDS:
            return
        db.write_now(service.add_to_review, learner, card_id)


def _write(card: dict, cast: Cast, now: datetime, lists: list[list[str]]) -> Scene:
    def act() -> None:
        form = CardInput(
            front=card["front"],
            back=card["back"],
            why=card["why"],
            topics=card["tags"],
            language=card["language"],
        )
        made = db.write_now(service.create_card, cast[card["by"]], form)
        for known in lists:
            known.append(made)

    return Scene(ago(now, card["days"], hour=10), act)


def _learning(learner: Actor, known: list[str], now: datetime, chance: random.Random) -> list[Scene]:
    """Take up some cards, sit down on most working days, and take up a new one now and then.

    The last day is left for whoever tries the demo.
    """
    found = []
    for days in range(chance.choice(REVIEW_DAYS), 0, -1):
        at = ago(now, days, hour=MORNING, minute=chance.randrange(60))
        if at.weekday() not in WORKING_DAYS:
            continue
        number = chance.choice((0, 0, 1)) if found else FIRST_CARDS
        sits = chance.random() < 0.4 and days > 1
        found.append(_day(learner, known, at, number, sits, random.Random(chance.random())))
    return found


def _day(
    learner: Actor, known: list[str], at: datetime, number: int, sits: bool, chance: random.Random
) -> Scene:
    def act() -> None:
        if number:
            db.write_now(_take_up, learner, chance.sample(known, min(number, len(known))))
        if sits:
            _sit_down(learner, at, RATINGS, chance)

    return Scene(at, act)


def _sit_down(
    learner: Actor,
    at: datetime,
    ratings: Sequence[Rating],
    chance: random.Random,
    limit: int = SITTING,
    pace: timedelta = PACE,
) -> None:
    """Rate what is due, one card after the other."""
    due = [card.id for card in db.read_now(queries.review_queue, learner, limit)]
    db.write_now(_rate_all, learner, _sitting(due, at, pace, ratings, chance))


def _sitting(
    card_ids: Iterable[str],
    at: datetime,
    pace: timedelta,
    ratings: Sequence[Rating],
    chance: random.Random,
) -> list[Rated]:
    return [
        Rated(card_id, at + pace * number, chance.choice(ratings), chance.randrange(8_000, 40_000))
        for number, card_id in enumerate(card_ids)
    ]


def _take_up(session: Session, learner: Actor, card_ids: Iterable[str]) -> None:
    for card_id in card_ids:
        service.add_to_review(session, learner, card_id)


def _rate_all(session: Session, learner: Actor, sitting: Iterable[Rated]) -> None:
    """A whole sitting in one transaction, each card at its moment: a demo has a thousand ratings."""
    for card_id, at, rating, ms in sitting:
        with clock.at(at):
            service.rate(
                session, learner, card_id, rating=rating, shown_at=at, request_key=ids.new_id(), ms=ms
            )
