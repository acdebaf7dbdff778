"""Who may read what: the clause that every list and page of content starts from."""

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import Session, select

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.discussion import policy, service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.questions.room import ANSWER, QUESTION


def write(actor: Actor, title: str, **values) -> Content:
    return db.write_now(service.create, actor, kind=QUESTION, title=title, language="en", **values)


def answer(actor: Actor, parent: Content, body: str = "Check the flush line.", **values) -> Content:
    return db.write_now(service.create, actor, kind=ANSWER, body=body, language="en", parent=parent, **values)


def seen_by(actor: Actor) -> list[str]:
    def titles(session: Session) -> list[str]:
        statement = select(Content).where(policy.VISIBLE)
        rows = session.exec(statement, params=policy.reader(actor)).all()
        return sorted(row.title or row.body for row in rows)

    return db.read_now(titles)


def set_status(content: Content, status: Status) -> None:
    def change(session: Session) -> None:
        session.get(Content, content.id).status = status

    db.write_now(change)


def move_to(content: Content, space_id: str) -> None:
    def change(session: Session) -> None:
        for row in session.exec(select(Content).where(Content.root_id == content.id)):
            row.space_id = space_id

    db.write_now(change)


@pytest.fixture
def author(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def reader(people) -> Actor:
    return people.member("Bob Stone")


@pytest.fixture
def moderator(people) -> Actor:
    return people.member("Mona Dray", roles=(Role.MODERATOR,))


def test_published_content_is_for_everybody_signed_in(author, reader) -> None:
    write(author, "Published")

    assert (seen_by(reader), seen_by(ANONYMOUS)) == (["Published"], [])


@pytest.mark.parametrize("status", [Status.DRAFT, Status.WAITING])
def test_unpublished_content_is_for_its_authors(author, reader, moderator, status) -> None:
    write(author, "Published")
    write(author, "Not yet", status=status)

    assert seen_by(author) == ["Not yet", "Published"]
    assert seen_by(reader) == seen_by(moderator) == ["Published"]


def test_hidden_content_is_for_authors_and_moderators(author, reader, moderator) -> None:
    set_status(write(author, "Hidden"), Status.HIDDEN)

    assert (seen_by(author), seen_by(moderator), seen_by(reader)) == (["Hidden"], ["Hidden"], [])


def test_removed_content_is_for_nobody(author, moderator) -> None:
    set_status(write(author, "Removed"), Status.REMOVED)

    assert seen_by(author) == seen_by(moderator) == []


def test_answer_is_seen_only_with_its_question(author, reader) -> None:
    question = write(author, "Hidden soon")
    answer(reader, question, "An answer")
    set_status(question, Status.HIDDEN)

    assert seen_by(reader) == []
    assert seen_by(author) == ["An answer", "Hidden soon"]


def test_content_of_a_closed_space_is_for_its_members(author, reader, moderator, people) -> None:
    def add_space(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name="Seals", is_open=False)
        session.add(space)
        session.flush()
        session.add(SpaceMember(space_id=space.id, person_id=reader.person_id))
        return space.id

    question = write(author, "Inside")
    answer(author, question, "Answer inside")
    move_to(question, db.write_now(add_space))

    assert seen_by(reader) == ["Answer inside", "Inside"]
    assert seen_by(moderator) == []
    assert seen_by(author) == ["Answer inside", "Inside"]


def test_statement_made_once_does_not_run_without_its_reader(database) -> None:
    with pytest.raises(StatementError):
        db.read_now(lambda session: session.exec(select(Content).where(policy.VISIBLE)).all())
