"""Whether a database has exactly the tables and triggers that the models describe, on both engines.

Alembic's own comparison leaves out triggers, views, CHECKs, the conditions of partial indexes and tables
without rowid. Here the models are created beside the database (in memory, or in a schema of PostgreSQL that
is rolled back), and what the engine says about both is compared as text: a trigger with the body of its
function.
"""

import re
from collections.abc import Iterable

from sqlalchemy import Connection, create_engine, text

from learnhub.migrations.metadata import metadata

BESIDE = "learnhub_compared"

POSTGRESQL_COLUMNS = """
SELECT c.relname, 'column ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
       || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
       || coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '')
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d
  ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relnamespace = CAST(:schema AS regnamespace) AND c.relkind = 'r'
  AND a.attnum > 0 AND NOT a.attisdropped
"""
POSTGRESQL_CONSTRAINTS = """
SELECT c.relname, 'constraint ' || o.conname || ' ' || pg_get_constraintdef(o.oid)
FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid
WHERE c.relnamespace = CAST(:schema AS regnamespace) AND o.contype <> 'n'
"""
POSTGRESQL_INDEXES = """
SELECT tablename, 'index ' || indexdef FROM pg_indexes WHERE schemaname = :schema
"""
POSTGRESQL_TRIGGERS = """
SELECT c.relname, pg_get_triggerdef(t.oid) || ' AS ' || p.prosrc
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid
WHERE c.relnamespace = CAST(:schema AS regnamespace) AND NOT t.tgisinternal
"""
POSTGRESQL_VIEWS = """
SELECT viewname, 'view ' || definition FROM pg_views WHERE schemaname = :schema
"""


def differences(connection: Connection) -> list[str]:
    """A sentence for each thing that the database lacks or has too much; empty when they agree."""
    if connection.dialect.name == "sqlite":
        found, wanted = _sqlite(connection), _sqlite_models()
    else:
        found, wanted = _postgresql(connection, "public"), _postgresql_models(connection)
    return [
        *(f"{table}: missing {fact}" for table, fact in sorted(wanted - found)),
        *(f"{table}: not in the models: {fact}" for table, fact in sorted(found - wanted)),
    ]


def _sqlite_models() -> set[tuple[str, str]]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        facts = _sqlite(connection)
    engine.dispose()
    return facts


def _sqlite(connection: Connection) -> set[tuple[str, str]]:
    """Every part of every definition, regardless of the order in which tables were rebuilt."""
    rows = connection.exec_driver_sql(
        "SELECT tbl_name, type, sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND tbl_name NOT LIKE 'sqlite_%' AND tbl_name <> 'alembic_version'"
    )
    return {(table, fact) for table, kind, sql in rows for fact in _parts(kind, sql)}


def _parts(kind: str, sql: str) -> Iterable[str]:
    if kind != "table":
        return [_plain(sql)]
    start, end = sql.index("("), sql.rindex(")")
    return [_plain(part) for part in (*_split(sql[start + 1 : end]), f"table {sql[end + 1 :]}")]


def _split(text: str) -> Iterable[str]:
    """The parts between commas that stand in no brackets and no quotes."""
    depth, quoted, start = 0, False, 0
    for position, letter in enumerate(text):
        quoted ^= letter == "'"
        depth += 0 if quoted else (letter == "(") - (letter == ")")
        if letter == "," and not depth and not quoted:
            yield text[start:position]
            start = position + 1
    yield text[start:]


def _plain(sql: str) -> str:
    words = re.sub(r"\s+", " ", sql.replace('"', "")).strip()
    return re.sub(r"DEFAULT \(('[^']*'|\d+)\)", r"DEFAULT \1", words)  # the brackets of a rebuilt table


def _postgresql_models(connection: Connection) -> set[tuple[str, str]]:
    with connection.begin_nested() as beside:
        before = connection.execute(text("SHOW search_path")).scalar_one()
        connection.execute(text(f"CREATE SCHEMA {BESIDE}"))
        connection.execute(text(f"SET LOCAL search_path TO {BESIDE}"))
        metadata.create_all(connection)
        facts = _postgresql(connection, BESIDE)
        connection.execute(text(f"SET LOCAL search_path TO {before}"))
        beside.rollback()
    return facts


def _postgresql(connection: Connection, schema: str) -> set[tuple[str, str]]:
    queries = (
        *(POSTGRESQL_COLUMNS, POSTGRESQL_CONSTRAINTS, POSTGRESQL_INDEXES),
        *(POSTGRESQL_TRIGGERS, POSTGRESQL_VIEWS),
    )
    rows = [row for query in queries for row in connection.execute(text(query), {"schema": schema})]
    return {
        (table, _plain(fact.replace(f"{schema}.", ""))) for table, fact in rows if table != "alembic_version"
    }
