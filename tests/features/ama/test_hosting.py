"""Keeping the questions of a session in order."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from learnhub.access.audit import Audit
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid
from learnhub.features.ama import queries, service
from learnhub.features.ama.enums import DismissReason, Moderation, Outcome, QuestionState
from learnhub.features.ama.errors import MovedMeanwhile, NoSuchQuestion, SessionOver, WrongPhase
from learnhub.features.ama.events import QuestionDecided, QuestionMoved
from learnhub.features.ama.models import AmaQuestion
from learnhub.features.ama.schemas import AskInput, DismissInput, RephraseInput
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.events import ContentPublished, ContentWithheld
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.queries import list_revisions
from learnhub.features.discussion.redacting import Mark
from learnhub.features.people.personal_data import erase_person, export_person
from tests.features.ama.support import AFTER, content_of, get, state_of
from tests.features.discussion.support import events_of


def host_view(room):
    return db.read_now(queries.live_host_view, room.id)


def on_air(room, question, instead_of="", actor=None):
    db.write_now(service.put_on_air, actor or room.host, room.id, question, instead_of=instead_of)


def dismiss(room, question, reason=DismissReason.DUPLICATE, note=""):
    db.write_now(
        service.dismiss, room.host, room.id, DismissInput(question=question, reason=reason, note=note)
    )


def test_what_waits_without_a_moment_is_read_page_by_page(room):
    room.open(moderation=Moderation.BEFORE)
    for member in room.members[:3]:
        room.ask_anonymously(f"What does {member.name} not know?", member)
    room.publish()
    read = partial(queries.list_in_state, state=QuestionState.WAITING, size=2)

    first = db.read_now(read, room.host, room.id)
    second = db.read_now(read, room.host, room.id, cursor=first.next)

    assert len({each.id for each in [*first.items, *second.items]}) == 3
    assert second.next is None


def test_hosts_see_what_waits_and_what_was_dismissed(room):
    room.open()
    waiting, dismissed, shown = room.ask("One?"), room.ask("Two?"), room.approved("Three?")
    dismiss(room, dismissed)
    view = host_view(room)
    assert (view["waiting"], view["dismissed"], view["next"]) == ([waiting], [dismissed], [shown])
    assert view["counts"] == {
        "waiting": 1,
        "approved": 1,
        "on_air": 0,
        "answered": 0,
        "dismissed": 1,
        "in_writing": 0,
    }
    assert db.read_now(queries.may_host, room.leader, room.id)
    assert not db.read_now(queries.may_host, room.members[0], room.id)


def test_others_cannot_host(room):
    room.open()
    question = room.approved("One?")
    outsider = room.members[0]
    steps = (
        lambda: db.write_now(service.approve, outsider, room.id, question),
        lambda: db.write_now(service.put_on_air, outsider, room.id, question),
        lambda: db.write_now(service.mark_answered, outsider, room.id, question),
        lambda: db.write_now(service.put_back, outsider, room.id, question),
        lambda: db.write_now(service.answer_and_next, outsider, room.id),
        lambda: db.write_now(service.set_moderation, outsider, room.id, Moderation.AFTER),
        lambda: db.write_now(
            service.dismiss, outsider, room.id, DismissInput(question=question, reason="private")
        ),
    )
    for step in steps:
        with pytest.raises(Forbidden):
            step()
    assert state_of(question) == "approved"


def test_a_question_of_another_session_is_not_found(room):
    room.open()
    foreign = room.approved("One?")
    room.open()
    with pytest.raises(NoSuchQuestion):
        on_air(room, foreign)


def test_dismissing_is_audited_and_other_needs_a_sentence(room):
    room.open()
    question = room.ask("One?")
    with pytest.raises(Invalid) as caught:
        dismiss(room, question, DismissReason.OTHER)
    assert list(caught.value.fields) == ["note"]
    dismiss(room, question, DismissReason.OTHER, "We answer this on Friday.")
    assert content_of(question).published_at is None
    rows = db.read_now(lambda session: session.exec(select(Audit.action, Audit.object)).all())
    assert ("ama:dismiss", question) in [tuple(row) for row in rows]
    db.write_now(service.approve, room.host, room.id, question)
    assert state_of(question) == "approved"


def rephrase(room, question, text, *, actor=None, edition=1):
    form = RephraseInput(question=question, text=text, edition=edition)
    db.write_now(service.rephrase, actor or room.host, room.id, form)


def test_a_host_puts_a_question_in_other_words_and_its_asker_keeps_their_own(room):
    room.open()
    question = room.ask("Why does Paul of planning decide alone?")
    rephrase(room, question, "Who decides on the planning?")
    rephrase(room, question, "How is the planning decided?", edition=2)

    [own] = db.read_now(queries.list_own_questions, room.members[0], room.id)
    assert (own.text, own.original) == (
        "How is the planning decided?",
        "Why does Paul of planning decide alone?",
    )
    db.write_now(service.approve, room.host, room.id, question)
    row = db.read_now(queries.live_view, room.id)["rows"][question]
    assert (row.text, row.is_rephrased) == ("How is the planning decided?", True)
    [edition] = db.read_now(list_revisions, room.members[1], question).items
    assert (edition.number, edition.person.name) == (3, "Élodie Faure")
    assert "Paul" not in repr(edition)
    rows = db.read_now(lambda session: session.exec(select(Audit.action, Audit.object)).all())
    assert [tuple(row) for row in rows].count(("ama:rephrase", question)) == 2


def test_own_words_are_exported_for_their_asker_alone_and_erased_with_them(room):
    room.open()
    question, asker = room.ask("Why does Paul of planning decide alone?"), room.members[0].person_id
    rephrase(room, question, "Who decides on the planning?")

    [row] = db.read_now(export_person, asker)["ama_question"]
    assert (row["content_id"], row["original"]) == (question, "Why does Paul of planning decide alone?")
    for other in (room.host, room.members[1]):
        assert db.read_now(export_person, other.person_id)["ama_question"] == []
    db.write_now(erase_person, asker)
    assert "Paul" not in get(AmaQuestion, question).original
    db.write_now(service.approve, room.host, room.id, question)
    assert db.read_now(queries.live_view, room.id)["rows"][question].is_rephrased


def test_only_hosts_rephrase_and_only_what_waits(room):
    room.open()
    question, shown = room.ask("Why Paul?"), room.approved("One?")
    with pytest.raises(Forbidden):
        rephrase(room, question, "Why?", actor=room.members[0])
    with pytest.raises(MovedMeanwhile):
        rephrase(room, shown, "Two?", edition=get(Content, shown).edition)
    with pytest.raises(EditedMeanwhile):
        rephrase(room, question, "Why so?", edition=7)
    with pytest.raises(MovedMeanwhile):
        db.read_now(queries.get_question_to_rephrase, room.host, room.id, shown)
    source = db.read_now(queries.get_question_to_rephrase, room.host, room.id, question)
    assert (source.text, source.original, source.edition) == ("Why Paul?", "", 1)
    rephrase(room, question, "Why Paul?")
    assert get(Content, question).edition == 1


def test_own_words_go_when_the_asker_rewords_or_withdraws_or_a_host_brings_them_back(room):
    room.open()
    first, second, third = (room.ask(f"Why Paul {number}?") for number in range(3))
    for question in (first, second, third):
        rephrase(room, question, "Why so?")
    rephrase(room, first, "Why Paul 0?", edition=2)
    form = AskInput(text="Why is it decided so?")
    db.write_now(service.reword_question, room.members[0], second, form, edition=2)
    db.write_now(service.withdraw_question, room.members[0], third)
    assert [get(AmaQuestion, each).original for each in (first, second, third)] == ["", "", ""]


def test_words_taken_out_of_a_question_go_out_of_its_askers_own_too(room):
    room.open()
    question = room.ask("Why does Paul Martin decide alone?")
    rephrase(room, question, "Why does Paul Martin decide?")

    def redact(session: Session) -> None:
        content = session.get_one(Content, question)
        discussion.redact(session, content, [Mark("title", 9, 20)], edition=2)

    db.write_now(redact)
    assert get(AmaQuestion, question).original == "Why does […] decide alone?"


def test_what_a_decision_does_to_the_content_is_recorded(room):
    room.open()
    question = room.ask("One?")
    form = DismissInput(question=question, reason="duplicate")
    happened = question, "ama_question", room.id

    approved = events_of(service.approve, room.host, room.id, question)
    dismissed = events_of(service.dismiss, room.host, room.id, form)

    decided = QuestionDecided(room.id, question)
    assert approved == [ContentPublished(*happened), QuestionMoved(room.id, question, "approved"), decided]
    assert dismissed == [ContentWithheld(*happened), QuestionMoved(room.id, question, "dismissed"), decided]


def test_dismissing_what_waits_changes_no_content(room):
    room.open()
    question = room.ask("One?")

    events = events_of(
        service.dismiss, room.host, room.id, DismissInput(question=question, reason="duplicate")
    )

    assert events == [QuestionMoved(room.id, question, "dismissed"), QuestionDecided(room.id, question)]


def test_through_the_session(room):
    room.open()
    first, second, third = room.approved("One?"), room.approved("Two?"), room.approved("Three?")
    room.vote(second, *room.members[:3])
    room.vote(third, *room.members[:2])
    assert db.write_now(service.answer_and_next, room.host, room.id) == second
    assert db.write_now(service.answer_and_next, room.host, room.id, answered=second) == third
    on_air(room, first, instead_of=third)
    view = host_view(room)
    assert (view["on_air"], view["next"]) == (first, [third])
    db.write_now(service.put_back, room.host, room.id, first)
    with clock.at(clock.utcnow() + timedelta(minutes=1)):
        db.write_now(service.mark_answered, room.host, room.id, third)
    assert db.read_now(queries.live_view, room.id)["answered"] == [third, second]
    db.write_now(service.put_back, room.host, room.id, second)
    assert host_view(room)["next"] == [second, first]


def test_the_last_answer_leaves_nothing_on_air(room):
    room.open()
    question = room.approved("One?")
    on_air(room, question)
    assert db.write_now(service.answer_and_next, room.host, room.id, answered=question) == ""
    assert host_view(room)["on_air"] == ""


def test_a_host_with_an_old_screen_is_told(room):
    room.open()
    first, second = room.approved("One?"), room.approved("Two?")
    on_air(room, first)
    with pytest.raises(MovedMeanwhile):
        on_air(room, second)
    with pytest.raises(MovedMeanwhile):
        db.write_now(service.answer_and_next, room.host, room.id, answered=second)
    with pytest.raises(MovedMeanwhile):
        db.write_now(service.approve, room.host, room.id, first)
    with pytest.raises(MovedMeanwhile):
        dismiss(room, first)
    assert host_view(room)["on_air"] == first


def test_nothing_goes_on_air_before_the_opening_or_after_the_end(room):
    room.schedule()
    question = room.approved("One?")
    with pytest.raises(WrongPhase):
        on_air(room, question)
    db.write_now(service.open_session, room.host, room.id)
    db.write_now(service.end_session, room.host, room.id)
    with pytest.raises(WrongPhase):
        on_air(room, question)
    with pytest.raises(SessionOver):
        db.write_now(service.set_moderation, room.host, room.id, Moderation.AFTER)


def test_late_questions_can_still_be_decided_after_the_end(room):
    room.open()
    question = room.ask("One?")
    db.write_now(service.end_session, room.host, room.id)
    db.write_now(service.approve, room.host, room.id, question)
    assert db.read_now(queries.live_view, room.id)["next"] == [question]


def test_switching_moderation_concerns_new_questions(room):
    room.open()
    waiting = room.ask("One?")
    db.write_now(service.set_moderation, room.leader, room.id, AFTER)
    shown = room.ask("Two?")
    assert (state_of(waiting), state_of(shown)) == ("waiting", "approved")


def test_a_moderator_hosts_any_session(room, people):
    room.open()
    moderator = people.member(roles=(Role.MODERATOR,))
    question = room.ask("One?")
    db.write_now(service.approve, moderator, room.id, question)
    assert state_of(question) == "approved"


def test_two_hosts_at_once_put_one_question_on_air(room):
    room.open()
    questions = [room.approved(f"Question {number}?") for number in range(6)]
    gate = threading.Barrier(len(questions))

    def press(question: str) -> str:
        gate.wait()
        try:
            on_air(room, question, actor=room.leader if question in questions[::2] else room.host)
        except MovedMeanwhile:
            return "slower"
        return "on air"

    with ThreadPoolExecutor(len(questions)) as pool:
        results = list(pool.map(press, questions))
    assert sorted(results) == ["on air"] + ["slower"] * 5
    assert [state_of(question) for question in questions].count("on_air") == 1


def test_pressing_next_twice_at_once_moves_by_one(room):
    room.open()
    first, second, third = (room.approved(f"Question {number}?") for number in range(3))
    on_air(room, first)
    room.vote(second, *room.members[:2])
    gate = threading.Barrier(4)

    def press(_number: int) -> str:
        gate.wait()
        try:
            return db.write_now(service.answer_and_next, room.host, room.id, answered=first)
        except MovedMeanwhile:
            return "slower"

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(press, range(4)))
    assert sorted(results) == sorted([second, "slower", "slower", "slower"])
    assert state_of(third) == "approved"


def test_the_database_itself_refuses_a_second_question_on_air(room):
    room.open()
    first, second = room.approved("One?"), room.approved("Two?")
    on_air(room, first)
    force = text("UPDATE ama_question SET state = 'on_air' WHERE content_id = :id")
    with pytest.raises(IntegrityError):
        db.write_now(lambda session: session.execute(force, {"id": second}))


def test_what_leaves_the_air_was_answered_or_goes_back_with_its_votes(room):
    room.open(moderation=AFTER)
    first, second, third = (room.ask(f"Question {number}?") for number in range(3))
    room.vote(first, *room.members[:2])
    on_air(room, first)
    on_air(room, second, instead_of=first)
    form = {"instead_of": second, "outcome": Outcome.ANSWERED}
    db.write_now(service.put_on_air, room.host, room.id, third, **form)
    assert (state_of(first), state_of(second), state_of(third)) == ("approved", "answered", "on_air")
    following = db.write_now(
        service.answer_and_next, room.host, room.id, answered=third, outcome=Outcome.BACK
    )
    assert (following, state_of(third)) == (first, "approved")
    assert content_of(first).vote_count == 2


@pytest.mark.parametrize(
    ("seconds", "outcome", "state"),
    [
        (2, None, "approved"),
        (9, None, "approved"),
        (11, None, "answered"),
        (2, Outcome.ANSWERED, "answered"),
        (11, Outcome.BACK, "approved"),
    ],
)
def test_the_end_does_not_answer_what_was_on_air_in_passing(room, seconds, outcome, state):
    room.open(moderation=AFTER)
    question = room.ask("One?")
    with clock.at(clock.utcnow() - timedelta(seconds=seconds)):
        on_air(room, question)
    db.write_now(service.end_session, room.leader, room.id, outcome=outcome)
    assert state_of(question) == state


def test_what_is_on_air_for_a_moment_is_asked_about(room):
    room.open(moderation=AFTER)
    question = room.ask("One?")
    on_air(room, question)
    ask = (queries.is_on_air_in_passing, room.host, room.id, question)
    assert db.read_now(*ask)
    with clock.at(clock.utcnow() + timedelta(seconds=11)):
        assert not db.read_now(*ask)
