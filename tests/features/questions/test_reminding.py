"""Asking whoever is silent about an answer whether it helped: twice at most, while it makes sense."""

from datetime import date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import authors_of
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.notices.models import NoticeRhythm
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.questions import service
from learnhub.features.questions.models import Question
from learnhub.features.questions.room import ANSWER
from tests.conftest import NOON
from tests.features.notices.support import inbox, tell, told
from tests.features.questions.support import answer, ask

REMINDED = ("answers", "reminded", "asked")


def day(number: float) -> datetime:
    """So many days after the question was answered."""
    return NOON + timedelta(days=number)


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def question(ana: Actor, people) -> str:
    with clock.at(NOON):
        question_id = ask(ana)
        answer(people.member("Ben Stone"), question_id)
    return question_id


def reminders(actor: Actor, *days: float) -> list[float]:
    """On which of these days the job reminded somebody."""
    found, count = [], told(actor).count(REMINDED)
    for number in days:
        with clock.at(day(number)):
            db.write_now(service.remind_askers)
            tell()
        now = told(actor).count(REMINDED)
        if now > count:
            found.append(number)
        count = now
    return found


def state(question_id: str) -> Question:
    return db.read_now(lambda session: session.get_one(Question, question_id))


def test_silent_asker_is_reminded_on_the_third_and_sixth_day_and_never_again(ana, question) -> None:
    assert reminders(ana, 1, 2.9, 3, 3.1, 5.9, 6, 6.1, 7, 30, 300) == [3, 6]
    [row] = inbox(ana, waiting=True)
    assert (row.thing, row.notices[0].what) == (question, "reminded")
    assert (state(question).reminders, state(question).remind_at) == (2, None)


def test_another_answer_begins_nothing_anew(ana, question, people) -> None:
    with clock.at(day(2)):
        answer(people.member(), question)
    assert reminders(ana, 3, 6) == [3, 6]
    with clock.at(day(8)):
        answer(people.member(), question)
    assert reminders(ana, 11, 14, 40) == []


def test_what_the_asker_says_begins_the_silence_anew(ana, question) -> None:
    with clock.at(day(2)):
        db.write_now(discussion.comment, ana, CommentInput(body="We try it."), parent_id=question)

    assert reminders(ana, 3, 4.9, 5, 6, 8, 20) == [5, 8]


def test_accepted_answer_ends_it_also_when_it_is_withdrawn(ana, question) -> None:
    assert reminders(ana, 3) == [3]
    with clock.at(day(4)):
        [reply] = db.read_now(_answers, question)
        db.write_now(service.accept_answer, ana, answer_id=reply)
        db.write_now(service.withdraw_acceptance, ana, question_id=question)

    assert reminders(ana, 6, 7, 10) == []


def test_accepted_between_the_job_and_the_telling_nobody_is_reminded(ana, question) -> None:
    with clock.at(day(3)):
        db.write_now(service.remind_askers)
        [reply] = db.read_now(_answers, question)
        db.write_now(service.accept_answer, ana, answer_id=reply)
        tell()

    assert REMINDED not in told(ana)


@pytest.mark.parametrize("what", ["question", "answer", "hidden", "left"])
def test_what_is_gone_reminds_nobody(ana, question, people, what) -> None:
    [reply] = db.read_now(_answers, question)
    author = Actor(db.read_now(_author, reply))
    if what == "question":
        db.write_now(service.remove_question, ana, question_id=question)
    elif what == "answer":
        db.write_now(service.remove_answer, author, answer_id=reply)
    elif what == "hidden":
        db.write_now(discussion.hide, people.member(roles=(Role.MODERATOR,)), question, "Names a customer")
    else:
        db.write_now(_leave, ana.person_id)

    assert reminders(ana, 3, 6, 9) == []


def test_own_answer_is_nothing_to_be_reminded_of(ana) -> None:
    with clock.at(NOON):
        answer(ana, ask(ana))

    assert reminders(ana, 3, 6) == []


def test_who_is_on_leave_is_reminded_when_they_are_back(ana, question) -> None:
    leave = NoticeRhythm(person_id=ana.person_id, leave_from=date(2026, 3, 13), leave_to=date(2026, 3, 20))
    db.write_now(lambda session: session.add(leave))

    assert reminders(ana, 3, 6, 7, 11, 12.5, 13, 20) == [12.5, 13]


def test_any_number_of_questions_is_read_in_the_same_statements(ana, people, statements) -> None:
    counts = []
    for number in (1, 3):
        with clock.at(day(10 * number)):
            asked = [ask(ana) for _time in range(number)]
            for question_id in asked:
                answer(people.member(), question_id)
        with clock.at(day(10 * number + 1)):  # so all of them are put off
            for question_id in asked:
                db.write_now(discussion.comment, ana, CommentInput(body="Soon."), parent_id=question_id)
        with clock.at(day(10 * number + 3)):
            counts.append(statements(lambda: db.write_now(service.remind_askers)))
            assert {state(question_id).remind_at for question_id in asked} == {day(10 * number + 4)}

    assert counts[1] - counts[0] == 2  # each question is written, and nothing else is done for each


def _answers(session: Session, question_id: str) -> list[str]:
    answers = select(Content.id).where(Content.parent_id == question_id, Content.kind == ANSWER)
    return list(session.exec(answers))


def _author(session: Session, content_id: str) -> str:
    return authors_of(session, [content_id])[content_id].id


def _leave(session: Session, person_id: str) -> None:
    session.get_one(Person, person_id).status = PersonStatus.SUSPENDED
