"""A disk that is full: what was to be written is refused as a whole, and everything else stays."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlmodel import Session, select

from learnhub.core import db
from learnhub.features.people.models import Setting
from learnhub.web import faults

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
MUCH = {"text": "x" * 400_000}


def keep(session: Session, *keys: str) -> None:
    """The first is small, the others need new pages."""
    for number, key in enumerate(keys):
        session.add(Setting(key=key, value=MUCH if number else {}))
        session.flush()


def keys() -> list[str]:
    return db.read_now(lambda session: list(session.exec(select(Setting.key).order_by(Setting.key))))


@contextmanager
def full_disk() -> Iterator[None]:
    """The database may not grow any more, in whatever connection."""
    with db.engine().connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    def limit(connection: Any) -> None:
        connection.connection.dbapi_connection.execute(f"PRAGMA max_page_count={pages}")

    def free(connection: Any) -> None:
        connection.connection.dbapi_connection.execute("PRAGMA max_page_count=1000000")

    event.listen(db.engine(), "begin", limit)
    try:
        yield
    finally:
        event.remove(db.engine(), "begin", limit)
        event.listen(db.engine(), "begin", free)


@pytest.mark.usefixtures("database")
def test_write_is_refused_as_a_whole_and_reads_go_on(caplog: pytest.LogCaptureFixture) -> None:
    db.write_now(keep, "before")

    with full_disk():
        with pytest.raises(OperationalError, match="full") as refused:
            asyncio.run(_write("small", "large"))
        assert keys() == ["before"]
        assert "disk is full. Nothing was saved" in faults.explained(refused.value, "test").message
    assert "the disk is full" in caplog.text
    caplog.clear()

    db.write_now(keep, "after", "large")
    assert keys() == ["after", "before", "large"]
    with db.engine().connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


async def _write(*wanted: str) -> None:
    await db.write(keep, *wanted)
