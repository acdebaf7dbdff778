"""What content said in each of its editions: kept, compared, brought back, and gone with what is deleted."""

from typing import Any

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.errors import Forbidden
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.differences import Stretch
from learnhub.features.discussion.enums import Origin
from learnhub.features.discussion.errors import EditedMeanwhile, NoSuchContent, NoSuchRevision
from learnhub.features.discussion.models import Content, Revision
from learnhub.features.discussion.schemas.revisions import RevisionView, TextChange
from tests.features.discussion.support import load, write_anonymous, write_question


@pytest.fixture
def author(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def reader(people) -> Actor:
    return people.member("Bob Stone")


@pytest.fixture
def question(author: Actor) -> str:
    return write_question(author, body="Every Monday.", topics=["Pumps", "Seals"]).id


def change(actor: Actor, content_id: str, **values: Any) -> None:
    def edit(session: Session) -> None:
        row = queries.get_content_for_update(session, actor, content_id)
        service.edit(session, actor, row, edition=values.pop("edition", row.edition), **values)

    db.write_now(edit)


def history(actor: Actor, content_id: str, **given) -> list[RevisionView]:
    return db.read_now(queries.list_revisions, actor, content_id, **given).items


def kept(content_id: str) -> list[Revision]:
    statement = select(Revision).where(Revision.content_id == content_id).order_by(Revision.number)
    return db.read_now(lambda session: list(session.exec(statement)))


def test_content_that_was_never_changed_has_one_edition(reader, question) -> None:
    (only,) = history(reader, question)

    assert kept(question) == []
    assert (only.number, only.origin, only.person.name, only.is_current) == (1, "written", "Ana Petit", True)
    assert only.changes == [
        TextChange("title", "Title", [Stretch("Why does pump 4 trip?")]),
        TextChange("body", "Text", [Stretch("Every Monday.")]),
    ]
    assert only.topics_added == ["Pumps", "Seals"]
    assert only.at == load(question).published_at


def test_each_edit_is_an_edition_with_what_it_changed(author, reader, question) -> None:
    change(author, question, body="Every Tuesday.", topics=["Pumps", "Grease"])
    change(author, question, title="Why does pump 5 trip?", language="fr")
    latest, second, first = history(reader, question)

    assert [latest.number, second.number, first.number] == [3, 2, 1]
    assert second.changes == [
        TextChange(
            "body",
            "Text",
            [Stretch("Every "), Stretch("Monday", "del"), Stretch("Tuesday", "ins"), Stretch(".")],
        )
    ]
    assert (second.topics_added, second.topics_removed) == (["Grease"], ["Seals"])
    assert (latest.language, latest.language_before, second.language_before) == ("fr", "en", "")
    assert [change.name for change in latest.changes] == ["title"]
    assert latest.at == load(question).edited_at
    assert [view.is_current for view in (latest, second, first)] == [True, False, False]
    assert not any(view.can_restore for view in history(reader, question))
    assert [view.can_restore for view in history(author, question)] == [False, True, True]


def test_sections_are_kept(author) -> None:
    sections = {"why": "It is written so."}
    card = db.write_now(
        service.create,
        author,
        kind=CARD,
        title="How much grease?",
        body="Half.",
        language="en",
        sections=sections,
    ).id
    change(author, card, sections={"why": "It was measured so."})
    latest = history(author, card)[0]
    db.write_now(service.restore, author, card, 1, edition=2)

    assert [(change.name, change.label) for change in latest.changes] == [("why", "Why it matters here")]
    assert [row.sections["why"] for row in kept(card)] == [
        ["It is written so."],
        ["It was measured so."],
        ["It is written so."],
    ]


def test_pages_of_a_long_history_agree_with_the_whole(author, reader, question) -> None:
    for number in range(5):
        change(author, question, body=f"Every day, {number} times.")
    whole, paged, cursor = history(reader, question), [], None
    while True:
        page = db.read_now(queries.list_revisions, reader, question, cursor=cursor, size=2)
        paged, cursor = paged + page.items, page.next
        if cursor is None:
            break

    assert paged == whole
    assert len(whole) == 6


def test_an_earlier_edition_is_brought_back_as_the_next(author, reader, question) -> None:
    change(author, question, title="Why does pump 5 trip?", body="Every Tuesday.", topics=["Grease"])
    db.write_now(service.restore, author, question, 1, edition=2)
    latest = history(reader, question)[0]

    assert (load(question).title, load(question).body) == ("Why does pump 4 trip?", "Every Monday.")
    assert (latest.number, latest.origin, latest.person.name) == (3, Origin.RESTORED, "Ana Petit")
    assert latest.topics_added == ["Pumps", "Seals"]
    assert db.read_now(queries.html_of, question)[queries.BODY] == "<p>Every Monday.</p>\n"


def test_only_who_may_edit_brings_back_and_only_what_they_have_read(author, reader, question) -> None:
    change(author, question, body="Every Tuesday.")

    with pytest.raises(Forbidden):
        db.write_now(service.restore, reader, question, 1, edition=2)
    with pytest.raises(EditedMeanwhile):
        db.write_now(service.restore, author, question, 1, edition=1)
    with pytest.raises(NoSuchRevision):
        db.write_now(service.restore, author, question, 7, edition=2)
    assert load(question).body == "Every Tuesday."
    assert len(kept(question)) == 2


def test_a_refused_edit_keeps_nothing(author, question) -> None:
    with pytest.raises(EditedMeanwhile):
        change(author, question, body="Every Tuesday.", edition=9)

    assert kept(question) == []


def test_who_may_not_read_it_reads_no_history(author, reader, people, question) -> None:
    change(author, question, body="Every Tuesday.")
    db.write_now(service.hide, people.member(roles=(Role.MODERATOR,)), question, "Names a customer")

    for actor in (reader, ANONYMOUS):
        with pytest.raises(NoSuchContent):
            db.read_now(queries.get_history, actor, question)
        with pytest.raises(NoSuchContent):
            history(actor, question)
    assert len(history(author, question)) == 2


def test_what_is_deleted_leaves_no_edition(author, question) -> None:
    change(author, question, body="Every Tuesday.")

    def remove(session: Session) -> None:
        service.remove(session, author, session.get_one(Content, question))

    db.write_now(remove)

    assert kept(question) == []


def test_of_anonymous_content_nobody_and_no_moment_is_kept(author, reader, people, question) -> None:
    anonymous = write_anonymous(load(question), body="My foreman Paul does it.").id

    def reword(session: Session) -> None:
        service.rewrite(session, session.get_one(Content, anonymous), edition=1, body="Somebody does it.")

    db.write_now(reword)
    moderator = people.member(roles=(Role.MODERATOR,))

    assert [(row.at, row.person_id) for row in kept(anonymous)] == [(None, None)] * 2
    assert [view.person.id for view in history(moderator, anonymous)] == ["", ""]
    with pytest.raises(Forbidden):  # what gave its author away was taken out
        history(reader, anonymous)


def test_statements_do_not_grow_with_the_editions(author, reader, question, statements) -> None:
    change(author, question, body="Every Tuesday.")
    few = statements(lambda: history(reader, question))
    for number in range(4):
        change(author, question, body=f"Every day, {number} times.")

    assert statements(lambda: history(reader, question)) == few
