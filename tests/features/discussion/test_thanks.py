"""Thanks: one for each person, with or without a reason, exact however many thank at once."""

import logging
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import update

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.discussion import counting, queries, service
from learnhub.features.discussion.errors import OwnThanks
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import CommentInput, ThankInput, ThanksView
from tests.features.discussion.support import load, write_anonymous, write_question


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


@pytest.fixture
def question(ana) -> Content:
    return write_question(ana)


def thank(actor: Actor, content: Content, reason: str = "") -> ThanksView:
    return db.write_now(service.thank, actor, ThankInput(reason=reason), content_id=content.id)


def read(actor: Actor, *contents: Content) -> dict[str, ThanksView]:
    return db.read_now(queries.list_thanks, actor, [content.id for content in contents])


def test_thanks_count_once_and_take_another_reason(ana, ben, question) -> None:
    assert thank(ben, question).count == 1
    view = thank(ben, question, "It saved us an opening.")
    assert (view.count, view.is_mine, view.words, view.said) == (1, True, "It saved us an opening.", 1)

    seen = read(ana, question)[question.id]
    assert [(row.person.name, row.words, row.is_mine) for row in seen.rows] == [
        ("Ben Stone", "It saved us an opening.", False)
    ]
    assert (seen.is_mine, seen.can_thank) == (False, False)

    for _time in range(2):
        view = db.write_now(service.withdraw_thanks, ben, content_id=question.id)
    assert (view, load(question.id).thanks_count) == (ThanksView(can_thank=True), 0)


def test_one_thanks_neither_oneself_nor_nobody(ana, ben, question) -> None:
    with pytest.raises(OwnThanks):
        thank(ana, question)
    with pytest.raises(Forbidden):
        thank(ben, write_anonymous(question))


def test_two_reasons_are_shown_with_ones_own_and_the_rest_unfolds(people, ben, question, statements) -> None:
    counts = []
    thank(ben, question, "First of all")
    for number in range(3):
        thank(people.member(f"Person {number}"), question, f"Reason {number}")
        thank(people.member(f"Silent {number}"), question)
        counts.append(statements(lambda: read(ben, question)))

    view = read(ben, question)[question.id]
    assert [row.words for row in view.rows] == ["Reason 2", "Reason 1", "First of all"]
    assert (view.count, view.said, counts) == (7, 4, [2, 2, 2])
    assert len(db.read_now(queries.list_all_thanks, ben, question.id).rows) == 4


def test_hundred_clicks_of_many_people_at_once_end_exact(people, question) -> None:
    crowd = [people.member(f"Person {number}") for number in range(10)]

    def click(actor: Actor) -> None:
        for time in range(10):
            if time % 2:
                db.write_now(service.withdraw_thanks, actor, content_id=question.id)
            else:
                thank(actor, question)
        thank(actor, question)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(click, crowd))
    assert load(question.id).thanks_count == 10


def test_nightly_check_names_each_counter_that_is_wrong(ana, ben, question, caplog) -> None:
    comment = db.write_now(service.comment, ben, CommentInput(body="Is it flat?"), parent_id=question.id)
    db.write_now(service.comment, ana, CommentInput(body="Yes."), parent_id=comment)
    db.write_now(service.vote, ben, question.id, on=True)
    thank(ben, question)
    with caplog.at_level(logging.ERROR):
        counting.compare()
        assert caplog.messages == []

        wrong = update(Content).where(Content.id == question.id).values(vote_count=3, comment_count=3)
        db.write_now(lambda session: session.execute(wrong.values(thanks_count=3, use_count=3)))
        counting.compare()
        assert caplog.messages == [
            f"vote_count of {question.id} is 3, and 1 are there",
            f"comment_count of {question.id} is 3, and 2 are there",
            f"thanks_count of {question.id} is 3, and 1 are there",
            f"use_count of {question.id} is 3, and 0 are there",
        ]
        caplog.clear()
