"""Suggested edits: seen by few, taken as a whole or not at all, answered, and taken back."""

import pytest
from pydantic import BaseModel
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.core.inputs import Text
from learnhub.errors import Forbidden
from learnhub.features.ama.room import AMA_ANSWER
from learnhub.features.ama.schemas import AnswerInput as AmaAnswerInput
from learnhub.features.ama.schemas import AskInput
from learnhub.features.ama.service import approve, reword_question
from learnhub.features.cards.room import CARD
from learnhub.features.cards.schemas import CardInput
from learnhub.features.cards.service import create_card
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.differences import Stretch
from learnhub.features.discussion.errors import (
    EditedMeanwhile,
    NoSuchSection,
    NoSuchSuggestion,
    NothingSuggested,
    SuggestionTooLong,
    SuggestionTooShort,
)
from learnhub.features.discussion.models import Suggestion
from learnhub.features.discussion.redacting import Mark
from learnhub.features.discussion.room import COMMENT
from learnhub.features.discussion.schemas import CommentInput
from learnhub.features.discussion.schemas.suggestions import SuggestForm, SuggestInput, SuggestionView
from learnhub.features.questions import schemas as questions
from learnhub.features.questions.room import ANSWER, QUESTION
from tests.features.discussion.support import load, write_anonymous, write_question
from tests.features.notices.support import tell, told
from tests.web.matrix.world import World

TITLE, BODY = "Why does pump 4 trip?", "Align it within ten minutes."
BETTER = "Align it within fifteen minutes."


@pytest.fixture
def author(people) -> Actor:
    return people.member("Karim Benali")


@pytest.fixture
def camille(people) -> Actor:
    return people.member("Camille Roussel")


@pytest.fixture
def question(author: Actor) -> str:
    return write_question(author, TITLE, body=BODY).id


def suggest(actor: Actor, content_id: str, body: str = BETTER, edition: int = 1) -> str:
    form = SuggestInput(title=TITLE, body=body, edition=edition)
    return db.write_now(service.suggest, actor, content_id, form)


def shown(actor: Actor, content_id: str) -> list[SuggestionView]:
    return db.read_now(queries.list_suggestions, actor, content_id)


def edit(author: Actor, content_id: str, body: str) -> None:
    def change(session: Session) -> None:
        row = queries.get_content_for_update(session, author, content_id)
        service.edit(session, author, row, edition=row.edition, body=body)

    db.write_now(change)


def test_author_proposer_and_moderators_see_it_and_nobody_else(people, author, camille, question) -> None:
    suggestion = suggest(camille, question)
    moderator, reader = people.member(roles=(Role.MODERATOR,)), people.member()
    (view,) = shown(author, question)

    assert (view.id, view.person.name, view.can_decide, view.is_mine) == (
        suggestion,
        "Camille Roussel",
        True,
        False,
    )
    assert view.changes[0].pieces[1:3] == [Stretch("ten", "del"), Stretch("fifteen", "ins")]
    assert [each.is_mine for each in shown(camille, question)] == [True]
    assert [each.can_decide for each in shown(moderator, question)] == [False]
    assert shown(reader, question) == []


def test_accepted_suggestion_is_the_next_edition_of_who_suggested_it(author, camille, question) -> None:
    suggestion = suggest(camille, question)
    tell()
    db.write_now(service.accept_suggestion, author, suggestion)
    tell()
    latest = db.read_now(queries.list_revisions, author, question).items[0]

    assert (load(question).body, load(question).edition) == (BETTER, 2)
    assert (latest.origin, latest.person.name) == ("suggested", "Camille Roussel")
    assert shown(author, question) == shown(camille, question) == []
    assert [what for _kind, what, _why in told(author)] == ["suggested"]
    assert [what for _kind, what, _why in told(camille)] == ["suggestion_accepted"]
    with pytest.raises(NoSuchSuggestion):
        db.write_now(service.accept_suggestion, author, suggestion)


def test_suggestion_for_words_that_moved_on_is_not_taken(author, camille, question) -> None:
    suggestion = suggest(camille, question)
    edit(author, question, "Align it at once.")

    assert [view.has_moved for view in shown(author, question)] == [True]
    with pytest.raises(EditedMeanwhile):
        db.write_now(service.accept_suggestion, author, suggestion)
    assert load(question).body == "Align it at once."
    with pytest.raises(EditedMeanwhile):
        suggest(camille, question)
    assert suggest(camille, question, "Align it soon.", edition=2) == suggestion
    assert [view.has_moved for view in shown(author, question)] == [False]


def test_author_answers_and_proposer_reads_it_and_takes_it_back(author, camille, question) -> None:
    suggestion = suggest(camille, question)
    db.write_now(service.answer_suggestion, author, suggestion, "Ten is what the sheet says.")

    assert [view.answer for view in shown(camille, question)] == ["Ten is what the sheet says."]
    assert shown(author, question) == []
    db.write_now(service.withdraw_suggestion, camille, suggestion)
    assert shown(camille, question) == []
    assert load(question).body == BODY


def test_only_the_author_decides_and_only_the_proposer_withdraws(people, author, camille, question) -> None:
    suggestion, other = suggest(camille, question), people.member(roles=(Role.MODERATOR,))

    for actor in (camille, other):
        with pytest.raises(NoSuchSuggestion):
            db.write_now(service.accept_suggestion, actor, suggestion)
    with pytest.raises(NoSuchSuggestion):
        db.write_now(service.withdraw_suggestion, author, suggestion)


