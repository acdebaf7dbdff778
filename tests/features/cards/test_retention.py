"""Cards that colleagues often forget are looked at again."""

import pytest

from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.features.cards import retention
from learnhub.features.cards.enums import Rating, Stage
from learnhub.features.cards.events import CardRated
from learnhub.features.cards.models import Review
from learnhub.features.cards.scheduling import Memory, Progress
from learnhub.features.freshness import queries, service

KNOWN, NEW = Stage.REVIEW, Stage.LEARNING


def rated(card_id, *ratings, stage=KNOWN):
    """People rate a card, each once; the last rating is noted."""

    def rate(session):
        before = Progress(Memory(stage), due_day=utcnow().date()).to_json()
        for number, (person, rating) in enumerate(ratings):
            key = f"{person.person_id}{number}{utcnow().timestamp()}"
            review = {"person_id": person.person_id, "card_id": card_id, "rating": rating}
            session.add(Review(**review, at=utcnow(), before=before, request_key=key))
        session.flush()
        person, rating = ratings[-1]
        retention.note_forgotten(session, CardRated(card_id, person.person_id, rating))

    db.write_now(rate)


def standing(actor, card_id):
    view = db.read_now(queries.get_freshness, actor, card_id)
    return view.standing, view.cause


@pytest.fixture
def five(people):
    return [people.member() for _number in range(5)]


def test_two_in_five_who_forget_bring_the_check_forward(five, add_card):
    card_id = add_card(five[0])
    good = [(person, Rating.GOOD) for person in five[:3]]

    rated(card_id, *good, (five[3], Rating.AGAIN))
    assert standing(five[0], card_id) == ("current", "time")
    rated(card_id, (five[4], Rating.AGAIN))
    assert standing(five[0], card_id) == ("due", "forgotten")


def test_check_begins_the_count_anew(five, add_card):
    card_id = add_card(five[0])
    rated(card_id, *[(person, Rating.AGAIN) for person in five])
    db.write_now(service.confirm, five[0], card_id)

    rated(card_id, (five[1], Rating.AGAIN))

    assert standing(five[0], card_id) == ("current", "time")


@pytest.mark.parametrize("people_who_forget", [1, 4])
def test_few_people_are_nothing(five, add_card, people_who_forget):
    card_id = add_card(five[0])
    rated(card_id, *[(five[number % people_who_forget], Rating.AGAIN) for number in range(20)])

    assert standing(five[0], card_id) == ("current", "time")


def test_learning_is_no_forgetting(five, add_card):
    card_id = add_card(five[0])
    rated(card_id, *[(person, Rating.AGAIN) for person in five], stage=NEW)

    assert standing(five[0], card_id) == ("current", "time")
