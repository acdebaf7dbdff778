"""The files of pictures, in the data folder under names that nobody chose.

A file is there under its name only when it is complete. It is written before its row, and goes after it: what
a crash leaves behind is a file without a row, which `sweep` finds.
"""

import logging
import os
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from time import time

from learnhub.config import IMAGES, settings
from learnhub.features.discussion.errors import NoRoomForImage

SHARD = 2  # the first characters of an id name a folder, so that none holds too many files
LEFT_BEHIND = 86_400.0  # seconds after which a file without a row is no longer about to get one

logger = logging.getLogger(__name__)


def path_of(image_id: str, ending: str) -> Path:
    """Where the file of a picture is."""
    return settings().data / IMAGES / image_id[:SHARD] / f"{image_id}.{ending}"


def write(image_id: str, ending: str, data: bytes) -> None:
    """Write a file, complete or not at all; raises NoRoomForImage when the disk does not take it."""
    path = path_of(image_id, ending)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        logger.warning("a picture could not be written: %s", error.strerror)
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise NoRoomForImage from error


def delete(image_id: str, ending: str) -> None:
    """Delete a file, if it is still there."""
    path_of(image_id, ending).unlink(missing_ok=True)


def sweep(known: Callable[[Collection[str]], Collection[str]]) -> int:
    """Delete the files that nothing names and that are older than a day; `known` answers which ids have rows.

    It asks once for each folder.
    """
    before, swept = time() - LEFT_BEHIND, 0
    for folder in sorted((settings().data / IMAGES).glob("*")):
        files = [path for path in folder.iterdir() if path.stat().st_mtime < before]
        kept = known([path.stem for path in files]) if files else ()
        for path in files:
            if path.stem not in kept or path.suffix == ".part":
                path.unlink(missing_ok=True)
                swept += 1
    return swept
