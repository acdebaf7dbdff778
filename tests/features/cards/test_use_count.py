"""How many people have a card in their review is counted by the database, whoever changes it."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session, delete, select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards import service
from learnhub.features.cards.models import CardProgress
from learnhub.features.discussion.models import Content
from learnhub.features.people.personal_data import erase_person


@pytest.fixture
def author(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def card(author: Actor, add_card) -> str:
    """A card that only its author has in review."""
    return add_card(author)


def used(card_id: str) -> int:
    return db.read_now(lambda session: session.get_one(Content, card_id).use_count)


def test_new_card_is_used_by_its_author(card) -> None:
    assert used(card) == 1


def test_card_taken_up_twice_is_used_once_more(card, people) -> None:
    bo = people.member()

    for _time in range(2):
        db.write_now(service.add_to_review, bo, card)

    assert used(card) == 2


def test_card_left_out_twice_is_used_once_less(card, author) -> None:
    for _time in range(2):
        db.write_now(service.leave_out, author, card)

    assert used(card) == 0


def test_card_that_comes_back_is_used_again(card, author) -> None:
    db.write_now(service.leave_out, author, card)

    db.write_now(service.add_to_review, author, card)

    assert used(card) == 1


def test_card_left_out_is_not_counted_down_again_when_its_progress_goes(card, author) -> None:
    db.write_now(service.leave_out, author, card)

    db.write_now(lambda session: session.exec(delete(CardProgress)))

    assert used(card) == 0


def test_erased_person_uses_no_card(card, author) -> None:
    db.write_now(erase_person, author.person_id)

    assert used(card) == 0


def test_card_that_is_deleted_takes_its_progress_along(card) -> None:
    def forget(session: Session) -> None:
        session.exec(delete(Content).where(Content.id == card))

    db.write_now(forget)

    assert db.read_now(lambda session: session.exec(select(CardProgress)).all()) == []


def test_use_is_exact_when_many_come_and_go_at_once(card, people) -> None:
    colleagues = [people.member() for _n in range(24)]

    def take_up_and_maybe_leave(number: int) -> None:
        db.write_now(service.add_to_review, colleagues[number], card)
        if number % 3 == 0:
            db.write_now(service.leave_out, colleagues[number], card)

    with ThreadPoolExecutor(12) as pool:
        list(pool.map(take_up_and_maybe_leave, range(24)))

    assert used(card) == 17
