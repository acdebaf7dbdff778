"""The data folder: private to its owner, of one kind for ever, and served by one process at a time."""

import fcntl
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from learnhub.cli.copies import open_sqlite
from learnhub.config import DATABASE, Refusal, key_file

ABOUT = "folder.json"
LOCK = "serve.lock"
DEMO, COMPANY = "demo", "company"
FILLED = "filled"  # the fact that a database was filled here, which a later start expects to find
PRIVATE = 0o700
NETWORK = {"nfs", "nfs4", "cifs", "smb", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs"}


def prepare(folder: Path, kind: str) -> None:
    """Make the folder when it is missing, and refuse one that cannot be used or is of the other kind."""
    make_private(folder)
    found = about(folder).get("kind")
    if found is None:
        _refuse_foreign(folder, kind)
        describe(folder, kind=kind)
    elif found != kind:
        raise Refusal(_other_kind(folder, found))


def _refuse_foreign(folder: Path, kind: str) -> None:
    """Nobody knows whose a database is without this file, and a demo that was not made yet begins anew."""
    if kind == DEMO and (folder / DATABASE).exists():
        raise Refusal(
            f"{folder} holds a database, but {ABOUT}, which says whose, is missing. Put it back from a"
            " backup, or choose another folder with --data."
        )


def make_private(folder: Path) -> None:
    """Make the folder and its key; from here on everything this process writes is its owner's only."""
    os.umask(0o077)
    try:
        folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
        key_file(folder)
    except OSError as error:
        raise Refusal(_unusable(folder, error)) from error


def _unusable(folder: Path, error: OSError) -> str:
    return f"The data folder {folder} cannot be used: {error.strerror}. Choose another with --data."


def _other_kind(folder: Path, found: str) -> str:
    if found == DEMO:
        return f"{folder} holds the demo company. Choose another folder for a real one with --data."
    return f"{folder} holds a real company. The demo needs a folder of its own: choose one with --data."


def about(folder: Path) -> dict[str, Any]:
    """What is written down about the folder itself; empty for a new one."""
    try:
        facts = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        return {**facts}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError) as error:
        raise Refusal(f"{folder / ABOUT} cannot be read. Restore it from a backup of the folder.") from error


def describe(folder: Path, **facts: Any) -> None:
    """Write down facts about the folder; complete or not at all."""
    fresh = folder / f"{ABOUT}.{os.getpid()}"
    fresh.write_text(json.dumps({**about(folder), **facts}, indent=2) + "\n", encoding="utf-8")
    fresh.replace(folder / ABOUT)


def note_filled(folder: Path) -> None:
    """Remember that there is a database with something in it."""
    if not about(folder).get(FILLED):
        describe(folder, **{FILLED: True})


def refuse_lost_database(folder: Path) -> None:
    """Nothing begins anew where a database was, whether its file is gone or was emptied."""
    facts = about(folder)
    if not facts.get(FILLED) or _holds_something(folder / DATABASE):
        return
    way = (
        "Delete the folder to have the demo made anew."
        if facts.get("kind") == DEMO
        else "Restore a backup into an empty folder with learnhub restore."
    )
    raise Refusal(f"The database {folder / DATABASE} is lost: its file is empty or gone. {way}")


def refuse_read_only(folder: Path) -> None:
    """SQLite opens a database that it may not write, and the first change would fail."""
    database = folder / DATABASE
    if database.exists() and not os.access(database, os.W_OK):
        raise Refusal(f"The database {database} may only be read. Let the user who runs LearnHub write it.")


def _holds_something(database: Path) -> bool:
    if not database.exists() or not database.stat().st_size:
        return False  # without a look inside, for which SQLite would delete what is left beside an empty file
    try:
        with open_sqlite(database) as connection:
            return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None
    except sqlite3.Error:
        return True  # what is wrong with it is said by who opens it


@contextmanager
def kept_alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock, which ends with the process however it ends; refuse when somebody has it."""
    with _lock_file(folder) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            lock.seek(0)
            raise Refusal(
                f"{folder} is already in use by process {lock.read().strip() or 'unknown'}."
                " Stop that one first, or choose another folder with --data."
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _lock_file(folder: Path) -> IO[str]:
    try:
        return (folder / LOCK).open("a+")
    except OSError as error:
        raise Refusal(_unusable(folder, error)) from error


def is_in_use(folder: Path) -> bool:
    """Whether a process serves the folder now."""
    try:
        with kept_alone(folder):
            return False
    except Refusal as refusal:
        return isinstance(refusal.__cause__, BlockingIOError)


def descriptors_of_server(folder: Path) -> int | None:
    """How many files the process that serves the folder may open; None when there is none to be seen."""
    try:
        process = (folder / LOCK).read_text(encoding="ascii").strip()
        limits = Path(f"/proc/{process}/limits").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    found = [line.split() for line in limits if line.startswith("Max open files")]
    return int(found[0][3]) if found and found[0][3].isdigit() and is_in_use(folder) else None


def refuse_network_disk(folder: Path) -> None:
    """SQLite's locks and shared memory do not work over a network, and the loss shows only later."""
    kind = disk_kind(folder, _mounts())
    if kind in NETWORK:
        raise Refusal(
            f"{folder} is on a network disk ({kind}), where SQLite can lose data."
            " Choose a local folder with --data, or set LEARNHUB_DATABASE_URL to use PostgreSQL."
        )


def disk_kind(folder: Path, mounts: list[tuple[str, str]]) -> str:
    """The kind of file system of the innermost mount that holds a folder."""
    folder = folder.resolve()
    holding = [(len(point), kind) for point, kind in mounts if folder.is_relative_to(point)]
    return max(holding)[1] if holding else ""


def _mounts() -> list[tuple[str, str]]:
    """Mount points with their kinds, later mounts last."""
    if sys.platform == "darwin":
        listed = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        return mac_mounts(listed)
    try:
        lines = Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return []
    return [(fields[1].replace("\\040", " "), fields[2]) for line in lines if len(fields := line.split()) > 2]


def mac_mounts(listed: str) -> list[tuple[str, str]]:
    """Read lines such as `//ana@host/share on /Volumes/share (smbfs, nodev)`."""
    found = []
    for line in listed.splitlines():
        place, _, details = line.rpartition(" (")
        found.append((place.partition(" on ")[2], details.partition(",")[0].rstrip(")")))
    return found
