"""What triggers keep: who may read content, and what its topics and authors copy of it."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.cards.room import CARD
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.models import OPEN, Authorship, Content, ContentTopic
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space
from learnhub.features.questions.room import ANSWER, QUESTION

COPIED = ("kind", "audience", "language", "status", "published_at", "vote_count", "use_count", "answer_count")
TRIES, PAUSE = 2_000, 0.005


@pytest.fixture
def author(people) -> Actor:
    return people.member("Ana Petit")


def add_space(*, is_open: bool) -> str:
    def add(session: Session) -> str:
        space = Space(kind=SpaceKind.COMMUNITY, name="Seals", is_open=is_open)
        session.add(space)
        session.flush()
        return space.id

    return db.write_now(add)


def write(actor: Actor, **values) -> str:
    given = {"kind": QUESTION, "title": "Why does pump 4 trip?", "language": "en", **values}
    return db.write_now(service.create, actor, **given).id


def run(statement: str, **values) -> None:
    db.write_now(lambda session: session.connection().execute(text(statement), values))


def audience(content_id: str) -> str:
    return db.read_now(lambda session: session.get_one(Content, content_id).audience)


def copies(content_id: str) -> tuple[dict[str, object], list[dict[str, object]], list[dict[str, object]]]:
    """What content says of itself, its topics of it and its authors of it."""

    def read(session: Session) -> tuple[dict, list[dict], list[dict]]:
        tags = select(ContentTopic).where(ContentTopic.content_id == content_id)
        authors = select(Authorship).where(Authorship.content_id == content_id)
        return (
            _told(session.get_one(Content, content_id), COPIED),
            [_told(tag, COPIED) for tag in session.exec(tags)],
            [_told(author, ("kind", "status", "published_at")) for author in session.exec(authors)],
        )

    return db.read_now(read)


def _told(row: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}


def assert_copied(content_id: str, **expected) -> None:
    content, tags, authors = copies(content_id)
    assert {name: content[name] for name in expected} == expected
    assert tags == [content, content]
    assert authors == [{name: content[name] for name in ("kind", "status", "published_at")}]


def until_somebody_waits() -> None:
    """Go on as soon as a transaction waits for the lock of another."""
    with db.engine().connect() as connection:
        for _try in range(TRIES):
            if connection.exec_driver_sql("SELECT count(*) FROM pg_locks WHERE NOT granted").scalar_one():
                return
            time.sleep(PAUSE)
    raise AssertionError("nobody waits")


def meanwhile(first: Callable[[Session], object], second: Callable[[Session], object]) -> None:
    """Have somebody begin `second` between the writing of `first` and its commit."""
    with Session(db.engine(), expire_on_commit=False) as session, ThreadPoolExecutor(1) as pool:
        first(session)
        session.flush()
        other = pool.submit(db.write_now, second)
        until_somebody_waits()
        session.commit()
        other.result()


def test_content_of_an_unknown_kind_is_refused(author) -> None:
    with pytest.raises(IntegrityError):
        write(author, kind="nothing")


@pytest.mark.parametrize("is_open", [True, False])
def test_audience_of_new_content_is_that_of_its_space(author, is_open) -> None:
    space_id = add_space(is_open=is_open)

    content_id = write(author, space=space_id)

    assert audience(content_id) == (OPEN if is_open else space_id)


def test_audience_of_an_answer_is_that_of_its_question(author) -> None:
    space_id = add_space(is_open=False)

    def ask_and_answer(session: Session) -> str:
        question = service.create(session, author, kind=QUESTION, language="en", space=space_id)
        return service.create(session, author, kind=ANSWER, language="en", parent=question).id

    assert audience(db.write_now(ask_and_answer)) == space_id


def test_audience_of_an_object_that_was_just_written_is_the_right_one(author) -> None:
    space_id = add_space(is_open=False)

    def seen(session: Session) -> str:
        return service.create(session, author, kind=CARD, language="en", space=space_id).audience

    assert db.write_now(seen) == space_id


def test_audience_moves_with_the_space(author) -> None:
    content_id, space_id = write(author, topics=["Pumps", "Seals"]), add_space(is_open=False)

    run("UPDATE content SET space_id = :space_id WHERE id = :id", id=content_id, space_id=space_id)

    assert_copied(content_id, audience=space_id)


@pytest.mark.parametrize("is_open", [True, False])
def test_audience_follows_a_space_that_opens_or_closes(author, is_open) -> None:
    space_id = add_space(is_open=not is_open)
    content_id, elsewhere = write(author, space=space_id, topics=["Pumps", "Seals"]), write(author)

    run("UPDATE space SET is_open = :is_open WHERE id = :id", id=space_id, is_open=is_open)

    assert_copied(content_id, audience=OPEN if is_open else space_id)
    assert audience(elsewhere) == OPEN


def test_audience_cannot_be_written_wrong(author) -> None:
    space_id = add_space(is_open=False)
    content_id = write(author, space=space_id, topics=["Pumps", "Seals"])

    run("UPDATE content SET audience = 'open' WHERE id = :id", id=content_id)

    assert_copied(content_id, audience=space_id)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)  # SQLite has one writer at a time
def test_content_written_while_its_space_closes_is_closed(author) -> None:
    space_id, made = add_space(is_open=True), []

    meanwhile(
        lambda session: made.append(
            service.create(session, author, kind=CARD, language="en", space=space_id).id
        ),
        lambda session: session.connection().execute(
            text("UPDATE space SET is_open = false WHERE id = :id"), {"id": space_id}
        ),
    )

    assert audience(made[0]) == space_id


def test_tags_and_authors_copy_new_content(author, company) -> None:
    assert_copied(write(author, topics=["Pumps", "Seals"]), kind="question", audience=OPEN, vote_count=0)


def test_copies_follow_a_vote(author, people) -> None:
    content_id = write(author, topics=["Pumps", "Seals"])

    db.write_now(service.vote, people.member(), content_id, on=True, kinds={QUESTION})

    assert_copied(content_id, vote_count=1)


def test_copies_follow_a_moderator(author, people) -> None:
    content_id = write(author, topics=["Pumps", "Seals"])

    db.write_now(service.hide, people.member(roles=(Role.MODERATOR,)), content_id, "Names a customer.")

    assert_copied(content_id, status="hidden")


@pytest.mark.parametrize("column", ["use_count", "answer_count"])
def test_copies_follow_a_counter(author, column) -> None:
    content_id = write(author, topics=["Pumps", "Seals"])

    run(f"UPDATE content SET {column} = 7 WHERE id = :id", id=content_id)

    assert_copied(content_id, **{column: 7})


def test_copies_follow_the_language(author) -> None:
    content_id = write(author, topics=["Pumps", "Seals"])

    run("UPDATE content SET language = 'fr' WHERE id = :id", id=content_id)

    assert_copied(content_id, language="fr")


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_tag_that_is_set_while_somebody_votes_has_the_vote(author, people) -> None:
    content_id, voter = write(author), people.member()

    meanwhile(
        lambda session: service.vote(session, voter, content_id, on=True, kinds={QUESTION}),
        lambda session: service.tag(
            session, queries.get_content(session, author, content_id, QUESTION), ["Pumps", "Seals"]
        ),
    )

    assert_copied(content_id, vote_count=1)
