"""Bring a backup back, into an empty place only."""

import argparse
import sqlite3
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from learnhub import migrations
from learnhub.cli import archive, folder
from learnhub.cli.copies import run_postgresql, sqlite_leftovers, sqlite_problems, suffix
from learnhub.cli.start import add_data_argument
from learnhub.config import KEY_FILE, Refusal, Settings, settings
from learnhub.core import file_store
from learnhub.core.file_store import BEFORE, FILES, Store
from learnhub.errors import LearnHubError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that `learnhub backup` wrote")
    add_data_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Restore into the data folder, which may hold nothing yet but its learnhub.toml."""
    current = settings()
    restore(current, arguments.file.absolute())
    command = "demo" if folder.about(current.data).get("kind") == folder.DEMO else "serve"
    print(f"Restored into {current.data}. Start it as before: learnhub {command} --data {current.data}")
    return 0


def restore(current: Settings, source: Path) -> None:
    """Check the whole backup, then put its parts in place: first the database, which can still be refused."""
    manifest = archive.read_manifest(source)
    migrations.refuse_newer(manifest.step)
    database = f"learnhub{suffix(current)}"
    if database not in manifest.files:
        kind = "SQLite" if current.database_url else "PostgreSQL"
        raise Refusal(
            f"{source} holds a {kind} database; LEARNHUB_DATABASE_URL must be set or unset to match."
        )
    _refuse_content(current)
    store = _empty_store(current)
    folder.make_private(current.data)
    with TemporaryDirectory(dir=current.data, prefix=".restoring-") as temporary:
        unpacked = Path(temporary)
        archive.unpack(source, manifest, unpacked)
        _fill_database(current, unpacked / database)
        for name in archive.BESIDE:
            if (unpacked / name).exists() and (name == KEY_FILE or not (current.data / name).exists()):
                (unpacked / name).replace(current.data / name)
        archive.bring_back(unpacked, manifest, store)
    folder.describe(current.data, **manifest.about)


def _refuse_content(current: Settings) -> None:
    there = (current.database_file, current.data / folder.ABOUT, current.data / BEFORE, current.data / FILES)
    if any(path.exists() for path in there):
        raise Refusal(
            f"{current.data} holds a LearnHub already. Restore into an empty folder: choose it with --data."
        )
    left = [path for path in sqlite_leftovers(current.database_file) if path.exists()]
    if left:
        raise Refusal(
            f"{left[0]} is left of another database, and SQLite would read it into this one."
            " Move it away, or choose an empty folder with --data."
        )
    if current.database_url:
        with migrations.connecting(current.sqlalchemy_url) as engine:
            tables = migrations.tables(engine)
        if tables:
            raise Refusal("The PostgreSQL database holds tables already. Restore into an empty one.")


def _empty_store(current: Settings) -> Store:
    try:
        store = file_store.opened(current.files_url, current.data)
        if any(archive.names_in(store)):
            raise Refusal("The store of LEARNHUB_FILES_URL holds files already. Restore into an empty one.")
    except LearnHubError as error:
        raise Refusal(error.message) from error
    return store


def _fill_database(current: Settings, unpacked: Path) -> None:
    if current.database_url:
        options = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
        run_postgresql("pg_restore", current, *options, str(unpacked))
        return
    with closing(sqlite3.connect(unpacked)) as copy:
        try:
            problems = sqlite_problems(copy)
        except sqlite3.DatabaseError as error:
            problems = [str(error)]
    if problems:
        raise Refusal(f"The database in the backup is damaged: {problems[0]}.")
    unpacked.replace(current.database_file)
