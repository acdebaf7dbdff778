"""What steps of the database share. Nothing here may change what a step does that was already released."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations


def add_kind(name: str) -> None:
    """Let content be of a further kind."""
    op.execute(sa.text("INSERT INTO kind (name) VALUES (:name)").bindparams(name=name))


def execute(*, sqlite: Sequence[str], postgresql: Sequence[str]) -> None:
    """Run the statements of this engine, such as those that make triggers."""
    for statement in {"sqlite": sqlite, "postgresql": postgresql}[op.get_bind().dialect.name]:
        op.execute(statement)


@contextmanager
def rebuilding(table: str) -> Iterator[BatchOperations]:
    """Change a table as SQLite cannot: there it is made anew, its rows are copied, and it takes the old name.

    That loses the triggers of the table and is refused by SQLite while a trigger or a view of another one
    names it. All of them are therefore taken away before and put back as they were; one that no longer fits
    the table must be dropped by the step first.
    """
    if op.get_bind().dialect.name != "sqlite":
        with op.batch_alter_table(table) as batch:
            yield batch
        return
    kept = _triggers_and_views()
    for kind, name, _sql in reversed(kept):
        op.get_bind().exec_driver_sql(f'DROP {kind} "{name}"')
    with op.batch_alter_table(table, recreate="always", table_kwargs=_options(table)) as batch:
        yield batch
    for _kind, _name, sql in kept:
        op.get_bind().exec_driver_sql(sql)


def _triggers_and_views() -> list[tuple[Any, ...]]:
    """In the order in which they were made: a view may read another one."""
    statement = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY rowid"
    return [tuple(row) for row in op.get_bind().exec_driver_sql(statement)]


def _options(table: str) -> dict[str, bool]:
    """What SQLAlchemy does not read back from a table."""
    statement = sa.text("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :table")
    sql = op.get_bind().execute(statement, {"table": table}).scalar_one()
    return {"sqlite_with_rowid": not sql.rstrip().upper().endswith("WITHOUT ROWID")}
