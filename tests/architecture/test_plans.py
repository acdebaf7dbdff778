"""Lists are read from indexes: no statement of a list sorts or scans what grows with the content."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from sqlalchemy import Connection, create_engine, make_url, select
from sqlmodel import Session

from learnhub.core import db
from learnhub.features.discussion.models import Content, ContentTopic
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.questions.room import QUESTION
from tests.architecture.plans import offences, statements_of
from tests.bench.company import Company, fill
from tests.bench.reads import reads

# SQLite keeps no statistics: its plans are the same whatever there is. PostgreSQL plans by what it counted.
ITEMS = {"sqlite": 1_000, "postgresql": 20_000}
FLASH = "SET random_page_cost = 1.1"  # as disks are today; with 4, to read all of a small table seems cheap


@dataclass
class Plans:
    """A company, and a connection to ask how its statements are carried out."""

    company: Company
    connection: Connection

    def offences(self, statement: str, parameters: object) -> list[str]:
        return offences(self.connection, statement, parameters)


@pytest.fixture(scope="module")
def own_postgresql_url(postgresql_url: str) -> Iterator[str]:
    """A database of its own, because a generated company would be in the way of other tests."""
    url = make_url(postgresql_url)
    name = f"{url.database}_plans"
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f'CREATE DATABASE "{name}"')
        yield url.set(database=name).render_as_string(hide_password=False)
        connection.exec_driver_sql(f'DROP DATABASE "{name}" WITH (FORCE)')
    server.dispose()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def plans(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plans]:
    url = (
        f"sqlite:///{tmp_path_factory.mktemp('plans') / 'learnhub.db'}"
        if request.param == "sqlite"
        else request.getfixturevalue("own_postgresql_url")
    )
    company = fill(url, ITEMS[request.param])
    with db.engine().connect() as connection:
        if request.param == "postgresql":
            connection.exec_driver_sql(FLASH)
        yield Plans(company, connection)
    db.dispose()


def test_no_list_sorts_or_scans_content(plans):
    found = {
        (read.name, offence): statement
        for read in reads(plans.company)
        if read.is_list
        for statement, parameters in statements_of(plans.connection, read.run)
        for offence in plans.offences(statement, parameters)
    }

    assert list(found) == []


def run(plans: Plans, statement) -> list[str]:
    """What is wrong with a statement for one reader."""
    values = reader(plans.company.reader) | {"topic": plans.company.topics[0]}

    def read(session: Session) -> None:
        session.connection().execute(statement, values)

    ((text, parameters),) = statements_of(plans.connection, read)
    return plans.offences(text, parameters)


IS_QUESTION = (Content.kind == QUESTION, Content.status == "published")
PAGE = select(Content.id).limit(21)
WRONG = {
    "a clause of what one may read": PAGE.where(*IS_QUESTION, VISIBLE).order_by(Content.published_at.desc()),
    "a sort that no index has": PAGE.where(*IS_QUESTION).order_by(Content.edited_at.desc()),
    "a word": PAGE.where(Content.title.icontains("pump")),
    "a topic joined": PAGE.join(ContentTopic, ContentTopic.content_id == Content.id)
    .where(ContentTopic.topic_id == "x", *IS_QUESTION)
    .order_by(Content.vote_count.desc()),
}


@pytest.mark.parametrize("statement", WRONG.values(), ids=WRONG)
def test_statement_that_grows_with_the_content_is_found(plans, statement):
    assert run(plans, statement) != []


def test_copies_that_were_written_along_are_those_of_the_triggers(plans):
    columns = "kind, status, published_at, audience, vote_count, use_count, answer_count, hot"
    wrong = f"""
        SELECT count(*) FROM content_topic JOIN content ON content.id = content_topic.content_id
        WHERE ({_of("content_topic", columns)}) IS DISTINCT FROM ({_of("content", columns)})
    """

    assert plans.connection.exec_driver_sql(wrong).scalar_one() == 0


def _of(table: str, columns: str) -> str:
    return ", ".join(f"{table}.{column}" for column in columns.split(", "))
