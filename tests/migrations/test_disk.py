"""Whether there is room for a migration is known before anything changes."""

import logging
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from learnhub import migrations
from learnhub.config import Refusal
from learnhub.migrations import disk

Usage = namedtuple("Usage", "total used free")  # what shutil answers
PLENTY = 10**15


@pytest.fixture
def at_0007(empty: str) -> str:
    """The address of a database of the version before."""
    migrations.upgrade(empty, to="0007")
    return empty


def have_free(monkeypatch: pytest.MonkeyPatch, free: int) -> list[Path]:
    """Give every disk so much room; the answer is which folders were looked at."""
    asked: list[Path] = []

    def usage(folder: Path) -> Usage:
        asked.append(folder)
        return Usage(PLENTY, PLENTY - free, free)

    monkeypatch.setattr(shutil, "disk_usage", usage)
    return asked


def step_of(url: str) -> str | None:
    with migrations.connecting(url) as engine:
        return migrations.current(engine)


def test_migration_without_room_is_refused_before_the_copy(at_0007: str, tmp_path: Path, monkeypatch) -> None:
    have_free(monkeypatch, 1_000)
    copies: list[str] = []

    with pytest.raises(Refusal) as refused:
        migrations.upgrade(at_0007, copy=copies.append, copies=tmp_path)

    assert str(refused.value).endswith("1 MB are free. Make room and start again. Nothing has changed yet.")
    assert (copies, step_of(at_0007)) == ([], "0007")


def test_migration_with_room_says_what_it_needs_and_how_long_it_took(
    at_0007: str, tmp_path: Path, monkeypatch, caplog: pytest.LogCaptureFixture
) -> None:
    have_free(monkeypatch, PLENTY)
    caplog.set_level(logging.INFO, logger="learnhub.migrations")

    migrations.upgrade(at_0007, copy=lambda _step: None, copies=tmp_path)

    before, after = caplog.messages
    assert before.startswith("database at 0007 will be migrated: it has ")
    assert after.startswith(f"database migrated from 0007 to {migrations.HEAD} in ")


def test_room_is_looked_for_beside_the_database_and_for_the_copy(
    at_0007: str, tmp_path: Path, monkeypatch
) -> None:
    asked = have_free(monkeypatch, PLENTY)

    migrations.upgrade(at_0007, copy=lambda _step: None, copies=tmp_path)

    beside = Path(at_0007.removeprefix("sqlite:///")).parent
    assert asked == [beside if at_0007.startswith("sqlite") else tmp_path]


def test_empty_database_needs_no_room(empty: str, monkeypatch) -> None:
    asked = have_free(monkeypatch, 0)

    migrations.upgrade(empty)

    assert (asked, step_of(empty)) == ([], migrations.HEAD)


def test_copy_needs_room_only_when_it_is_made(at_0007: str) -> None:
    with migrations.connecting(at_0007) as engine, engine.connect() as connection:
        with_copy, without = (disk.needed(connection, copied=copied) for copied in (True, False))

    assert (with_copy.copy > 0, without.copy, with_copy.rebuild) == (True, 0, without.rebuild)
