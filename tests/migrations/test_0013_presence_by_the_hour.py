"""What step 0013 does to moments at which somebody was here."""

from typing import Any

import pytest
from sqlalchemy import MetaData, inspect, select, text
from sqlalchemy.exc import DBAPIError

from learnhub import migrations
from learnhub.access.audit import PRESENCE
from tests.conftest import NOON
from tests.migrations.old import _person, ident

HOUR = NOON.replace(tzinfo=None)
MOMENT = HOUR.replace(minute=17, second=23, microsecond=456_789)
ANA = ident("P", 1)
ACTIONS = (
    "session:open",
    "session:close",
    "password:reset",
    "members:join",
    "company:set_up",
    "roles:change",
)


def _rows() -> dict[str, list[dict[str, Any]]]:
    link = {"purpose": "reset", "person_id": ANA, "expires_at": MOMENT}
    sign_in = {"created_at": MOMENT, "seen_at": HOUR, "expires_at": MOMENT, "password_version": 1}
    texts = {"actor": ANA, "object": "", "result": "ok", "request_id": "", "ip_prefix": ""}
    return {
        "person": [_person(1) | {"site_id": None, "team_id": None}],
        "sign_in": [{"id_hash": "one", "person_id": ANA, "agent": "", "ip_prefix": "", **sign_in}],
        "one_time_link": [{"hash": "a", "used_at": MOMENT, **link}, {"hash": "b", "used_at": None, **link}],
        "throttle": [{"key": "sealed", "window_start": MOMENT, "hits": 1}],
        "audit": [{"at": MOMENT, "action": action, **texts} for action in ACTIONS],
    }


@pytest.fixture
def migrated(empty: str) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """A database in which somebody was here at seventeen past, taken to the step; its address and rows."""
    migrations.upgrade(empty, to="0010")
    tables = MetaData()
    with migrations.connecting(empty) as engine:
        with engine.begin() as connection:
            tables.reflect(connection)
            for name, rows in _rows().items():
                connection.execute(tables.tables[name].insert(), rows)
        migrations.upgrade(empty, to="0013")
        with engine.connect() as connection:
            left = _rows().keys() & set(inspect(connection).get_table_names())
            found = {name: connection.execute(select(tables.tables[name])).mappings() for name in left}
            return empty, {name: [dict(row) for row in rows] for name, rows in found.items()}


def test_moments_of_presence_lose_their_minutes(migrated) -> None:
    _url, rows = migrated

    sign_in = rows["sign_in"][0]
    assert (sign_in["created_at"], sign_in["seen_at"], sign_in["expires_at"]) == (HOUR, HOUR, HOUR)
    assert {row["hash"]: row["used_at"] for row in rows["one_time_link"]} == {"a": HOUR, "b": None}
    assert {row["action"]: row["at"] for row in rows["audit"]} == {
        action: HOUR if action.startswith(PRESENCE) else MOMENT for action in ACTIONS
    }
    assert "throttle" not in rows


def test_audit_rows_still_do_not_change(migrated) -> None:
    change = text("UPDATE audit SET actor = 'nobody'")
    with migrations.connecting(migrated[0]) as engine, engine.connect() as connection:  # noqa: SIM117
        with pytest.raises(DBAPIError, match="audit rows do not change"):
            connection.execute(change)
