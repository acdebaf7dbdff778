"""What step 0008 does to a database in which every table is filled: nothing is lost, and words are moved."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Connection, MetaData, select, text
from sqlalchemy.exc import DBAPIError

from learnhub import migrations
from tests.migrations import old
from tests.migrations.conftest import Make

Rows = list[dict[str, Any]]
ITEMS = 240


@dataclass(frozen=True)
class Migrated:
    """A database at the step, and all rows of all tables before and after."""

    url: str
    before: dict[str, Rows]
    after: dict[str, Rows]


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def migrated(request: pytest.FixtureRequest, make_empty: Make) -> Iterator[Migrated]:
    """A filled database that was taken from 0007 to 0008; tests leave it as it is."""
    with make_empty(request.param) as url:
        migrations.upgrade(url, to=old.STEP)
        with migrations.connecting(url) as engine:
            with engine.begin() as connection:
                old.fill(connection, ITEMS)
                before = _rows(connection)
            migrations.upgrade(url, to="0008")
            with engine.connect() as connection:
                after = _rows(connection)
        yield Migrated(url, before, after)


def _rows(connection: Connection) -> dict[str, Rows]:
    tables = MetaData()
    tables.reflect(connection)
    return {
        table.name: [
            dict(row._mapping) for row in connection.execute(select(table).order_by(*table.primary_key))
        ]
        for table in tables.sorted_tables
        if table.name != "alembic_version"
    }


def test_every_table_of_the_old_database_is_filled(migrated: Migrated) -> None:
    assert [name for name, rows in migrated.before.items() if not rows] == []
    statuses = {row["status"] for row in migrated.before["content"]}
    assert statuses == {"draft", "waiting", "published", "hidden", "removed"}


def test_every_row_is_there_as_it_was(migrated: Migrated) -> None:
    moved = {"card": {"back", "why"}, "content": {"body"}}
    for name, rows in migrated.before.items():
        kept = rows[0].keys() - moved.get(name, set())

        assert [{key: row[key] for key in kept} for row in migrated.after[name]] == [
            {key: row[key] for key in kept} for row in rows
        ], name


def test_answer_of_a_card_is_its_body_and_other_bodies_stay(migrated: Migrated) -> None:
    bodies = {row["id"]: row["body"] for row in migrated.before["content"]}
    backs = {row["content_id"]: row["back"] for row in migrated.before["card"]}

    assert {row["id"]: row["body"] for row in migrated.after["content"]} == bodies | backs
    assert [sorted(row) for row in migrated.after["card"][:1]] == [["content_id", "kind"]]


def test_why_of_a_card_is_a_section_when_there_is_one(migrated: Migrated) -> None:
    cards = migrated.before["card"]

    assert migrated.after["content_section"] == [
        {"content_id": row["content_id"], "name": "why", "position": 0, "text": row["why"]}
        for row in cards
        if row["why"]
    ]


def test_use_is_counted(migrated: Migrated) -> None:
    progress = migrated.before["card_progress"]
    in_use = [row["card_id"] for row in progress if not row["is_suspended"]]

    counted = {row["id"]: row["use_count"] for row in migrated.after["content"]}

    assert counted == {content_id: in_use.count(content_id) for content_id in counted}
    assert max(counted.values()) == 3


def test_audience_follows_from_the_space(migrated: Migrated) -> None:
    closed = [row["id"] for row in migrated.before["space"] if not row["is_open"]]

    found = {row["id"]: row["audience"] for row in migrated.after["content"]}

    assert found == {
        row["id"]: row["space_id"] if row["space_id"] in closed else "open"
        for row in migrated.before["content"]
    }
    assert set(found.values()) == {"open", *closed}


@pytest.mark.parametrize("table", ["authorship", "content_topic"])
def test_copies_are_what_content_says(migrated: Migrated, table: str) -> None:
    content = {row["id"]: row for row in migrated.after["content"]}
    added = migrated.after[table][0].keys() - migrated.before[table][0].keys()

    assert [{key: row[key] for key in added} for row in migrated.after[table]] == [
        {key: content[row["content_id"]][key] for key in added} for row in migrated.after[table]
    ]
    assert added >= {"kind", "status", "published_at"}


def test_every_kind_is_a_row(migrated: Migrated) -> None:
    names = [row["name"] for row in migrated.after["kind"]]

    assert names == ["ama", "ama_question", "answer", "card", "question"]


def test_references_hold(migrated: Migrated) -> None:
    broken = {
        "sqlite": "PRAGMA foreign_key_check",
        "postgresql": "SELECT conname FROM pg_constraint WHERE contype = 'f' AND NOT convalidated",
    }
    with migrations.connecting(migrated.url) as engine, engine.connect() as connection:
        assert connection.exec_driver_sql(broken[connection.dialect.name]).all() == []


def test_audit_is_still_closed(migrated: Migrated) -> None:
    change = text("UPDATE audit SET actor = 'somebody else'")
    with migrations.connecting(migrated.url) as engine, engine.connect() as connection:
        refused = pytest.raises(DBAPIError, match="audit rows do not change")

        with refused:
            connection.execute(change)
