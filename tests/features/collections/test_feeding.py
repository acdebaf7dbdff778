"""The cards of followed collections come into the review: a few a day, in order, across collections."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from learnhub.core import clock, db
from learnhub.features.cards import feeding
from learnhub.features.cards import queries as cards
from learnhub.features.cards import service as card_service
from learnhub.features.cards.daily import NEW_A_DAY, room_for
from learnhub.features.cards.enums import Rating
from learnhub.features.cards.models import CardProgress
from learnhub.features.collections import service
from learnhub.features.notices import service as notices
from learnhub.features.notices.service import following
from learnhub.rooms import Reason
from tests.features.collections.conftest import gather


@pytest.fixture
def filled(people, make_collection, write_card):
    """A collection of so many cards that have entered it, and their ids in order."""

    def fill(number: int, title: str = "What a new colleague needs") -> tuple[str, list[str]]:
        ana, bo, cy = people.member(), people.member(), people.member()
        collection = make_collection(ana, title)
        ids = [write_card(bo, f"{title} {place}?") for place in range(number)]
        for card in ids:
            gather(ana, collection, card)
            db.write_now(service.check_item, cy, collection, card)
        return collection, ids

    return fill


def waiting(actor) -> list[str]:
    mine = select(CardProgress.card_id).where(CardProgress.person_id == actor.person_id)
    order = (CardProgress.due_day, CardProgress.due_at)
    return db.read_now(lambda session: [*session.exec(mine.order_by(*order))])


def rate(actor, card_id: str) -> None:
    now = clock.utcnow()
    given = {"rating": Rating.EASY, "shown_at": now, "request_key": f"key-{card_id}"}
    db.write_now(card_service.rate, actor, card_id, **given)


def test_following_brings_the_first_five_in_order(people, filled):
    reader = people.member()
    collection, ids = filled(7)

    db.write_now(notices.follow, reader, collection)

    assert waiting(reader) == ids[:NEW_A_DAY]
    assert db.read_now(cards.review_desk, reader).card.id == ids[0]
    db.write_now(feeding.feed)
    assert waiting(reader) == ids[:NEW_A_DAY]


def test_what_was_new_today_counts_and_tomorrow_brings_the_next(people, filled):
    reader = people.member()
    collection, ids = filled(7)
    db.write_now(notices.follow, reader, collection)
    for card in ids[:3]:
        rate(reader, card)

    db.write_now(feeding.feed)
    assert set(waiting(reader)) == set(ids[:5])

    with clock.at(clock.utcnow() + timedelta(days=1)):
        db.write_now(feeding.feed)
    assert set(waiting(reader)) == set(ids)


def test_two_collections_share_the_five(people, filled):
    reader = people.member()
    first, ids = filled(3)
    second, others = filled(4, "What everybody forgets")
    db.write_now(notices.follow, reader, first)
    db.write_now(notices.follow, reader, second)

    assert waiting(reader) == [*ids, *others[:2]]


def test_stopping_leaves_the_cards_and_brings_no_more(people, filled):
    reader = people.member()
    collection, ids = filled(6)
    db.write_now(notices.follow, reader, collection)
    rate(reader, ids[0])

    db.write_now(notices.unfollow, reader, collection)
    db.write_now(feeding.feed)

    assert set(waiting(reader)) == set(ids[:5])


def test_what_was_left_out_does_not_come_again(people, filled):
    reader = people.member()
    collection, ids = filled(1)
    db.write_now(notices.follow, reader, collection)
    db.write_now(card_service.leave_out, reader, ids[0])

    db.write_now(feeding.feed)

    assert not db.read_now(cards.review_desk, reader).card.id


def test_unchecked_card_waits_outside(people, make_collection, write_card):
    ana, reader = people.member(), people.member()
    collection = make_collection(ana)
    gather(ana, collection, write_card(ana))

    db.write_now(notices.follow, reader, collection)

    assert waiting(reader) == []


def test_feeding_takes_as_many_statements_for_three_as_for_one(people, filled, statements):
    collection, _ids = filled(6)
    db.write_now(feeding.feed)

    def feed(*readers) -> int:
        ids = [each.person_id for each in readers]
        db.write_now(following.follow_from, ids, collection, Reason.FOLLOWS)
        return statements(lambda: db.write_now(feeding.feed))

    assert feed(people.member()) == feed(people.member(), people.member(), people.member())


@given(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.booleans()), max_size=30))
def test_never_more_than_five_new_ones_a_day(moments) -> None:
    """Whatever is rated, added by hand or left out, and whenever the day changes."""
    waits = new_today = 0
    for rated, left_out, is_new_day in moments:
        new_today = 0 if is_new_day else new_today
        room = room_for(waits, new_today)
        waits += room
        assert room == 0 or waits + new_today == NEW_A_DAY
        done = min(rated, waits)
        waits, new_today = waits - done, new_today + done
        assert new_today <= NEW_A_DAY
        waits -= min(left_out, waits)
