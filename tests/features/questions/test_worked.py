"""Answers that worked for others too: one voice for each person, with the condition that they name."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pydantic import ValidationError

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import NotFound
from learnhub.features.discussion import service as discussion
from learnhub.features.questions import queries, service
from learnhub.features.questions.asked import QuestionSearch
from learnhub.features.questions.enums import Order
from learnhub.features.questions.errors import AcceptedAlready, OwnAnswer
from learnhub.features.questions.schemas import WorkedInput, WorkedView
from learnhub.features.questions.service.helping import count_helped
from tests.features.discussion.support import load
from tests.features.moderation.support import case_of, flag, redact
from tests.features.notices.support import tell, told
from tests.features.questions.support import answer, ask, read

PRESS = "on press 12, with the old firmware"


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def ben(people) -> Actor:
    return people.member("Ben Stone")


@pytest.fixture
def reply(people, ben) -> str:
    return answer(ben, ask(people.member("Iris Kim")))


def say(actor: Actor, answer_id: str, context: str = "") -> WorkedView:
    return db.write_now(service.say_worked, actor, WorkedInput(context=context), answer_id=answer_id)


def withdraw(actor: Actor, answer_id: str) -> WorkedView:
    return db.write_now(service.withdraw_worked, actor, answer_id=answer_id)


def look(actor: Actor, answer_id: str) -> WorkedView:
    return db.read_now(queries.get_worked, actor, answer_id)


def test_voice_counts_once_and_takes_another_condition(ana, ben, reply) -> None:
    assert say(ana, reply).count == 1
    view = say(ana, reply, PRESS)
    assert (view.count, view.is_mine, view.context) == (1, True, PRESS)

    seen = look(ben, reply)
    [line] = seen.lines
    assert (seen.is_mine, line.context, line.one.name, line.other.id, line.more) == (
        *(False, PRESS, "Ana Petit"),
        *("", 0),
    )

    for _twice in range(2):
        assert withdraw(ana, reply) == WorkedView()


def test_same_condition_is_one_line_however_it_is_spelt(people, ana, reply) -> None:
    say(people.member("Silent One"), reply)
    for number, context in enumerate(("On vertical pumps", "on vertical pumps", "ON VERTICAL PUMPS")):
        say(people.member(f"Person {number}"), reply, context)

    view = look(ana, reply)
    assert [(line.context, line.one.name, line.other.name, line.more) for line in view.lines] == [
        ("On vertical pumps", "Person 0", "Person 1", 1),
        ("", "Silent One", "", 0),
    ]
    assert view.count == 4


def test_author_and_who_is_told_already_say_nothing(ben, people, reply) -> None:
    iris = people.member()
    with pytest.raises(OwnAnswer):
        say(ben, reply)
    question = ask(iris)
    solution = answer(ben, question)
    db.write_now(service.accept_answer, iris, answer_id=solution)
    with pytest.raises(AcceptedAlready):
        say(people.member(), solution)


def test_page_says_whose_answers_one_may_confirm(ana, ben, people) -> None:
    question = ask(ana)
    first, second = answer(ben, question), answer(people.member(), question)
    db.write_now(service.accept_answer, ana, answer_id=second)

    shown = {post.id: post.can_confirm for post in read(ana, question)[1].posts.items}
    assert shown == {first: True, second: False}
    assert not any(post.can_confirm for post in read(ben, question)[1].posts.items)


def test_author_of_the_answer_is_told_unless_it_is_taken_back(ana, ben, people, reply) -> None:
    say(ana, reply)
    withdrawn = people.member()
    say(withdrawn, reply)
    withdraw(withdrawn, reply)
    tell()

    assert told(ben).count(("answers", "worked", "answered")) == 1


def test_hidden_answer_is_not_there(ana, people, reply) -> None:
    say(ana, reply, PRESS)
    db.write_now(discussion.hide, people.member(roles=(Role.MODERATOR,)), reply, "Names a customer")
    for change in (say, withdraw, look):
        with pytest.raises(NotFound):
            change(ana, reply)


def helped(question: str) -> int:
    """The stored figure, which the nightly check must come to as well."""
    stored = load(question).use_count
    counted = db.read_now(lambda session: dict(map(tuple, session.execute(count_helped()))))
    assert counted.get(question, 0) == stored
    return stored


def test_whom_a_question_helped_are_counted_once_however_it_did(people, ana, ben) -> None:
    iris, eva, nadia = people.member(), people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(iris)
    first, second = answer(ben, question), answer(eva, question)
    db.write_now(discussion.share_issue, ana, content_id=question)
    assert helped(question) == 0
    for reply in (first, second):
        say(people.member(), reply)
        say(ana, reply)
        say(ana, reply, PRESS)
    assert helped(question) == 3
    db.write_now(service.accept_answer, iris, answer_id=first)
    assert helped(question) == 4
    [row] = db.read_now(queries.list_questions, ben, search=QuestionSearch(Order.HELPED)).items
    assert row.helped_count == 4
    db.write_now(discussion.hide, nadia, second, "Off topic")
    assert helped(question) == 3
    withdraw(ana, first)
    assert helped(question) == 3  # who had it too is helped by what solved it
    db.write_now(discussion.unshare_issue, ana, content_id=question)
    assert helped(question) == 2
    db.write_now(service.withdraw_acceptance, iris, question_id=question)
    assert helped(question) == 1
    db.write_now(service.remove_answer, ben, answer_id=first)
    assert helped(question) == 0


def test_most_helped_come_first_also_among_what_has_words(people, ana) -> None:
    questions = [ask(people.member(), f"Seal number {number}") for number in range(3)]
    for times, question in zip((1, 3, 0), questions, strict=True):
        reply = answer(people.member(), question)
        for _voice in range(times):
            say(people.member(), reply)

    first, second, third = questions
    for words in ("", "seal"):
        search = QuestionSearch(Order.HELPED, words)
        page = db.read_now(queries.list_questions, ana, search=search, size=2)
        rest = db.read_now(queries.list_questions, ana, search=search, size=2, cursor=page.next)
        assert [row.id for row in (*page.items, *rest.items)] == [second, first, third]


def test_of_many_who_say_at_once_that_it_helped_each_is_counted(people) -> None:
    question = ask(people.member())
    reply, crowd = answer(people.member(), question), [people.member() for _one in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda actor: say(actor, reply), crowd))
    assert helped(question) == 8


def test_words_taken_out_of_an_answer_go_out_of_the_conditions_too(people, ana, ben) -> None:
    body = "Bearing 7 of customer Delorme runs hot."
    reply, nadia = answer(ben, ask(people.member()), body), people.member(roles=(Role.MODERATOR,))
    say(ana, reply, "at customer  DELORME, on press 12")
    flag(people.member(), reply)
    redact(nadia, case_of(reply).id, body, "customer Delorme")

    [line] = look(ben, reply).lines
    assert line.context == "at […], on press 12"


def test_condition_is_short() -> None:
    WorkedInput(context="x" * 40)
    with pytest.raises(ValidationError):
        WorkedInput(context="x" * 41)


def test_answers_cost_one_statement(ana, people, reply, statements) -> None:
    others = [reply]
    counts = []
    for number in range(3):
        say(people.member(f"Person {number}"), reply, f"on press {number}")
        counts.append(statements(lambda: db.read_now(queries.list_worked, ana, others)))
        others.append(answer(people.member(), ask(ana)))

    assert counts == [1, 1, 1]


def test_clicks_of_many_at_once_end_exact(people, reply) -> None:
    crowd = [people.member(f"Person {number}") for number in range(10)]

    def click(actor: Actor) -> None:
        for _time in range(3):
            say(actor, reply)
            withdraw(actor, reply)
        say(actor, reply, PRESS)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(click, crowd))

    view = look(crowd[0], reply)
    assert (view.count, len(view.lines), view.lines[0].more) == (10, 1, 8)
