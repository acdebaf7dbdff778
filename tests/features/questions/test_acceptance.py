"""Who says which answer solved the question, and when somebody may say it for them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import bus, clock, db
from learnhub.errors import Forbidden
from learnhub.features.discussion import service as discussion
from learnhub.features.questions import service
from learnhub.features.questions.acceptance import SILENCE, is_silent, next_reminder
from learnhub.features.questions.errors import NotOpen
from learnhub.features.questions.events import AcceptanceWithdrawn, AnswerAccepted
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel
from tests.conftest import NOON
from tests.features.notices.support import tell, told
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


def expert(people, name: str = "Eva Lind", level: SkillLevel = SkillLevel.HELPS):
    found = people.member(name)
    db.write_now(topics.set_skill, found, "Pumps", level)
    return found


def silent_question(people, topics=("Pumps",)):
    """A question that was answered a week ago, with its asker and the answer."""
    ana = people.member("Ana Petit")
    with clock.at(NOON):
        question = ask(ana, topics=topics)
        return ana, question, answer(people.member("Ben Stone"), question)


def test_expert_of_a_topic_accepts_on_behalf_and_takes_it_back(people):
    eva, other = expert(people), expert(people, "Otto Berg", SkillLevel.PRACTISES)
    ana, question, reply = silent_question(people)
    with clock.at(NOON + timedelta(days=6.99)), pytest.raises(Forbidden):
        accept(eva, reply)

    with clock.at(NOON + timedelta(days=7)):
        assert [read(each, question)[1].posts.items[0].can_accept for each in (eva, other)] == [True, False]
        with pytest.raises(Forbidden):
            accept(other, reply)
        for _twice in range(2):
            accept(eva, reply)

    view, _answers = read(eva, question)
    assert (view.accepted_by, view.is_on_behalf, view.is_mine, view.can_withdraw) == (
        *("Eva Lind", True),
        *(False, True),
    )
    assert not read(expert(people, "Ida Holm"), question)[0].can_withdraw
    withdraw(eva, question)
    assert accepted(ana, question) == []


def test_expert_of_other_topics_does_not_decide(people):
    eva = expert(people)
    for topics_of_question in ((), ("Seals",)):
        _ana, question, reply = silent_question(people, topics_of_question)
        with clock.at(NOON + timedelta(days=8)):
            assert not read(eva, question)[1].posts.items[0].can_accept
            with pytest.raises(Forbidden):
                accept(eva, reply)


def test_nobody_accepts_their_own_answer_in_the_place_of_the_asker(people):
    eva, cleo = expert(people), people.member(roles=(Role.MODERATOR,))
    with clock.at(NOON):
        question = ask(people.member(), topics=("Pumps",))
        replies = {each.person_id: (each, answer(each, question)) for each in (eva, cleo)}

    with clock.at(NOON + timedelta(days=8)):
        for each, own in replies.values():
            shown = {post.id: post.can_accept for post in read(each, question)[1].posts.items}
            assert shown == {reply: reply != own for _person, reply in replies.values()}
            with pytest.raises(Forbidden):
                accept(each, own)


def test_what_the_asker_decided_is_not_changed_for_them(people):
    cleo = people.member(roles=(Role.MODERATOR,))
    ana, question, reply = silent_question(people)
    with clock.at(NOON):
        second = answer(people.member(), question)
    with clock.at(NOON + timedelta(days=1)):
        accept(ana, reply)

    with clock.at(NOON + timedelta(days=20)), pytest.raises(Forbidden):
        accept(cleo, second)
    with clock.at(NOON + timedelta(days=20)):
        withdraw(ana, question)  # which is a word of theirs
    with clock.at(NOON + timedelta(days=26)), pytest.raises(Forbidden):
        accept(cleo, second)
    with clock.at(NOON + timedelta(days=27)):
        accept(cleo, second)

    assert accepted(ana, question) == [second]


def test_asker_and_answerer_are_told_of_what_was_decided_on_behalf(people):
    eva = expert(people)
    ana, question, reply = silent_question(people)
    ben = read(ana, question)[1].posts.items[0].author.id
    with clock.at(NOON + timedelta(days=7)):
        accept(eva, reply)
        tell()

    assert told(ana)[-1] == ("answers", "accepted_for", "asked")
    assert told(Actor(ben))[-1] == ("answers", "accepted", "answered")


def test_page_costs_a_bounded_number_of_statements_where_the_asker_is_silent(people, statements):
    eva = expert(people)
    _ana, question, _reply = silent_question(people)
    counts = []
    with clock.at(NOON + timedelta(days=8)):
        for number in range(3):
            with clock.at(NOON):
                answer(people.member(f"Person {number}"), question)
            counts.append(statements(lambda: read(eva, question)))

    assert counts == [6, 6, 6]


@given(words=st.lists(st.none() | MOMENTS, max_size=5), answered=st.none() | MOMENTS, count=st.integers(0, 3))
def test_reminders_are_two_and_come_before_somebody_else_may_decide(words, answered, count):
    due = next_reminder(words, answered, count)

    assert (due is None) is (answered is None or count > 1)
    if due is not None:
        assert due - max([answered, *filter(None, words)]) == timedelta(days=3 * (count + 1))
        assert not is_silent(words, answered, due)
