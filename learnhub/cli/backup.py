"""Write everything into one file, also while people work.

The file holds the database, pictures and videos, `learnhub.toml` and `secret.key`: with them a restored
LearnHub is the same one, with its links and tokens. Whoever has it has everything, so it is readable by its
owner only.
"""

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from learnhub import __version__
from learnhub.cli import archive, folder
from learnhub.cli.copies import copy_database, suffix
from learnhub.cli.start import add_data_argument
from learnhub.config import Refusal, Settings, settings
from learnhub.core import file_store
from learnhub.core.clock import utcnow


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to write")
    add_data_argument(parser)


def run(arguments: argparse.Namespace) -> int:
    """Back the data folder up."""
    back_up(settings(), arguments.file.absolute())
    print(f"Backed up to {arguments.file} ({arguments.file.stat().st_size / 1e6:.1f} MB). It holds secrets.")
    return 0


def back_up(current: Settings, target: Path) -> None:
    """Write a checked backup; the target must not exist."""
    if target.exists():
        raise Refusal(f"{target} exists already; choose another name.")
    if not target.parent.is_dir():
        raise Refusal(f"The folder {target.parent} does not exist.")
    about = folder.about(current.data)
    step = _step(current)
    os.umask(0o077)
    with TemporaryDirectory(dir=target.parent, prefix=".learnhub-backup-") as temporary:
        copy = Path(temporary) / f"learnhub{suffix(current)}"
        copy_database(current, copy)
        beside = {name: current.data / name for name in archive.BESIDE if (current.data / name).exists()}
        store = file_store.opened(current.files_url, current.data)
        archive.write(target, {copy.name: copy, **beside}, store, _manifest(about, step))


def _manifest(about: dict[str, object], step: str) -> archive.Manifest:
    return archive.Manifest(
        format=archive.FORMAT,
        version=__version__,
        step=step,
        made_at=utcnow().isoformat(timespec="seconds"),
        kind=str(about["kind"]),
        about=about,
        files={},
    )


def _step(current: Settings) -> str:
    from sqlalchemy.exc import OperationalError

    from learnhub import migrations

    if not current.database_url and not current.database_file.exists():
        raise Refusal(f"There is nothing to back up in {current.data}. Name the data folder with --data.")
    try:
        with migrations.connecting(current.sqlalchemy_url) as engine:
            step = migrations.current(engine)
    except OperationalError as error:
        raise Refusal(f"The database cannot be opened: {str(error.orig).strip()}") from error
    if not step:
        raise Refusal("There is nothing to back up: the database is empty.")
    return step
