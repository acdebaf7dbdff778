"""Asking, answering, changing, taking back and hiding."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from learnhub.access.actor import ANONYMOUS
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.errors import EditedMeanwhile, OwnVote
from learnhub.features.discussion.models import Content
from learnhub.features.questions import queries, service
from learnhub.features.questions.errors import NotOpen
from learnhub.features.questions.schemas import (
    AnswerInput,
    AskInput,
    EditAnswerInput,
    EditQuestionInput,
    PostSource,
    PostView,
)
from tests.conftest import NOON
from tests.features.questions.support import TITLE, answer, answer_ids, ask, read, vote


def test_ask_question_shows_it_to_colleagues(people):
    ana, ben = people.member("Ana Petit"), people.member("Ben Okafor")

    with clock.at(NOON):
        question = ask(ana, topics=("Pumps", "Seals"), body="It **drips**.")

    view, answers = read(ben, question)
    assert (view.title, view.post.html) == (TITLE, "<p>It <strong>drips</strong>.</p>\n")
    assert (view.post.author.name, view.post.written_at) == ("Ana Petit", NOON)
    assert [topic.name for topic in view.topics] == ["Pumps", "Seals"]
    assert answers.posts.items == []


def test_ask_question_without_details_is_enough(people):
    question = ask(people.member())

    assert read(people.member(), question)[0].post.html == ""


@pytest.mark.parametrize(
    "form",
    [
        {"title": "Too short"},
        {"title": "x" * 151},
        {"title": TITLE, "body": "x" * 20_001},
        {"title": TITLE, "topics": ["1", "2", "3", "4", "5", "6"]},
        {"title": TITLE, "language": "de"},
        {"title": TITLE, "author": "someone"},
    ],
)
def test_ask_input_refuses(form):
    with pytest.raises(ValidationError):
        AskInput(**form)


def test_ask_question_needs_a_sign_in(company):
    with pytest.raises(Forbidden):
        db.write_now(service.ask_question, ANONYMOUS, AskInput(title=TITLE))


def test_question_is_in_the_language_of_its_author_unless_said(people):
    ines = people.member(language="fr")

    question = db.write_now(service.ask_question, ines, AskInput(title=TITLE))
    reply = db.write_now(service.answer_question, ines, AnswerInput(body="Oui"), question_id=question)

    view, answers = read(ines, question)
    assert (view.post.language, answers.posts.items[0].language) == ("fr", "fr")
    assert answer_ids(ines, question) == [reply]


def test_edit_question_by_its_author(people):
    ana = people.member()
    question = ask(ana, topics=("Pumps",))
    form = EditQuestionInput(title="Seal leaks when hot", body="Now hot.", topics="Seals, P-204", edition=1)

    db.write_now(service.edit_question, ana, form, question_id=question)

    view, _answers = read(ana, question)
    assert (view.title, view.post.html) == ("Seal leaks when hot", "<p>Now hot.</p>\n")
    assert [topic.name for topic in view.topics] == ["P-204", "Seals"]
    assert view.post.edited_at is not None
    assert db.read_now(queries.get_source, ana, question).edition == 2


def test_edit_question_of_an_older_edition_changes_nothing(people):
    ana = people.member()
    question = ask(ana)
    first = EditQuestionInput(title="The first edit wins", edition=1)
    db.write_now(service.edit_question, ana, first, question_id=question)

    second = EditQuestionInput(title="The second edit comes late", edition=1)
    with pytest.raises(EditedMeanwhile):
        db.write_now(service.edit_question, ana, second, question_id=question)

    assert read(ana, question)[0].title == "The first edit wins"


def test_edit_is_for_authors(people):
    ana, ben = people.member(), people.member(roles=(Role.MODERATOR, Role.ADMINISTRATOR))
    question = ask(ana)
    reply = answer(ana, question)

    form = EditQuestionInput(title="Not my question", edition=1)
    with pytest.raises(Forbidden):
        db.write_now(service.edit_question, ben, form, question_id=question)
    with pytest.raises(Forbidden):
        db.write_now(service.edit_answer, ben, EditAnswerInput(body="No", edition=1), answer_id=reply)
    with pytest.raises(Forbidden):
        db.read_now(queries.get_source, ben, reply)


def test_remove_question_takes_it_away_with_its_answers(people):
    ana, ben = people.member(), people.member()
    question = ask(ana)
    reply = answer(ben, question)

    db.write_now(service.remove_question, ana, question_id=question)

    for reader in (ana, ben):
        with pytest.raises(NotFound):
            read(reader, question)
    with pytest.raises(NotFound):
        vote(ana, reply)
    assert db.read_now(queries.list_questions, ana).items == []


def test_remove_is_for_authors(people):
    ana, ben = people.member(), people.member()
    question = ask(ana)
    reply = answer(ana, question)

    with pytest.raises(Forbidden):
        db.write_now(service.remove_question, ben, question_id=question)
    with pytest.raises(Forbidden):
        db.write_now(service.remove_answer, ben, answer_id=reply)

    assert answer_ids(ben, question) == [reply]


def test_answer_count_follows_answers(people):
    ana, ben, cleo = people.member(), people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana)
    first, second = answer(ana, question), answer(ben, question)

    def count() -> int:
        return read(ana, question)[0].answer_count

    assert count() == 2
    db.write_now(service.remove_answer, ana, answer_id=first)
    assert count() == 1
    for _twice in range(2):
        db.write_now(discussion.hide, cleo, second, "Names a customer")
        assert count() == 0
    db.write_now(discussion.unhide, cleo, second)
    assert count() == 1


def test_hidden_answer_is_seen_by_its_author_and_moderators_only(people):
    ana, ben, cleo = people.member(), people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana)
    reply = answer(ben, question)

    db.write_now(discussion.hide, cleo, reply, "Names a customer")

    for reader in (ben, cleo):
        [post] = read(reader, question)[1].posts.items
        assert (post.is_hidden, post.is_withheld, post.hidden_reason) == (True, False, "Names a customer")
        assert not post.can_edit
        assert not post.can_vote
    view, answers = read(ana, question)
    [line] = answers.posts.items
    assert line == PostView(id=reply, is_hidden=True, is_withheld=True)
    assert (view.answer_count, [*answers.votes]) == (0, [question])
    [source] = db.read_now(queries.list_answer_sources, ana, question, cursor=None, size=9).items
    assert source == PostSource(id=reply, is_hidden=True, is_withheld=True)


def test_line_of_a_hidden_answer_says_whether_it_is_decided_and_stays_in_its_place(people):
    ana, ben, cleo = people.member(), people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana)
    first, second, third = (answer(ben, question) for _time in range(3))
    vote(ana, first)
    for reply, reason in ((first, "Names a person.\nPlease leave names out."), (second, "")):
        db.write_now(lambda s, *held: discussion.hold(s, s.get_one(Content, held[0]), held[1]), reply, reason)

    lines = {post.id: post for post in read(ana, question)[1].posts.items}
    assert [*lines] == [first, second, third]
    assert (lines[first].is_waiting, lines[first].hidden_reason) == (False, "Names a person.")
    assert (lines[second].is_waiting, lines[second].hidden_reason) == (True, "")
    assert not lines[third].is_withheld
    db.write_now(discussion.hide, cleo, question, "Off topic")
    with pytest.raises(NotFound):
        read(people.member(), question)


def test_hidden_question_takes_no_answers(people):
    ana, cleo = people.member(), people.member(roles=(Role.MODERATOR,))
    question = ask(ana)
    db.write_now(discussion.hide, cleo, question, "Names a customer")

    with pytest.raises(NotOpen):
        answer(ana, question)
    with pytest.raises(NotFound):
        answer(people.member(), question)

    assert not read(ana, question)[0].can_answer


def test_vote_shows_the_count_and_that_it_is_mine(people):
    ana, ben, cleo = people.member(), people.member(), people.member()
    question = ask(ana)

    assert [vote(ben, question), vote(ben, question), vote(cleo, question)] == [1, 1, 2]
    assert vote(ben, question, on=False) == 1

    votes = {reader.person_id: read(reader, question)[1].votes[question] for reader in (ben, cleo)}
    assert [(view.count, view.is_mine) for view in votes.values()] == [(1, False), (1, True)]


def test_vote_for_ones_own_is_refused_kindly(people):
    ana = people.member()
    question = ask(ana)
    reply = answer(ana, question)

    for content in (question, reply):
        with pytest.raises(OwnVote):
            vote(ana, content)

    view, answers = read(ana, question)
    assert [view.post.can_vote, answers.posts.items[0].can_vote] == [False, False]
    assert [view.count for view in answers.votes.values()] == [0, 0]


def test_answer_is_activity_on_the_question(people, session):
    ana = people.member()
    with clock.at(NOON):
        question = ask(ana)
    with clock.at(NOON + timedelta(days=2)):
        answer(ana, question)

    assert session.get(Content, question).activity_at == NOON + timedelta(days=2)


def test_unknown_ids_are_not_found(people):
    ana = people.member()
    question = ask(ana)

    for call in (
        lambda: read(ana, "0" * 12),
        lambda: read(ana, "\0"),
        lambda: answer(ana, "\0" * 12),
        lambda: read(ana, answer(ana, question)),
        lambda: answer(ana, "nothing"),
        lambda: db.write_now(service.accept_answer, ana, answer_id=question),
        lambda: vote(ana, ""),
    ):
        with pytest.raises(NotFound):
            call()
