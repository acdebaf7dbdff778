"""Who says which answer solved the question, and when somebody may say it for them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.access.roles import Role
from learnhub.core import bus, clock, db
from learnhub.errors import Forbidden
from learnhub.features.discussion import service as discussion
from learnhub.features.questions import service
from learnhub.features.questions.acceptance import SILENCE, is_silent
from learnhub.features.questions.errors import NotOpen
from learnhub.features.questions.events import AcceptanceWithdrawn, AnswerAccepted
from tests.conftest import NOON
from tests.features.questions.support import answer, answer_ids, ask, read, vote

MOMENTS = st.integers(0, 10**6).map(lambda minutes: NOON + timedelta(minutes=minutes))


def accept(actor, answer_id):
    db.write_now(service.accept_answer, actor, answer_id=answer_id)


def withdraw(actor, question_id):
    db.write_now(service.withdraw_acceptance, actor, question_id=question_id)


def accepted(actor, question_id):
    return [post.id for post in read(actor, question_id)[1].posts.items if post.is_accepted]


def test_asker_accepts_and_the_answer_comes_first(people):
    ana, ben, cleo = people.member("Ana Petit"), people.member(), people.member()
    question = ask(ana)
    popular, right = answer(ben, question), answer(cleo, question)
    vote(ana, popular)
    assert answer_ids(ana, question) == [popular, right]

    with clock.at(NOON):
        accept(ana, right)

    view, answers = read(ben, question)
    assert [post.id for post in answers.posts.items] == [right, popular]
    assert [post.is_accepted for post in answers.posts.items] == [True, False]
    assert (view.accepted_by, view.accepted_at, view.is_on_behalf) == ("Ana Petit", NOON, False)


def test_another_answer_replaces_the_accepted_one(people):
    ana = people.member()
    question = ask(ana)
    first, second = answer(people.member(), question), answer(people.member(), question)

    accept(ana, first)
    accept(ana, second)

    assert accepted(ana, question) == [second]


def test_each_decision_that_changes_something_is_an_event(people):
    ana = people.member()
    question = ask(ana)
    first, second = answer(people.member(), question), answer(people.member(), question)

    def decide(session):
        service.withdraw_acceptance(session, ana, question_id=question)
        for answer_id in (first, first, second):
            service.accept_answer(session, ana, answer_id=answer_id)
        for _twice in range(2):
            service.withdraw_acceptance(session, ana, question_id=question)
        decisions = AnswerAccepted, AcceptanceWithdrawn
        return [event for event in bus.recorded(session) if isinstance(event, decisions)]

    assert db.write_now(decide) == [
        AnswerAccepted(question, first),
        AnswerAccepted(question, second),
        AcceptanceWithdrawn(question),
    ]


def test_asker_withdraws(people):
    ana = people.member()
    question = ask(ana)
    accept(ana, answer(people.member(), question))

    withdraw(ana, question)
    withdraw(ana, question)

    view, _answers = read(ana, question)
    assert (view.accepted_at, view.accepted_by, accepted(ana, question)) == (None, "", [])


def test_others_do_not_accept_nor_withdraw(people):
    ana, ben = people.member(), people.member(roles=(Role.LEADER,))
    question = ask(ana)
    reply = answer(ben, question)

    with pytest.raises(Forbidden):
        accept(ben, reply)
    accept(ana, reply)
    with pytest.raises(Forbidden):
        withdraw(ben, question)

    assert accepted(ana, question) == [reply]


@pytest.mark.parametrize(("days", "may"), [(6.99, False), (7, True)])
def test_moderator_accepts_on_behalf_after_a_week_of_silence(people, days, may):
    ana, cleo = people.member("Ana Petit"), people.member("Cleo Diaz", roles=(Role.MODERATOR,))
    with clock.at(NOON):
        question = ask(ana)
        reply = answer(people.member(), question)

    with clock.at(NOON + timedelta(days=days)):
        assert read(cleo, question)[1].posts.items[0].can_accept is may
        if not may:
            with pytest.raises(Forbidden):
                accept(cleo, reply)
            return
        accept(cleo, reply)

    view, _answers = read(ana, question)
    assert (view.accepted_by, view.is_on_behalf, view.can_withdraw) == ("Cleo Diaz", True, True)


def test_moderator_waits_while_the_asker_talks(people):
    ana, cleo = people.member(), people.member(roles=(Role.MODERATOR,))
    with clock.at(NOON):
        question = ask(ana)
        reply = answer(people.member(), question)
    with clock.at(NOON + timedelta(days=5)):
        answer(ana, question, "We try this on Monday.")

    with clock.at(NOON + timedelta(days=8)), pytest.raises(Forbidden):
        accept(cleo, reply)
    with clock.at(NOON + timedelta(days=12)):
        accept(cleo, reply)

    assert accepted(ana, question) == [reply]


def test_moderator_withdraws_only_what_a_moderator_said(people):
    ana, cleo = people.member(), people.member(roles=(Role.MODERATOR,))
    with clock.at(NOON):
        question = ask(ana)
        reply = answer(people.member(), question)
    accept(ana, reply)
    with pytest.raises(Forbidden):
        withdraw(cleo, question)
    withdraw(ana, question)

    accept(cleo, reply)
    withdraw(cleo, question)

    assert accepted(ana, question) == []


def test_removed_or_hidden_solution_opens_the_question(people):
    ana, ben, cleo = people.member(), people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana)
    hidden, removed = answer(ben, question), answer(ben, question)

    accept(ana, hidden)
    db.write_now(discussion.hide, cleo, hidden, "Names a customer")
    assert read(ana, question)[0].accepted_at is None
    accept(ana, removed)
    db.write_now(service.remove_answer, ben, answer_id=removed)
    assert read(ana, question)[0].accepted_at is None


def test_hidden_answer_is_not_accepted_by_its_author(people):
    ana, cleo = people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana)
    own = answer(ana, question)
    db.write_now(discussion.hide, cleo, own, "Names a customer")

    with pytest.raises(NotOpen):
        accept(ana, own)


@given(words=st.lists(st.none() | MOMENTS, max_size=5), answered=MOMENTS, now=MOMENTS)
def test_silence_is_a_week_without_any_word(words, answered, now):
    quiet = all(now - moment >= SILENCE for moment in [answered, *filter(None, words)])

    assert is_silent(words, answered, now) is quiet
