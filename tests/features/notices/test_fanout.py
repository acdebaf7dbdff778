"""From what happened to who is told: everybody once, at once, by the rights and wishes of that moment."""

import pytest
from sqlmodel import update

from learnhub.core import bus, db, outbox
from learnhub.core.outbox import Outbox
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.notices import fanout, queries, service
from learnhub.features.notices.models import NoticeChoice
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Space
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import AnswerInput
from tests.features.notices.support import item, tell, told
from tests.features.questions.support import answer, ask

pytestmark = pytest.mark.usefixtures("database")

ANSWERED = ("answers", "answered", "asked")


def test_answer_is_told_to_who_asked_and_waits_for_them(ana, ben, frames) -> None:
    question_id = ask(ana)
    answer_id = answer(ben, question_id)
    frames.clear()

    tell()

    assert told(ana) == [ANSWERED]
    assert (item(ana).thing, item(ana).waits, item(ana).count) == (question_id, True, 1)
    assert answer_id
    assert told(ben) == []
    assert frames == [ana.person_id]


def test_second_answer_is_added_to_the_same_row(ana, ben, eve) -> None:
    question_id = ask(ana)
    answer(ben, question_id)
    answer(eve, question_id)

    tell()

    assert told(ana) == [ANSWERED, ANSWERED]
    assert item(ana).count == 2
    assert db.read_now(queries.list_inbox, ana, waiting=True).items[0].is_repeated
    assert told(ben) == [("followed", "answered", "answered")]
    assert not item(ben).waits


def test_own_act_is_not_told(ana) -> None:
    answer(ana, ask(ana))

    tell()

    assert told(ana) == []


def test_accepted_answer_is_told_to_its_author_and_to_followers(ana, ben, eve) -> None:
    question_id = ask(ana)
    answer_id = answer(ben, question_id)
    answer(eve, question_id)
    tell()
    assert item(ana).waits

    db.write_now(questions.accept_answer, ana, answer_id=answer_id)
    tell()

    assert ("answers", "accepted", "answered") in told(ben)
    row = db.read_now(queries.list_inbox, ben, waiting=False).items[0]
    assert (row.notices[0].what, row.notices[0].excerpt) == ("accepted", "")  # the words are not Ana's
    assert told(eve)[-1] == ("followed", "solved", "answered")
    assert not item(ana).waits
    assert told(ana)[-1] == ANSWERED


def test_who_stopped_is_not_told_whatever_they_do_later(ana, ben, eve) -> None:
    question_id = ask(ana)
    answer(ben, question_id)
    db.write_now(service.unfollow, ben, question_id)
    db.write_now(service.unfollow, ana, question_id)
    answer(ben, question_id, "Another thought about it.")
    answer(eve, question_id)

    tell()

    assert told(ana) == told(ben) == []

    db.write_now(service.follow, ben, question_id)
    answer(eve, question_id, "And one more thing.")
    tell()

    assert told(ben) == [("followed", "answered", "answered")]
    assert told(ana) == []


def test_who_follows_without_taking_part_is_told(ana, ben, eve) -> None:
    question_id = ask(ana)
    db.write_now(service.follow, eve, question_id)
    answer(ben, question_id)

    tell()

    assert told(eve) == [("followed", "answered", "follows")]


def test_one_event_tells_a_person_once(ana, ben) -> None:
    question_id = ask(ana)
    answer(ben, question_id)
    tell()
    db.write_now(lambda session: session.execute(update(Outbox).values(done_at=None)))

    tell()

    assert told(ana) == [ANSWERED]
    assert item(ana).count == 1


def test_rights_are_those_of_the_moment_of_telling(ana, ben, eve) -> None:
    question_id = ask(ana)
    db.write_now(service.follow, eve, question_id)
    answer(ben, question_id)

    def close(session) -> None:
        space = Space(kind="community", name="Seals", is_open=False)
        session.add(space)
        session.flush()
        session.execute(update(Content).values(space_id=space.id))

    db.write_now(close)
    tell()

    assert told(eve) == []
    assert told(ana) == []  # the answer is in a space to which she does not belong


def test_hidden_answer_is_not_told(ana, ben, people) -> None:
    answer_id = answer(ben, ask(ana))
    db.write_now(discussion.hide, people.member("Mod", roles=("moderator",)), answer_id, "Not for everybody")

    tell()

    assert told(ana) == []


def test_suspended_person_is_not_told(ana, ben) -> None:
    answer(ben, ask(ana))
    db.write_now(
        lambda session: session.execute(
            update(Person).where(Person.id == ana.person_id).values(status=PersonStatus.SUSPENDED)
        )
    )

    tell()

    assert told(ana) == []


def test_kind_that_is_not_wanted_is_not_told(ana, ben) -> None:
    choice = NoticeChoice(person_id=ana.person_id, kind="answers", channel="inbox", is_on=False)
    db.write_now(lambda session: session.add(choice))
    answer(ben, ask(ana))

    tell()

    assert ANSWERED not in told(ana)


def test_what_fails_has_told_nobody(ana, ben) -> None:
    question_id = ask(ana)
    tell()

    def fail(session) -> None:
        form = AnswerInput(body="Check the pipe strain first.", language="en")
        questions.answer_question(session, ben, form, question_id=question_id)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write_now(fail)

    assert not db.read_now(outbox.is_due, fanout.CHANNEL)


def test_delivery_is_woken_right_after_the_commit(ana, ben) -> None:
    question_id, heard = ask(ana), []
    end = bus.hints.subscribe(lambda hint: heard.append((hint.topic, db.read_now(outbox.is_due, "notices"))))

    answer(ben, question_id)
    end()

    assert ("job:deliver notices", True) in heard


def test_large_audience_is_told_in_batches(ana, ben, people, monkeypatch) -> None:
    monkeypatch.setattr(fanout, "BATCH", 2)
    question_id = ask(ana)
    followers = [people.member(f"Colleague {number}") for number in range(5)]
    for follower in followers:
        db.write_now(service.follow, follower, question_id)
    answer(ben, question_id)

    tell()

    assert [len(told(follower)) for follower in followers] == [1, 1, 1, 1, 1]
