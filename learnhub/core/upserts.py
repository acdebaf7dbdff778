"""Inserting what may be there already: one statement on both engines, without a race."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel


def insert(
    session: Session, model: type[SQLModel], *rows: dict[str, Any], **values: Any
) -> sqlite.Insert | postgresql.Insert:
    """An insert with `on_conflict_do_nothing` and `on_conflict_do_update`, in the words of this database.

    It writes one row of these values, or each of the rows. Many rows are better given when it is executed:
    the statement is compiled once then, not for each number of rows.

    It runs past the objects of the session. Rows are counted as returned (`returning`): psycopg does not
    know how many an insert of the ORM has written.
    """
    engine = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    statement = engine.insert(model).execution_options(synchronize_session=False)
    return statement.values(list(rows) if rows else values) if rows or values else statement
