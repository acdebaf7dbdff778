"""Asking by name, changing, withdrawing and voting."""

import pytest

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.ama import queries, service
from learnhub.features.ama.errors import NoSuchQuestion, NotEditable, SessionOver, TooManyQuestions
from learnhub.features.ama.schemas import AskInput, DismissInput
from learnhub.features.ama.service.asking import QUESTIONS_MAX
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.events import ContentEdited, ContentWithheld
from learnhub.features.discussion.schemas import VoteView
from learnhub.features.discussion.service import hide
from tests.features.ama.support import AFTER, content_of, state_of
from tests.features.discussion.support import events_of


def live(room):
    return db.read_now(queries.live_view, room.id)


def own(room, actor=None):
    return db.read_now(queries.list_own_questions, actor or room.members[0], room.id)


def reword(actor, question, text, edition=1):
    db.write_now(service.reword_question, actor, question, AskInput(text=text), edition=edition)


def dismiss(room, question, reason="unclear", note=""):
    form = DismissInput(question=question, reason=reason, note=note)
    db.write_now(service.dismiss, room.host, room.id, form)


def test_a_question_waits_for_a_host_and_only_its_asker_sees_it(room):
    room.open()
    question = room.ask("What about Lille?")
    assert live(room)["next"] == []
    assert [(item.id, item.state) for item in own(room)] == [(question, "waiting")]
    assert own(room, room.members[1]) == []
    db.write_now(service.approve, room.host, room.id, question)
    row = live(room)["rows"][question]
    assert (row.text, row.author.name, row.is_anonymous) == ("What about Lille?", "Member 0", False)


def test_with_moderation_after_it_shows_at_once(room):
    room.open(moderation=AFTER)
    question = room.ask("What about Lille?")
    assert live(room)["next"] == [question]


def test_questions_are_taken_before_the_opening(room):
    room.schedule()
    assert state_of(room.ask("What about Lille?")) == "waiting"


def test_one_person_asks_twenty_questions_at_most(room):
    room.open()
    for number in range(QUESTIONS_MAX):
        room.ask(f"Question {number}?")
    with pytest.raises(TooManyQuestions):
        room.ask("One more?")
    room.ask("Somebody else?", room.members[1])


def test_strangers_cannot_ask(room):
    room.open()
    with pytest.raises(NotFound):
        room.ask("Who am I?", ANONYMOUS)


def test_reword_while_nobody_voted(room):
    room.open(moderation=AFTER)
    question = room.ask("What about Lile?")
    reword(room.members[0], question, "What about Lille?")
    assert live(room)["rows"][question].text == "What about Lille?"
    with pytest.raises(EditedMeanwhile):
        reword(room.members[0], question, "And Lyon?")
    room.vote(question, room.members[1])
    with pytest.raises(NotEditable):
        reword(room.members[0], question, "And Lyon?", edition=2)
    with pytest.raises(NoSuchQuestion):
        reword(room.members[1], question, "Mine now?", edition=2)


def test_new_words_are_approved_again(room):
    room.open()
    question = room.approved("What about Lille?")
    reword(room.members[0], question, "Something else?")
    assert state_of(question) == "waiting"
    assert live(room)["next"] == []


def test_new_words_are_recorded(room):
    room.open()
    question = room.approved("What about Lille?")

    events = events_of(
        service.reword_question, room.members[0], question, AskInput(text="Something else?"), edition=1
    )

    happened = question, "ama_question", room.id
    assert events == [ContentEdited(*happened), ContentWithheld(*happened)]
    assert content_of(question).edition == 2


def test_a_dismissed_question_can_be_asked_in_other_words(room):
    room.open(moderation=AFTER)
    question = room.ask("Why X from planning?")
    dismiss(room, question, "person", "Ask about the decision, not the person.")
    item = own(room)[0]
    assert (item.state, item.reason, item.note) == (
        "dismissed",
        "person",
        "Ask about the decision, not the person.",
    )
    reword(room.members[0], question, "Why that decision?")
    item = own(room)[0]
    assert (item.state, item.reason, item.note) == ("waiting", "", "")


def test_withdraw_until_it_is_on_air(room):
    room.open()
    question = room.approved("What about Lille?")
    with pytest.raises(NoSuchQuestion):
        db.write_now(service.withdraw_question, room.members[1], question)
    db.write_now(service.withdraw_question, room.members[0], question)
    assert content_of(question).title == ""
    assert (live(room)["rows"], own(room)) == ({}, [])
    other = room.approved("What about Lyon?")
    db.write_now(service.put_on_air, room.host, room.id, other)
    with pytest.raises(NotEditable):
        db.write_now(service.withdraw_question, room.members[0], other)


def test_withdrawing_stays_possible_after_the_end_and_rewording_does_not(room):
    room.open()
    question = room.approved("What about Lille?")
    db.write_now(service.end_session, room.host, room.id)
    with pytest.raises(SessionOver):
        reword(room.members[0], question, "What about Lyon?")
    db.write_now(service.withdraw_question, room.members[0], question)
    assert live(room)["next"] == []


def test_votes_order_the_list_and_are_ones_own(room):
    room.open()
    first, second = room.approved("First?"), room.approved("Second?")
    room.vote(second, *room.members[:3])
    room.vote(first, room.members[0])
    view = live(room)
    assert (view["next"], view["votes"]) == ([second, first], {first: 1, second: 3})
    assert db.read_now(queries.list_own_votes, room.members[0], room.id) == sorted([first, second])
    taken = db.write_now(service.vote_question, room.members[0], first, on=False)
    assert taken == VoteView(count=0, is_mine=False)
    assert db.write_now(service.vote_question, room.members[0], first, on=False) == taken


def test_one_may_vote_for_ones_own_question(room):
    room.open()
    question = room.approved("First?")
    assert db.write_now(service.vote_question, room.members[0], question, on=True).count == 1


def test_what_is_not_shown_cannot_be_voted_for(room):
    room.open()
    question = room.ask("First?")
    with pytest.raises(NoSuchQuestion):
        room.vote(question, room.members[1])
    with pytest.raises(NoSuchQuestion):
        room.vote("0" * 12, room.members[1])
    with pytest.raises(NotFound):
        db.write_now(service.vote_question, ANONYMOUS, room.approved("Second?"), on=True)


def test_a_question_hidden_by_a_moderator_leaves_every_list(room, people):
    room.open()
    question = room.approved("First?")
    moderator = people.member(roles=(Role.MODERATOR,))
    db.write_now(hide, moderator, question, "Insulting.")
    assert live(room)["rows"] == {}
    assert (own(room)[0].is_hidden, own(room)[0].note) == (True, "Insulting.")
    with pytest.raises(NotFound):
        db.write_now(service.put_on_air, room.host, room.id, question)


def test_a_member_without_the_permission_is_refused(room):
    from dataclasses import replace

    room.open()
    reader = replace(room.members[0], scopes=frozenset({"ama:read"}))
    question = room.approved("First?")
    with pytest.raises(Forbidden):
        room.ask("By a token?", reader)
    with pytest.raises(Forbidden):
        room.vote(question, reader)
