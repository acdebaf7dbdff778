"""Questions without a name: nobody is stored, and whoever holds the secret is the one who asked."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import inspect, text
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid, LearnHubError, NotFound
from learnhub.features.discussion import ballots, requests
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.edit_secrets import new_secret
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.queries import company_space
from learnhub.features.discussion.schemas import AUDIENCE_MIN, CommentInput
from learnhub.features.discussion.service import anonymous
from learnhub.features.discussion.service.anonymous import Rounds
from learnhub.features.discussion.waiting import waiting
from learnhub.features.notices.models import Notice
from learnhub.features.questions import queries, service
from learnhub.features.questions.errors import NotOpen, TooFewPeople, UnknownSecret
from learnhub.features.questions.models import AskRequest, Question
from learnhub.features.questions.service import ANONYMOUS_QUESTION
from learnhub.features.search import queries as search
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.service import set_skill
from tests.features.discussion.test_requests import sign_in
from tests.features.notices.support import tell
from tests.features.questions.support import answer, answer_ids, read
from tests.features.questions.unsigned import (
    TITLE,
    ask_unsigned,
    come_out,
    let_pass,
    send,
    view,
    wish,
    words,
)


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    waiting.clear()
    ballots.clear()
    yield
    waiting.clear()
    ballots.clear()


@pytest.fixture
def colleagues(people, noon) -> list[Actor]:
    """Ana, who asks, and five colleagues."""
    return [people.member(name) for name in ("Ana Petit", "Ben", "Cleo", "Dan", "Eva", "Fay")]


def content_of(question_id: str) -> Content:
    return db.read_now(lambda session: session.get_one(Content, question_id))


def question_of(question_id: str) -> Question:
    return db.read_now(lambda session: session.get_one(Question, question_id))


def test_a_question_comes_out_with_its_day_and_nobody(colleagues, noon) -> None:
    ana, ben, *_ = colleagues
    secret = send(ana, body="It is **every** Friday.", topics=["Safety"])
    assert (view(secret).state, db.read_now(queries.list_questions, ben).items) == ("sent", [])

    with clock.at(noon + timedelta(hours=3)):
        come_out()

    question_id = view(secret).facts["id"]
    content = content_of(question_id)
    assert (content.is_anonymous, content.published_at) == (True, noon.replace(hour=0))
    assert (content.edited_at, content.activity_at, content.parent_id) == (None, None, None)
    shown, _answers = read(ben, question_id)
    assert (shown.post.author.id, shown.is_anonymous, len(shown.tag)) == ("", True, 24)
    assert "<strong>every</strong>" in shown.post.html
    assert [topic.name for topic in shown.topics] == ["Safety"]
    (row,) = db.read_now(queries.list_questions, ben).items
    assert (row.is_anonymous, row.author.id, row.asked_at) == (True, "", noon.replace(hour=0))


def test_nothing_that_is_stored_names_who_asked(colleagues) -> None:
    ana = colleagues[0]
    before = db.read_now(rows_with, str(ana.person_id))
    question_id, secret = ask_unsigned(ana)
    wish(secret, "accept", answer(colleagues[1], question_id))
    come_out()

    assert db.read_now(rows_with, str(ana.person_id)) == before
    assert not db.read_now(rows_with, secret)
    signed = select(Authorship).where(Authorship.content_id == question_id)
    assert db.read_now(lambda session: session.exec(signed).all()) == []


def rows_with(session: Session, value: str) -> set[str]:
    """The rows of all tables that hold a value."""
    connection = session.connection()
    return {
        f"{table} {row}"
        for table in inspect(connection).get_table_names()
        for row in connection.execute(text(f'SELECT * FROM "{table}"'))
        if value in map(str, row)
    }


def test_three_people_make_a_batch_and_the_night_makes_one_of_any(colleagues, noon) -> None:
    ana, ben, cleo, *_ = colleagues
    rounds = Rounds()
    secrets = [send(ana, f"{TITLE} {number}") for number in range(3)]
    let_pass(rounds, noon, hours=4)
    assert [view(secret).state for secret in secrets] == ["sent"] * 3  # one person is no batch

    secrets += [send(ben), send(cleo)]
    let_pass(rounds, noon + timedelta(hours=4), minutes=239)
    assert view(secrets[0]).state == "sent"
    let_pass(rounds, noon + timedelta(hours=4), hours=4)
    assert {view(secret).state for secret in secrets} == {"open"}

    late = send(ana, "Who reads the meters on Sundays?")
    let_pass(rounds, noon + timedelta(hours=8), hours=3)
    assert view(late).state == "sent"
    let_pass(rounds, noon + timedelta(hours=11), hours=1, minutes=1)
    assert view(late).state == "open"


def test_whoever_holds_the_secret_accepts_with_the_next_batch(colleagues, noon) -> None:
    ana, ben, cleo, *_ = colleagues
    question_id, secret = ask_unsigned(ana)
    first, second = answer(ben, question_id), answer(cleo, question_id)
    assert not any(post.can_accept for post in read(ana, question_id)[1].posts.items)

    assert wish(secret, "accept", second) == noon + timedelta(hours=4)  # by the clock of UTC
    assert (question_of(question_id).accepted_id, '"accept"' in view(secret).wish) == (None, True)
    with clock.at(noon + timedelta(hours=4)):
        come_out()

    decided = question_of(question_id)
    assert (decided.accepted_id, decided.accepted_by) == (second, None)
    assert decided.accepted_at == noon.replace(hour=0)
    assert answer_ids(ana, question_id) == [second, first]
    shown = view(secret)
    assert (shown.state, shown.facts, shown.wish) == (
        "solved", {"id": question_id, "answers": 2, "accepted": second}, "",
    )  # fmt: skip
    assert read(ana, question_id)[0].is_on_behalf is False

    wish(secret, "reopen")
    come_out()
    assert question_of(question_id).accepted_id is None


def test_who_wrote_the_answer_hears_it_of_nobody(colleagues, session) -> None:
    ana, ben, *_ = colleagues
    question_id, secret = ask_unsigned(ana)
    wish(secret, "accept", answer(ben, question_id))
    come_out()
    tell()

    told = session.exec(select(Notice).where(Notice.person_id == ben.person_id)).all()
    assert [(notice.what, notice.actor_id) for notice in told] == [("accepted", None)]


def test_other_words_come_out_with_the_next_batch(colleagues) -> None:
    question_id, secret = ask_unsigned(colleagues[0], topics=["Safety"])

    wish(secret, "reword", words("Whom may I ask about alcohol at work?", body="*Soon*", topics=["Health"]))
    assert content_of(question_id).title == TITLE
    come_out()

    content = content_of(question_id)
    assert (content.title, content.edition) == ("Whom may I ask about alcohol at work?", 2)
    assert (content.edited_at, content.activity_at) == (None, None)
    shown = read(colleagues[1], question_id)[0]
    assert "<em>Soon</em>" in shown.post.html
    assert [topic.name for topic in shown.topics] == ["Health"]


def test_a_question_that_waits_is_reworded_and_withdrawn_in_memory(colleagues) -> None:
    secret, gone = send(colleagues[0]), send(colleagues[1], "Who else asks something today?")
    db.write_now(anonymous.reword, ANONYMOUS_QUESTION, secret, words("What do I do when somebody drinks?"))
    db.write_now(anonymous.withdraw, ANONYMOUS_QUESTION, gone)

    assert come_out() == 1
    (row,) = db.read_now(queries.list_questions, colleagues[2]).items
    assert row.title == "What do I do when somebody drinks?"
    with pytest.raises(UnknownSecret):
        view(gone)


def test_it_is_taken_back_at_once(colleagues) -> None:
    question_id, secret = ask_unsigned(colleagues[0])
    wish(secret, "reword", words("What do I do when somebody drinks?"))
    db.write_now(anonymous.withdraw, ANONYMOUS_QUESTION, secret)
    come_out()

    assert content_of(question_id).title == ""
    with pytest.raises(NoSuchContent):
        read(colleagues[1], question_id)
    with pytest.raises(UnknownSecret):
        view(secret)


@pytest.mark.parametrize(("do", "value"), [("accept", "0" * 12), ("accept", ""), ("delete", "x"), ("", "")])
def test_odd_wishes_are_refused(colleagues, do: str, value: str) -> None:
    _question, secret = ask_unsigned(colleagues[0])

    with pytest.raises(Invalid):
        wish(secret, do, value)
    assert view(secret).wish == ""


def test_an_answer_to_another_question_is_not_accepted(colleagues) -> None:
    _question, secret = ask_unsigned(colleagues[0])
    other, _secret = ask_unsigned(colleagues[1], "Who reads the meters on Sundays?")

    with pytest.raises(Invalid):
        wish(secret, "accept", answer(colleagues[2], other))


def test_an_answer_that_goes_meanwhile_holds_nothing_back(colleagues) -> None:
    question_id, secret = ask_unsigned(colleagues[0])
    mine = answer(colleagues[1], question_id)
    wish(secret, "accept", mine)
    db.write_now(service.remove_answer, colleagues[1], answer_id=mine)
    other = send(colleagues[2], "Who reads the meters on Sundays?")

    assert come_out() == 1
    assert (question_of(question_id).accepted_id, view(other).state, view(secret).wish) == (None, "open", "")


@pytest.mark.parametrize(
    "given", ["", "{}", "[]", '{"title": "short"}', '{"title": "Long enough now", "x": 1}']
)
def test_words_that_are_no_question_are_refused(given: str) -> None:
    with pytest.raises(ValidationError):
        ANONYMOUS_QUESTION.check(given)


def test_words_that_cannot_be_shown_are_refused_before_they_wait(colleagues) -> None:
    with pytest.raises(LearnHubError):
        send(colleagues[0], body="> " * 2_000)
    assert waiting.places() == []


def test_among_fewer_than_five_nobody_asks_without_a_name(people) -> None:
    members = [people.member() for _number in range(AUDIENCE_MIN - 1)]
    with pytest.raises(TooFewPeople):
        send(members[0])

    people.member()
    assert send(members[0])


def test_another_space_takes_none(colleagues) -> None:
    with pytest.raises(NoSuchContent):
        db.read_now(service.require_anonymity, colleagues[0], "0" * 12)


def test_colleagues_answer_comment_and_vote(colleagues) -> None:
    ana, ben, cleo, *_ = colleagues
    question_id, _secret = ask_unsigned(ana)
    reply = answer(ben, question_id)
    db.write_now(
        discussion.comment, cleo, CommentInput(body="Ask Fay.", language="en"), parent_id=question_id
    )

    for voter in (ana, ben, ana):
        db.write_now(discussion.vote, voter, question_id, on=True)
    db.write_now(discussion.vote, cleo, reply, on=True)

    shown, answers = read(ana, question_id)
    assert (answers.votes[question_id].count, answers.votes[question_id].is_mine) == (2, True)
    assert read(cleo, question_id)[1].votes[question_id].is_mine is False
    assert (shown.post.can_vote, shown.post.can_edit, shown.post.can_remove) == (True, False, False)
    assert content_of(question_id).activity_at is None


def test_who_asked_may_be_asked_to_answer(colleagues) -> None:
    ana = colleagues[0]
    db.write_now(set_skill, ana, "Safety", SkillLevel.REFERENCE)
    question_id, _secret = ask_unsigned(ana, topics=["Safety"])

    asked = db.read_now(lambda session: session.exec(select(AskRequest.person_id)).all())
    assert asked == [ana.person_id]
    assert read(ana, question_id)[0].can_answer


def test_a_moderator_hides_it_and_only_the_secret_tells_why(people, colleagues) -> None:
    question_id, secret = ask_unsigned(colleagues[0])
    mia = people.member(roles=(Role.MODERATOR,))
    db.write_now(discussion.hide, mia, question_id, "Names a colleague")

    shown = view(secret)
    assert (shown.state, shown.note, shown.can_reword, shown.can_withdraw) == (
        "hidden", "Names a colleague", False, True,
    )  # fmt: skip
    with pytest.raises(NotOpen):
        wish(secret, "reword", words())
    with pytest.raises(NotFound):
        read(colleagues[0], question_id)
    assert read(mia, question_id)[0].post.author.id == ""


def test_a_moderator_decides_after_a_week_on_behalf_of_nobody(people, colleagues, noon) -> None:
    question_id, _secret = ask_unsigned(colleagues[0])
    reply = answer(colleagues[1], question_id)
    mia = people.member(roles=(Role.MODERATOR,))

    with clock.at(noon + timedelta(days=7, minutes=1)):
        db.write_now(service.accept_answer, mia, answer_id=reply)

    shown = read(colleagues[2], question_id)[0]
    assert (shown.is_on_behalf, question_of(question_id).accepted_by) == (True, mia.person_id)


def test_it_is_found_without_author_and_moment(colleagues) -> None:
    question_id, _secret = ask_unsigned(colleagues[0], body="Since the **turbine** stopped.")

    (hit,) = db.read_now(search.suggest, colleagues[1], "turbine").hits
    assert (hit.id, hit.author.id, hit.published_at) == (question_id, "", None)
    assert "turbine" in hit.excerpt
    assert [each["id"] for each in db.read_now(ANONYMOUS_QUESTION.look, colleagues[2], TITLE)] == [
        question_id
    ]


def test_a_browser_sends_changes_and_looks_on_the_socket(colleagues) -> None:
    requests.throttle._hits.clear()
    browser, secret, space = sign_in(colleagues[0]), new_secret(), db.read_now(company_space)
    given = {"kind": "question", "secret": secret}
    answered = ask_on_socket(browser, "send", **given, parent=space, text=words())
    assert answered["out"] is False
    come_out()
    question_id = ask_on_socket(None, "read", **given)["facts"]["id"]
    reply = answer(colleagues[1], question_id)

    assert ask_on_socket(None, "change", **given, do="accept", value=reply) == {"next": answered["next"]}
    come_out()
    assert question_of(question_id).accepted_id == reply
    found = ask_on_socket(browser, "look", kind="question", text=TITLE)
    assert [each["id"] for each in found] == [question_id]
    with pytest.raises(Forbidden):
        ask_on_socket(None, "look", kind="question", text=TITLE)
    with pytest.raises(UnknownSecret):
        ask_on_socket(None, "change", kind="question", secret=new_secret(), do="reopen", value="")


def ask_on_socket(browser: str | None, do: str, /, **given: Any) -> Any:
    """What a browser is answered."""
    return asyncio.run(requests.answer(browser, do, given))


def test_the_page_costs_one_statement_more_than_with_a_name(colleagues, statements) -> None:
    question_id, _secret = ask_unsigned(colleagues[0])
    empty = statements(lambda: read(colleagues[1], question_id))
    for colleague in colleagues[1:4]:
        answer(colleague, question_id)

    assert statements(lambda: read(colleagues[1], question_id)) == empty
