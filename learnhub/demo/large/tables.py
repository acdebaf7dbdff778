"""Writing many rows at once: without indexes and triggers, in the driver's fastest way.

What the triggers would have kept is written along with the rows.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, inspect, text

Rows = list[tuple]

COLUMNS = {
    "setup": "id done_at",
    "setting": "key value",
    "space": "id kind name is_open",
    "site": "id name zone country region",
    "team": "id name",
    "person": "id email name folded job about site_id team_id zone language theme status password_hash"
    " password_version last_seen_hour created_at",
    "person_role": "person_id role",
    "space_member": "space_id person_id is_facilitator",
    "community": "space_id folded purpose rhythm welcome language openness stage proposed_by proposed_at"
    " started_at edition",
    "topic": "id",
    "topic_name": "topic_id language name folded is_main",
    "person_topic": "person_id topic_id level",
    "topic_follow": "person_id topic_id since stopped_at",
    "mentor": "person_id zone sentence place languages is_paused notice_min horizon_days",
    "weekly_hours": "mentor_id weekday starts_min ends_min",
    "content": "id kind parent_id root_id space_id audience language title body is_anonymous status"
    " hidden_reason published_at edited_at activity_at vote_count answer_count comment_count use_count"
    " thanks_count edition hot",
    "content_section": "content_id name position text",
    "content_html": "content_id section position renderer words excerpt html",
    "question": "content_id kind accepted_id accepted_at accepted_by round viewer_count",
    "card": "content_id kind",
    "failure": "content_id kind is_open is_kept fades_on thanks_count me_too_count changed_count",
    "collection_item": "collection_id item_id position person_id added_at is_in checked_by checked_at"
    " checked_edition",
    "authorship": "content_id person_id part kind status published_at",
    "content_topic": "content_id topic_id kind audience language status published_at vote_count use_count"
    " answer_count hot",
    "follow": "person_id content_id reason since stopped_at",
    "vote": "content_id person_id",
    "thanks": "content_id person_id reason language at",
    "card_progress": "person_id card_id state step stability difficulty due_day reviewed_at reviewed_day"
    " is_suspended",
    "ama": "content_id kind leader_id code phase moderation starts_at ends_at opened_at ended_at",
    "ama_question": "content_id kind ama_id state reason note answered_at",
    "ama_promise": "question_id owed_by due_on first_due_on kept_at",
    "search_word": "id word",
    "search_form": "form word_id",
    "search_entry": "place content_id root_id audience words",
    "search_posting": "word_id subject audience place fields",
}
DATED = ("at", "_on", "_day", "_hour", "since")  # how columns end whose values the driver does not know
SORTED = ("search_word", "search_form", "search_posting", "vote")  # kept in the order of their keys


@dataclass
class Batch:
    """Rows of the tables that have some, which are written in the order of `COLUMNS`."""

    rows: dict[str, Rows] = field(default_factory=lambda: {table: [] for table in COLUMNS})

    def add(self, table: str, *row: Any) -> None:
        """A row, in the order of its columns."""
        self.rows[table].append(row)

    def __getitem__(self, table: str) -> Rows:
        return self.rows[table]


def write(connection: Connection, batch: Batch) -> None:
    """Insert the rows of a batch."""
    for table, rows in batch.rows.items():
        if rows:
            _insert(connection, table, sorted(rows) if table in SORTED else rows)


def _insert(connection: Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    columns = COLUMNS[table].split()
    names = ", ".join(columns)
    driver: Any = connection.connection.dbapi_connection
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(columns))
        if any(name.endswith(DATED) for name in columns):
            rows = [[_stored(value) for value in row] for row in rows]
        driver.executemany(f"INSERT INTO {table} ({names}) VALUES ({places})", rows)  # noqa: S608 - ours
        return
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _stored(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, date) else value


@contextmanager
def without_indexes_and_triggers(connection: Connection) -> Iterator[None]:
    """Nothing slows a row down or follows it meanwhile; the indexes are made anew at the end."""
    strip = _strip_sqlite if connection.dialect.name == "sqlite" else _strip_postgresql
    later = strip(connection)
    yield
    for statement in later:
        connection.exec_driver_sql(statement)


def _strip_sqlite(connection: Connection) -> list[str]:
    wanted = (
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL"
    )
    found = connection.execute(text(wanted)).all()
    for kind, name, _sql in found:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    return [sql for _kind, _name, sql in found]


def _strip_postgresql(connection: Connection) -> list[str]:
    tables = [table for table in COLUMNS if table in inspect(connection).get_table_names()]
    made_by_hand = (
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY(:tables) AND indexname LIKE 'ix_%'"
    )
    found = connection.execute(text(made_by_hand), {"tables": tables}).all()
    for name, _sql in found:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    for table in tables:
        connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER USER")
    enable = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
    return [*(sql for _name, sql in found), *enable]
