"""What is refused before anything starts, and what is printed once people can connect."""

import argparse
import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from learnhub.cli import folder, start
from learnhub.cli.explained import explain
from learnhub.config import HOPS_UNSET, Refusal, Settings


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_probe_refuses_a_port_in_use(taken: int) -> None:
    with pytest.raises(Refusal) as refused:
        start.probe("127.0.0.1", taken)

    assert str(refused.value) == (
        f"Port {taken} on 127.0.0.1 is in use. Stop what uses it, or choose another with --port."
    )


def test_probe_refuses_an_address_of_another_machine() -> None:
    with pytest.raises(Refusal, match=r"^LearnHub cannot listen on 192\.0\.2\.1: "):
        start.probe("192.0.2.1", 8000)


def test_probe_leaves_the_port_free(taken: int) -> None:
    with socket.socket() as finding:
        finding.bind(("127.0.0.1", 0))
        free = finding.getsockname()[1]

    start.probe("127.0.0.1", free)
    start.probe("127.0.0.1", free)


def test_port_that_was_taken_during_the_build_is_refused(taken: int, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="in use"):
        start.serve_until_signal(Settings(data=tmp_path, port=taken), lambda: None)


def test_several_workers_are_refused() -> None:
    arguments = argparse.Namespace(workers=2)

    with pytest.raises(Refusal) as refused:
        start.start(arguments, "company", lambda _settings: lambda: None)

    assert str(refused.value) == "LearnHub runs in one worker for now; several come with a later version."


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        (Settings(), ["LearnHub is running at http://127.0.0.1:8000"]),
        (Settings(host="::1", port=80), ["LearnHub is running at http://[::1]:80"]),
        (
            Settings(host="0.0.0.0", url="https://learn.example.com", proxy_hops=1),
            ["LearnHub is running at https://learn.example.com"],
        ),
        (
            Settings(host="0.0.0.0", url="https://learn.example.com"),
            ["LearnHub is running at https://learn.example.com", HOPS_UNSET],
        ),
        (
            Settings(url="http://learn.example.com", proxy_hops=1),
            [
                "LearnHub is running at http://learn.example.com",
                "The public address is not https: passwords and cookies travel readable.",
            ],
        ),
    ],
)
def test_addresses(settings: Settings, lines: list[str]) -> None:
    assert start.addresses(settings).splitlines() == lines


def test_addresses_on_the_network_name_one_for_phones() -> None:
    first, second = start.addresses(Settings(host="0.0.0.0", port=8100)).splitlines()

    assert first == "LearnHub is running at http://127.0.0.1:8100"
    assert second.startswith("From a phone in the same network: http://")
    assert second.endswith(":8100")


def without_tables(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("VACUUM")


def emptied(database: Path) -> None:
    database.write_bytes(b"")
    database.with_name(f"{database.name}-wal").write_bytes(b"what SQLite deletes beside an empty file")


@pytest.mark.parametrize("lose", [emptied, Path.unlink, without_tables])
@pytest.mark.parametrize(
    ("kind", "way"),
    [
        (folder.COMPANY, "Restore a backup into an empty folder with learnhub restore."),
        (folder.DEMO, "Delete the folder to have the demo made anew."),
    ],
)
@pytest.mark.parametrize("opens", [start.open_database, start.open_existing_database])
def test_nothing_begins_anew_where_a_database_was_lost(
    company_folder: Settings, lose: Callable[[Path], None], kind: str, way: str, opens: Callable
) -> None:
    folder.describe(company_folder.data, kind=kind)
    folder.note_filled(company_folder.data)
    lose(company_folder.database_file)
    before = {path.name: path.read_bytes() for path in company_folder.data.iterdir()}

    with pytest.raises(Refusal) as refused:
        opens(company_folder)

    lost = f"The database {company_folder.database_file} is lost: its file is empty or gone."
    assert str(refused.value) == f"{lost} {way}"
    left = {path.name: path.read_bytes() for path in company_folder.data.iterdir()}
    assert {name: left[name] for name in before} == before


@pytest.mark.parametrize("damage", [lambda whole: whole[: len(whole) // 2], lambda _whole: b"other" * 999])
def test_damaged_database_is_explained(company_folder: Settings, damage: Callable[[bytes], bytes]) -> None:
    folder.note_filled(company_folder.data)
    database = company_folder.database_file
    database.write_bytes(damage(database.read_bytes()))

    with pytest.raises(Exception) as refused:  # noqa: PT011 - the sentence is what counts
        start.open_database(company_folder)

    assert (explain(refused.value) or "").startswith("The database is damaged: ")


def test_database_that_may_only_be_read_is_refused(company_folder: Settings, monkeypatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write anything

    with pytest.raises(Refusal) as refused:
        start.open_database(company_folder)

    sentence = f"The database {company_folder.database_file} may only be read."
    assert str(refused.value) == f"{sentence} Let the user who runs LearnHub write it."
