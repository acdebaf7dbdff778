"""What step 0012 does to anonymous texts that wait and to votes for anonymous content."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import Connection, text

from learnhub import migrations
from tests.migrations import old
from tests.migrations.conftest import Make

WORDS = "Will the canteen stay?"


@dataclass(frozen=True)
class Migrated:
    """What some statements found before and after the step."""

    before: dict[str, list[Any]]
    after: dict[str, list[Any]]


def _found(connection: Connection, **statements: str) -> dict[str, list[Any]]:
    return {name: [tuple(row) for row in connection.execute(text(sql))] for name, sql in statements.items()}


COMMON = {
    "counts": "SELECT id, vote_count FROM content ORDER BY id",
    "secrets": "SELECT content_id, edit_hash FROM anonymous_edit ORDER BY content_id",
    "signed": "SELECT content_id, person_id FROM vote WHERE content_id NOT IN "
    "(SELECT id FROM content WHERE is_anonymous = true) ORDER BY 1, 2",
    "unsigned": "SELECT content_id, person_id FROM vote WHERE content_id IN "
    "(SELECT id FROM content WHERE is_anonymous = true) ORDER BY 1, 2",
}
NEW = {
    "blind": "SELECT content_id, voter FROM anonymous_vote ORDER BY 1, 2",
    "waiting": "SELECT c.kind, c.parent_id, c.is_anonymous, c.status, c.published_at, q.state, e.edit_hash "
    "FROM content c JOIN ama_question q ON q.content_id = c.id "
    f"JOIN anonymous_edit e ON e.content_id = c.id WHERE c.title = '{WORDS}'",
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def migrated(request: pytest.FixtureRequest, make_empty: Make) -> Iterator[Migrated]:
    """A filled database, taken to the step."""
    with make_empty(request.param) as url:
        migrations.upgrade(url, to=old.STEP)
        with migrations.connecting(url) as engine:
            with engine.begin() as connection:
                old.fill(connection, 240)
                before = _found(connection, **COMMON)
            migrations.upgrade(url, to="0012")
            with engine.connect() as connection:
                yield Migrated(before, _found(connection, **COMMON, **NEW))


def test_what_waited_is_a_question_that_its_secret_opens(migrated: Migrated) -> None:
    [(kind, parent, is_anonymous, status, published_at, state, edit_hash)] = migrated.after["waiting"]

    assert (kind, parent, bool(is_anonymous)) == ("ama_question", old.ident("A", 0), True)
    assert (status, published_at, state) in {
        ("waiting", None, "waiting"),
        ("published", published_at, "approved"),
    }
    assert edit_hash == "f" * 64


def test_no_secret_is_lost(migrated: Migrated) -> None:
    assert set(migrated.before["secrets"]) < set(migrated.after["secrets"])


def test_votes_for_anonymous_content_count_and_name_nobody(migrated: Migrated) -> None:
    assert migrated.before["unsigned"]
    assert migrated.after["unsigned"] == []
    assert [row[0] for row in migrated.after["blind"]] == [row[0] for row in migrated.before["unsigned"]]
    assert len({voter for _, voter in migrated.after["blind"]}) == len(migrated.after["blind"])
    assert set(migrated.before["counts"]) <= set(migrated.after["counts"])


def test_votes_for_what_is_signed_stay(migrated: Migrated) -> None:
    assert migrated.after["signed"] == migrated.before["signed"]
