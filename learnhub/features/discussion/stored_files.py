"""Files on their way into the store, and out of it.

A file is in the store before its row, and goes after it: what a crash leaves behind is a file without a row,
or a part that nobody finished, both of which `sweep` finds. All of this waits for disks: call it in a thread.
"""

import hashlib
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from time import time

from learnhub.config import settings
from learnhub.core import file_store, ids
from learnhub.core.file_store import Store
from learnhub.features.discussion.schemas import KeptFile

LEFT_BEHIND = 86_400.0  # seconds after which a file without a row is no longer about to get one


def store() -> Store:
    """The store of this LearnHub."""
    return file_store.opened(settings().files_url, settings().data)


def parts() -> Path:
    """The folder in which files are made."""
    return file_store.parts_in(settings().data)


def keep(pieces: Iterable[bytes], ending: str) -> KeptFile:
    """Keep a file, complete or not at all; raises NoRoom and StoreAway."""
    return keep_part(file_store.write_part(parts(), pieces), ending)


def keep_part(part: Path, ending: str) -> KeptFile:
    """Keep a complete part, which is gone then in any case; raises NoRoom and StoreAway."""
    try:
        with part.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
        file = KeptFile(ids.new_id(), ending, part.stat().st_size, digest)
        store().put(part, file.name)
    finally:
        part.unlink(missing_ok=True)
    return file


def delete(files: Iterable[KeptFile]) -> None:
    """Delete files, if they are still there."""
    for file in files:
        store().delete(file.name)


def sweep(known: Callable[[Collection[str]], Collection[str]]) -> int:
    """Delete the files that nothing names and that are older than a day; `known` answers which ids have rows.

    It asks once for each page of the store.
    """
    before, swept = time() - LEFT_BEHIND, 0
    for page in store().listed():
        old = {Path(listed.name).stem: listed.name for listed in page if listed.changed_at < before}
        kept = known(old) if old else ()
        for file_id, name in old.items():
            if file_id not in kept:
                store().delete(name)
                swept += 1
    return swept + _sweep_parts(before)


def _sweep_parts(before: float) -> int:
    swept = 0
    for part in parts().glob("*"):
        with suppress(FileNotFoundError):
            if part.stat().st_mtime < before:
                part.unlink()
                swept += 1
    return swept
