"""While a question is written: what may answer it already, and the figure of those that need not be asked."""

import asyncio
from datetime import timedelta

import pytest
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid, NotFound
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.discussion import requests
from learnhub.features.discussion import service as discussion
from learnhub.features.people.models import Person
from learnhub.features.questions import service
from learnhub.features.questions.models import SparedQuestion
from learnhub.features.questions.queries.similar import count_spared, list_similar
from learnhub.features.questions.schemas import SimilarView
from tests.features.discussion.support import sign_in
from tests.features.questions.support import answer, ask

TITLE = "Why is the mechanical seal leaking when it is hot?"


def similar(reader: Actor, title: str) -> list[SimilarView]:
    return db.read_now(list_similar, reader, title=title)


def spare(actor: Actor, content_id: str) -> str:
    return db.write_now(service.spare_question, actor, content_id=content_id)


def spared(reader: Actor) -> int:
    return db.read_now(count_spared, reader)


def test_questions_and_cards_about_the_same_are_found(people) -> None:
    ana, ben = people.member(), people.member()
    question = ask(ana, TITLE, body="It drips at **80 °C**.")
    db.write_now(service.accept_answer, ana, answer_id=answer(ben, question))
    form = CardInput(front="How hot may a mechanical seal get?", back="80 °C.", language="en")
    card = db.write_now(cards.create_card, ben, form)
    ask(ana, "Who repairs the coffee machine?")

    found = {view.id: view for view in similar(ben, "Leaking mechanical seal, hot")}

    assert set(found) == {question, card}
    assert (found[question].is_solved, found[card].is_solved) == (True, False)
    assert (found[question].answer_count, found[question].address) == (1, f"/questions/{question}")
    assert "80 °C" in found[question].excerpt


def test_what_is_hidden_is_not_similar(people) -> None:
    ana, cleo = people.member(), people.member(roles=(Role.MODERATOR,))
    db.write_now(discussion.hide, cleo, ask(ana, TITLE), "Names a customer")

    assert similar(people.member(), TITLE) == []


@pytest.mark.parametrize("title", ["", " ", "%", "a b %", "\x00", "où", "🔧" * 50, "' OR 1=1 --"])
def test_any_title_at_all_is_looked_for(people, title: str) -> None:
    ask(people.member(), TITLE)

    assert similar(people.member(), title) == []


def test_what_is_similar_costs_the_same_for_one_and_three(people, statements) -> None:
    ana, ben = people.member(), people.member()
    ask(ana, TITLE)
    one = statements(lambda: similar(ben, TITLE))
    for number in range(2):
        ask(ana, f"{TITLE} {number}")

    assert statements(lambda: similar(ben, TITLE)) == one
    assert len(similar(ben, TITLE)) == 3


def test_a_question_that_need_not_be_asked_is_counted(people, noon) -> None:
    ana, ben, cleo = people.member(), people.member(), people.member()
    question = ask(ana, TITLE)

    assert spare(ben, question) == f"/questions/{question}"
    assert spare(cleo, answer(ben, question)) == f"/questions/{question}"
    spare(cleo, question)

    assert spared(ana) == 3
    with clock.at(noon + timedelta(days=31)):
        assert spared(ana) == 0


def test_of_a_question_that_need_not_be_asked_nobody_is_stored(people) -> None:
    ben = people.member()
    spare(ben, ask(people.member(), TITLE))

    (row,) = db.read_now(lambda session: session.exec(select(SparedQuestion)).all())
    names = db.read_now(lambda session: session.exec(select(Person.id)).all())

    assert set(row.model_dump()) == {"content_id", "day", "number"}
    assert not {str(value) for value in row.model_dump().values()} & set(names)


def test_a_question_that_need_not_be_asked_without_a_name_counts_like_any_other(people) -> None:
    ana, ben = people.member(), people.member()
    question = ask(ana, TITLE)
    spare(ben, question)
    browser = sign_in(people.member())

    asyncio.run(requests.answer(browser, "spare", {"kind": "question", "content": question}))
    assert spared(ana) == 2
    (row,) = db.read_now(lambda session: session.exec(select(SparedQuestion)).all())
    assert row.number == 2
    for given in ({"kind": "ama_question", "content": question}, {"kind": "tip", "content": question}):
        with pytest.raises(Invalid):
            asyncio.run(requests.answer(browser, "spare", given))
    with pytest.raises(Forbidden):
        asyncio.run(requests.answer(None, "spare", {"kind": "question", "content": question}))
    with pytest.raises(NotFound):
        asyncio.run(requests.answer(browser, "spare", {"kind": "question", "content": "0" * 12}))


def test_what_one_may_not_see_spares_nothing_and_is_not_counted(people) -> None:
    ana, ben, cleo = people.member(), people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana, TITLE)
    spare(ben, question)
    db.write_now(discussion.hide, cleo, question, "Names a customer")

    for actor in (ben, cleo):
        with pytest.raises(NotFound):
            spare(actor, question)
    assert spared(ben) == 0
