"""The figure of cards in the frame is the number of cards that the review would ask."""

from datetime import datetime, timedelta
from random import Random

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards import queries
from learnhub.features.cards.daily import NEW_A_DAY, REVIEWS_A_DAY
from learnhub.features.cards.models import CardProgress, Review
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.home.queries import get_shell

CARDS = 40


def figure(actor: Actor) -> int:
    return db.read_now(get_shell, actor).figures["cards_due"]


def shuffle(session: Session, actor: Actor, now: datetime, seed: int) -> None:
    """Leave every card somewhere: new or known, due or not, left out, hidden, rated today once or twice."""
    dice = Random(seed)
    backlog = dice.choice((0.1, 0.5, 0.9))
    for row in session.exec(select(CardProgress).where(CardProgress.person_id == actor.person_id)).all():
        rated = dice.choice((0, 0, 0, 1, 2)) if dice.random() > backlog else 0
        was_new = dice.random() < 0.4
        row.due_at = now + timedelta(minutes=dice.randint(-5000, 1500))
        row.due_day = row.due_at.date()
        row.reviewed_at = now if rated or dice.random() < 0.6 else None
        row.is_suspended = dice.random() < 0.1
        if dice.random() < 0.1:
            session.get_one(Content, row.card_id).status = Status.HIDDEN
        for number in range(rated):
            before = None if was_new and not number else (now - timedelta(days=3)).isoformat()
            session.add(_review(row, now - timedelta(hours=dice.randint(0, 20)), before, dice))


def _review(row: CardProgress, at: datetime, before: str | None, dice: Random) -> Review:
    return Review(
        person_id=row.person_id,
        card_id=row.card_id,
        rating=3,
        at=at,
        before={"reviewed_at": before},
        undone_at=at if dice.random() < 0.2 else None,
        request_key=str(dice.random()),
    )


def test_figure_is_what_the_review_asks(people, add_card, noon):
    ana = people.member()
    for number in range(CARDS):
        add_card(ana, f"Which valve is number {number}?")
    for seed in range(25):
        db.write_now(shuffle, ana, noon, seed)

        assert (seed, figure(ana)) == (seed, db.read_now(queries.due_count, ana))


@pytest.mark.parametrize(
    ("new", "known", "asked"), [(3, 4, 7), (30, 0, NEW_A_DAY), (6, 14, NEW_A_DAY + REVIEWS_A_DAY)]
)
def test_figure_stops_at_what_a_day_asks(people, add_card, noon, new, known, asked):
    ana = people.member()
    ids = [add_card(ana, f"Which valve is number {number}?") for number in range(new + known)]
    db.write_now(_know, ana, ids[:known], noon)

    assert figure(ana) == asked


def _know(session: Session, actor: Actor, card_ids: list[str], now: datetime) -> None:
    for card_id in card_ids:
        session.get_one(CardProgress, (actor.person_id, card_id)).reviewed_at = now - timedelta(days=9)
