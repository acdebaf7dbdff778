"""Texts beside the body: written, changed and taken back with their content."""

import pytest
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.schemas import Sections

SECTIONS = {"context": "Line 2.", "learned": ["Look twice.", "", "Ask early."], "next": ""}


@pytest.fixture
def author(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def story(author: Actor, company: str) -> Content:
    """A piece of content with sections."""
    return db.write_now(service.create, author, kind=CARD, language="en", sections=SECTIONS)


def sections(content: Content) -> Sections:
    return db.read_now(queries.sections_of, [content.id]).get(content.id, Sections())


def change(actor: Actor, content: Content, **values) -> None:
    def edit(session: Session) -> None:
        row = queries.get_content_for_update(session, actor, content.id, CARD)
        service.edit(session, actor, row, **values)

    db.write_now(edit)


def test_create_writes_sections_in_order_and_without_empty_texts(story) -> None:
    assert sections(story) == {"context": ("Line 2.",), "learned": ("Look twice.", "Ask early.")}


def test_edit_replaces_the_sections_that_are_given(author, story) -> None:
    change(author, story, edition=1, sections={"learned": "Ask at once.", "next": ["A checklist."]})

    assert sections(story) == {
        "context": ("Line 2.",),
        "learned": ("Ask at once.",),
        "next": ("A checklist.",),
    }


def test_edit_takes_a_section_away(author, story) -> None:
    change(author, story, edition=1, sections={"learned": []})

    assert sections(story) == {"context": ("Line 2.",)}


def test_edit_of_an_old_edition_leaves_sections_as_they_are(author, story) -> None:
    change(author, story, edition=1, sections={"context": "Line 3."})

    with pytest.raises(EditedMeanwhile):
        change(author, story, edition=1, sections={"context": "Line 4."})

    assert sections(story)["context"] == ("Line 3.",)


def test_remove_empties_sections(author, story) -> None:
    db.write_now(
        lambda session: service.remove(
            session, author, queries.get_content_for_update(session, author, story.id, CARD)
        )
    )

    assert sections(story) == {}


def test_text_of_a_section_without_one_is_empty(story) -> None:
    found = sections(story)

    assert (found.text("context"), found.text("next")) == ("Line 2.", "")


def test_sections_of_many_cost_one_statement(author, story, statements) -> None:
    other = db.write_now(service.create, author, kind=CARD, language="en", sections={"context": "Line 1."})

    assert statements(lambda: db.read_now(queries.sections_of, [story.id, other.id])) == 1
