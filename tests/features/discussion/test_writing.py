"""Writing, editing, taking back and hiding content of any kind."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.audit import Audit
from learnhub.access.roles import Role
from learnhub.core import clock, db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import EditedMeanwhile
from learnhub.features.discussion.events import (
    ContentCreated,
    ContentEdited,
    ContentHidden,
    ContentModerated,
    ContentRemoved,
)
from learnhub.features.discussion.models import Content
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Person, Space
from learnhub.features.people.refs import ref_of
from learnhub.features.questions.room import ANSWER, QUESTION
from tests.features.discussion.support import events_of


@pytest.fixture
def author(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def reader(people) -> Actor:
    return people.member("Bob Stone")


@pytest.fixture
def moderator(people) -> Actor:
    return people.member("Mona Dray", roles=(Role.MODERATOR,))


@pytest.fixture
def question(author: Actor) -> Content:
    return db.write_now(
        service.create,
        author,
        kind=QUESTION,
        title="Why does pump 4 trip?",
        body="Every Monday.",
        language="en",
        topics=["Pumps", "Seals"],
    )


def load(content: Content) -> Content:
    return db.read_now(lambda session: session.get(Content, content.id))


def change(actor: Actor, content: Content, **values) -> None:
    def edit(session: Session) -> None:
        row = queries.get_content_for_update(session, actor, content.id, content.kind)
        service.edit(session, actor, row, **values)

    db.write_now(edit)


def take_back(actor: Actor, content: Content) -> None:
    def remove(session: Session) -> None:
        service.remove(session, actor, queries.get_content_for_update(session, actor, content.id, QUESTION))

    db.write_now(remove)


def test_create_makes_a_root_with_its_author_and_tags(author, question, company) -> None:
    person = db.read_now(lambda session: session.get(Person, author.person_id))

    assert (question.parent_id, question.root_id, question.space_id) == (None, question.id, company)
    assert db.read_now(queries.authors_of, [question.id]) == {question.id: ref_of(person)}
    tags = db.read_now(queries.topics_of, [question.id], "en")[question.id]
    assert [tag.name for tag in tags] == ["Pumps", "Seals"]


def test_create_under_a_parent_takes_its_root_and_space(reader, question) -> None:
    answer = db.write_now(
        service.create, reader, kind=ANSWER, body="Cold grease.", language="en", parent=question
    )

    assert (answer.parent_id, answer.root_id, answer.space_id) == (
        question.id,
        question.id,
        question.space_id,
    )


def test_create_goes_into_the_space_that_is_given(author) -> None:
    def add(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name="Seals")
        session.add(space)
        session.flush()
        return space.id

    space_id = db.write_now(add)

    content = db.write_now(service.create, author, kind=CARD, language="en", space=space_id)

    assert content.space_id == space_id


def test_create_by_nobody_is_refused(company) -> None:
    with pytest.raises(Forbidden):
        db.write_now(service.create, ANONYMOUS, kind=QUESTION, title="Who?", language="en")


def test_create_is_recorded(author, company) -> None:
    [event] = events_of(service.create, author, kind=CARD, title="Front", language="en")

    assert event == ContentCreated(event.content_id, "card", event.content_id)


def test_edit_changes_what_is_given_and_raises_the_edition(author, question, noon) -> None:
    change(author, question, edition=1, title="Why does pump 5 trip?", topics=["Motors"])

    row = load(question)
    assert (row.title, row.body, row.edition, row.edited_at) == (
        "Why does pump 5 trip?",
        "Every Monday.",
        2,
        clock.utcnow(),
    )
    tags = db.read_now(queries.topics_of, [question.id], "en")[question.id]
    assert [tag.name for tag in tags] == ["Motors"]


def test_edit_of_an_older_edition_is_refused(author, question) -> None:
    change(author, question, edition=1, title="First edit here")

    with pytest.raises(EditedMeanwhile):
        change(author, question, edition=1, title="Second edit here")

    assert load(question).title == "First edit here"


@pytest.mark.parametrize("roles", [(), (Role.MODERATOR,), (Role.ADMINISTRATOR,)])
def test_edit_by_anybody_else_is_refused(people, question, roles) -> None:
    with pytest.raises(Forbidden):
        change(people.member(roles=roles), question, edition=1, title="Not my words")

    assert load(question).title == "Why does pump 4 trip?"


def test_edit_is_recorded(author, question) -> None:
    def edit(session: Session) -> None:
        row = queries.get_content_for_update(session, author, question.id, QUESTION)
        service.edit(session, author, row, edition=1, body="x")

    assert events_of(edit) == [ContentEdited(question.id, "question", question.id)]


def test_rewrite_asks_nobody_and_leaves_what_is_not_given(question) -> None:
    def rewrite(session: Session) -> None:
        row = session.get_one(Content, question.id)
        service.rewrite(session, row, edition=1, title="Why does pump 5 trip?", body=None)

    events = events_of(rewrite)

    row = load(question)
    assert (row.title, row.body, row.edition) == ("Why does pump 5 trip?", "Every Monday.", 2)
    assert events == [ContentEdited(question.id, "question", question.id)]


def test_rewrite_of_an_older_edition_is_refused(author, question) -> None:
    change(author, question, edition=1, title="First edit here")

    with pytest.raises(EditedMeanwhile):
        db.write_now(service.rewrite, question, edition=1, title="Second edit here")

    assert load(question).title == "First edit here"


def test_remove_empties_the_words_and_keeps_the_author(author, question) -> None:
    take_back(author, question)

    row = load(question)
    assert (row.status, row.title, row.body) == (Status.REMOVED, "", "")
    assert db.read_now(queries.authors_of, [question.id])[question.id].name == "Ana Petit"
    assert db.read_now(queries.topics_of, [question.id], "en") == {}


def test_removed_words_are_not_left_in_the_file(author, database) -> None:
    if database != "sqlite":
        return
    words = "A sentence that somebody takes back."
    content = db.write_now(service.create, author, kind=QUESTION, title=words, body=words, language="en")
    file = Path(str(db.engine().url.database))
    assert words.encode() in _whole(file)

    db.write_now(lambda session: service.remove(session, author, session.get_one(Content, content.id)))

    assert words.encode() not in _whole(file)


def _whole(file: Path) -> bytes:
    """A database with everything that its log holds; a connection that was used could refuse to empty it."""
    db.engine().dispose()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0
    return file.read_bytes()


def test_remove_by_anybody_else_is_refused(moderator, question) -> None:
    with pytest.raises(Forbidden):
        take_back(moderator, question)


def test_removed_content_is_not_found(author, question) -> None:
    take_back(author, question)

    with pytest.raises(NotFound):
        take_back(author, question)


def test_empty_asks_nobody(question) -> None:
    events = events_of(service.empty, question)

    row = load(question)
    assert (row.status, row.title, row.body) == (Status.REMOVED, "", "")
    assert events == [ContentRemoved(question.id, "question", question.id)]


def test_remove_is_recorded(author, question) -> None:
    assert events_of(service.remove, author, load(question)) == [
        ContentRemoved(question.id, "question", question.id)
    ]


def test_hide_keeps_the_reason_for_the_author_and_the_audit(moderator, question) -> None:
    db.write_now(service.hide, moderator, question.id, "Names a customer")

    row = load(question)
    assert (row.status, row.hidden_reason) == (Status.HIDDEN, "Names a customer")
    audits = db.read_now(lambda session: session.exec(select(Audit)).all())
    assert [(each.actor, each.action, each.object) for each in audits] == [
        (moderator.person_id, "content:hide", question.id)
    ]


def test_unhide_shows_it_again(moderator, reader, question) -> None:
    db.write_now(service.hide, moderator, question.id, "Names a customer")

    db.write_now(service.unhide, moderator, question.id)

    shown = db.read_now(queries.get_content, reader, question.id, QUESTION)
    assert (shown.status, shown.hidden_reason) == (Status.PUBLISHED, "")


def test_hide_by_a_member_is_refused(reader, author, question) -> None:
    for person in (reader, author):
        with pytest.raises(Forbidden):
            db.write_now(service.hide, person, question.id, "I disagree")


def test_hidden_content_cannot_be_edited(author, moderator, question) -> None:
    db.write_now(service.hide, moderator, question.id, "Names a customer")

    with pytest.raises(Forbidden):
        change(author, question, edition=1, title="Still me here")


def test_hide_is_recorded(moderator, question) -> None:
    recorded = events_of(service.hide, moderator, question.id, "Names a customer")

    assert ContentHidden(question.id, "question", question.id) in recorded
    assert any(isinstance(event, ContentModerated) for event in recorded)


def test_authors_topics_and_votes_cost_one_statement_each(author, people, statements, noon) -> None:
    def ask(number: int) -> str:
        with clock.at(noon + timedelta(minutes=number)):
            return db.write_now(
                service.create,
                author,
                kind=QUESTION,
                title=f"Number {number}?",
                language="en",
                topics=["Pumps"],
            ).id

    one, three = [ask(1)], [ask(2), ask(3), ask(4)]
    for read in (
        lambda ids: db.read_now(queries.authors_of, ids),
        lambda ids: db.read_now(queries.topics_of, ids, "en"),
        lambda ids: db.read_now(queries.voted_by, author, ids),
    ):
        assert statements(lambda: read(one)) == statements(lambda: read(three)) == 1  # noqa: B023
