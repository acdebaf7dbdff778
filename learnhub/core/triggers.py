"""Triggers of the database, declared beside the tables that they keep right.

Whatever makes a table from its model makes its triggers right after it. A step of the migrations writes the
same statements down once more, as it does with columns, and the comparison with the models reads both.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table, event, text
from sqlmodel import SQLModel


def declare(model: type[SQLModel], *, sqlite: Sequence[str], postgresql: Sequence[str]) -> None:
    """Have these statements run as soon as the table of a model exists.

    Their triggers may stand on this table or on one that it refers to, which is made before it.
    """
    statements = {"sqlite": sqlite, "postgresql": postgresql}

    def create(_table: Table, connection: Connection, **_options: Any) -> None:
        for statement in statements[connection.dialect.name]:
            connection.execute(text(statement))

    event.listen(_table_of(model), "after_create", create)


def declare_copies(model: type[SQLModel], columns: Sequence[str], *, of: str, by: str) -> None:
    """Keep columns of a table equal to those of the same name in the row that it refers to.

    `by` names the column that holds the id of the row in the table `of`. A new row is filled, and a change
    there is carried over. On PostgreSQL filling locks the row that is copied until the end of the
    transaction: a change that is not committed yet would be missed on both sides otherwise.
    """
    table = _table_of(model)
    name, names = table.name, ", ".join(columns)
    news, olds = (", ".join(f"{row}.{column}" for column in columns) for row in ("NEW", "OLD"))
    this_row = " AND ".join(f"{column.name} = NEW.{column.name}" for column in table.primary_key)
    copied = f"({names}) = ({news})" if len(columns) > 1 else f"{names} = {news}"
    carry_over = f"UPDATE {name} SET {copied} WHERE {by} = NEW.id"
    declare(
        model,
        sqlite=(
            f"""
            CREATE TRIGGER {name}_filled AFTER INSERT ON {name}
            BEGIN UPDATE {name} SET ({names}) = (SELECT {names} FROM {of} WHERE id = NEW.{by})
            WHERE {this_row}; END
            """,
            f"""
            CREATE TRIGGER {name}_follows AFTER UPDATE OF {names} ON {of} BEGIN {carry_over}; END
            """,
        ),
        postgresql=(
            function(
                f"{name}_filled",
                f"SELECT {names} INTO {news} FROM {of} WHERE id = NEW.{by} FOR NO KEY UPDATE",
            ),
            f"""
            CREATE TRIGGER {name}_filled BEFORE INSERT ON {name}
            FOR EACH ROW EXECUTE FUNCTION {name}_filled()
            """,
            function(f"{name}_follows", carry_over),
            f"""
            CREATE TRIGGER {name}_follows AFTER UPDATE ON {of}
            FOR EACH ROW WHEN (({olds}) IS DISTINCT FROM ({news})) EXECUTE FUNCTION {name}_follows()
            """,
        ),
    )


def function(name: str, statement: str) -> str:
    """What makes the function of a trigger on PostgreSQL, of one statement."""
    return f"""
    CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {statement}; RETURN NEW; END $$
    """


def _table_of(model: type[SQLModel]) -> Table:
    return SQLModel.metadata.tables[str(model.__tablename__)]
