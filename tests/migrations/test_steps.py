"""What steps share: a table that SQLite makes anew keeps its triggers, and the views over it."""

import ast
from collections.abc import Callable

import pytest
import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.exc import DBAPIError

from learnhub import migrations
from learnhub.migrations import steps
from learnhub.migrations.compare import differences

FIRST_WITH_STEPS = "0008"


@pytest.fixture
def step(empty: str) -> Callable[[Callable[[], None]], None]:
    """Runs a function as a step of a migrated database would run."""
    migrations.upgrade(empty)

    def run(function: Callable[[], None]) -> None:
        with migrations.connecting(empty) as engine, engine.begin() as connection:
            context = MigrationContext.configure(connection)
            with Operations.context(context):
                function()

    return run


def _rebuild(*tables: str) -> None:
    for table in tables:
        with steps.rebuilding(table) as batch:
            batch.add_column(sa.Column("extra", sa.Integer(), nullable=True))


def _connection(url: str) -> sa.Connection:
    return sa.create_engine(url, poolclass=sa.NullPool).connect()


@pytest.mark.parametrize("table", ["audit", "content", "content_topic", "space", "vote"])
def test_rebuilt_table_is_the_same_but_for_the_change(empty: str, step, table: str) -> None:
    step(lambda: _rebuild(table))

    with _connection(empty) as connection:
        assert differences(connection) == [
            f"{table}: not in the models: {'extra INTEGER' if 'sqlite' in empty else 'column extra integer'}"
        ]


def test_audit_that_was_rebuilt_still_refuses_a_change(empty: str, step) -> None:
    step(lambda: _rebuild("audit"))
    values = "'2026-03-11', 'a', 'members:invite', '', 'ok', '', ''"
    columns = "at, actor, action, object, result, request_id, ip_prefix"
    with _connection(empty) as connection:
        connection.exec_driver_sql(f"INSERT INTO audit ({columns}) VALUES ({values})")

        with pytest.raises(DBAPIError, match="audit rows do not change"):
            connection.exec_driver_sql("UPDATE audit SET actor = 'somebody else'")


def test_views_over_a_rebuilt_table_stay(empty: str, step) -> None:
    views = [
        "CREATE VIEW acts AS SELECT id, action FROM audit",
        "CREATE VIEW invitations AS SELECT id FROM acts WHERE action = 'members:invite'",
    ]
    step(lambda: steps.execute(sqlite=views, postgresql=views))

    step(lambda: _rebuild("audit"))

    with _connection(empty) as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM invitations").scalar_one() == 0


def test_kind_that_a_step_adds_is_a_row(empty: str, step) -> None:
    step(lambda: steps.add_kind("toy"))

    with _connection(empty) as connection:
        assert "toy" in connection.exec_driver_sql("SELECT name FROM kind").scalars().all()


def test_steps_rebuild_tables_through_the_helper_only() -> None:
    found = [
        f"{path.name}:{node.lineno}"
        for path in sorted(migrations.VERSIONS.glob("*.py"))
        if path.name >= FIRST_WITH_STEPS and path.name[0].isdigit()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "batch_alter_table"
    ]

    assert found == []