def test_what_cannot_be_suggested(author, camille, question) -> None:
    anonymous = write_anonymous(load(question), body="My foreman does it.").id

    with pytest.raises(Forbidden):
        suggest(author, question)
    with pytest.raises(Forbidden):
        suggest(camille, anonymous)
    with pytest.raises(NothingSuggested):
        suggest(camille, question, BODY)


def test_suggestions_go_with_words_that_are_taken_out(author, camille, question) -> None:
    suggest(camille, question, "Paul says: align it.")

    def redact(session: Session) -> None:
        row = queries.get_content_for_update(session, author, question)
        service.redact(session, row, [Mark("body", 0, 5)], edition=1)

    db.write_now(redact)

    assert db.read_now(lambda session: session.get(Suggestion, question)) is None
    assert shown(author, question) == []


@pytest.fixture
def card(author: Actor) -> str:
    form = CardInput(
        front="How long may pump 4 run dry?", back="Ten seconds.", why="It cost us a seal.", language="en"
    )
    return db.write_now(create_card, author, form)


def test_reason_on_a_card_is_suggested_and_taken_with_the_rest(author, camille, card) -> None:
    source = db.read_now(queries.get_suggestion_source, camille, card)
    (why,) = source.sections
    assert (why.field, why.text, why.label) == ("section_why", "It cost us a seal.", "Why it matters here")
    given = {"title": source.title, "body": source.body, "edition": 1, why.field: "It cost us two seals."}
    suggestion = db.write_now(service.suggest, camille, card, SuggestForm.model_validate(given))

    (view,) = shown(author, card)
    assert [change.label for change in view.changes] == ["Why it matters here"]
    again = db.read_now(queries.get_suggestion_source, camille, card)
    assert (again.is_open, again.sections[0].text) == (True, "It cost us two seals.")
    db.write_now(service.accept_suggestion, author, suggestion)
    assert db.read_now(queries.sections_of, [card])[card].text("why") == "It cost us two seals."
    latest = db.read_now(queries.list_revisions, author, card).items[0]
    assert ([change.name for change in latest.changes], latest.person.name) == (["why"], "Camille Roussel")


@pytest.mark.parametrize(
    ("given", "field", "problem"),
    [
        ({"title": "Dry?"}, "title", SuggestionTooShort),
        ({"title": "x" * 201}, "title", SuggestionTooLong),
        ({"body": ""}, "body", SuggestionTooShort),
        ({"body": "x" * 5_001}, "body", SuggestionTooLong),
        ({"section_why": "x" * 1_001}, "section_why", SuggestionTooLong),
        ({"section_where": "Here"}, "section_where", NoSuchSection),
        ({"section_title": "Here"}, "section_title", NoSuchSection),
    ],
)
def test_suggestion_keeps_the_bounds_of_its_kind(author, camille, card, given, field: str, problem) -> None:
    kept = {"title": "How long may pump 4 run dry?", "body": "Ten seconds.", "edition": 1}
    with pytest.raises(problem) as refused:
        db.write_now(service.suggest, camille, card, SuggestForm.model_validate(kept | given))

    assert list(refused.value.fields) == [field]
    assert shown(author, card) == []


def test_comment_does_not_grow_beyond_its_bounds(author, camille, question) -> None:
    comment = db.write_now(service.comment, author, CommentInput(body="Is it flat?"), parent_id=question)
    with pytest.raises(SuggestionTooLong):
        suggest(camille, comment, "x" * 601)


def test_question_in_a_session_changes_only_as_its_room_lets_it(people, author, camille) -> None:
    world, host = World(people.member), people.member()
    ama = world.session(host)
    asked = world.ama_question(ama, host, author)
    db.write_now(reword_question, author, asked, AskInput(text="And why so?", language="en"), edition=1)
    db.write_now(approve, host, ama, asked)

    with pytest.raises(Forbidden):
        suggest(camille, asked, "Why not?", 2)
    with pytest.raises(Forbidden):
        db.write_now(service.restore, author, asked, 1, edition=2)
    assert [each.can_restore for each in db.read_now(queries.list_revisions, author, asked).items] == [
        False,
        False,
    ]


def test_bounds_of_each_kind_are_those_of_its_forms() -> None:
    forms = {
        QUESTION: {"title": (questions.AskInput, "title"), "body": (questions.AskInput, "body")},
        ANSWER: {"body": (questions.AnswerInput, "body")},
        COMMENT: {"body": (CommentInput, "body")},
        CARD: {"title": (CardInput, "front"), "body": (CardInput, "back"), "why": (CardInput, "why")},
        AMA_ANSWER: {"body": (AmaAnswerInput, "text")},
    }

    def bounds(model: type[BaseModel], name: str) -> tuple[int, int]:
        text = next(each for each in model.model_fields[name].metadata if isinstance(each, Text))
        return text.least, text.longest

    expected = {kind: {name: bounds(*of) for name, of in texts.items()} for kind, texts in forms.items()}
    expected[AMA_ANSWER]["body"] = (1, expected[AMA_ANSWER]["body"][1])  # without words it is owed again
    assert {kind: dict(kind.texts) for kind in forms} == expected
