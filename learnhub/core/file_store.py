"""Where files are kept: in a folder, or in the bucket of any store that speaks as S3 does.

A file is there under its name only when it is complete, and never changes. It is made as a part, which is a
file of this machine, and then brought under its name; names are LearnHub's own (`k3/k3v9x2m4p7q1.webp`).
All of this waits for disks and networks: call it in a thread. Nothing holds a whole file in memory.
"""

import errno
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from learnhub.core.i18n import N_
from learnhub.core.ids import ALPHABET, LENGTH, new_id
from learnhub.core.server_addresses import FILE_STORES
from learnhub.errors import LearnHubError

FILES, BEFORE = "files", "images"  # in the data folder; when only pictures were kept, it had the other name
NAME = rf"[{ALPHABET}]{{2}}/[{ALPHABET}]{{{LENGTH}}}\.[a-z0-9]{{2,4}}"
PIECE = 256 * 1024
PART_OF_BUCKET = 8 * 1024 * 1024  # sent at once; S3 takes none below five
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
SECONDS = "30s"  # for one request to the store
NO_STORE = "To keep files in an S3-compatible store, install LearnHub with it: pip install 'learnhub[s3]'."

logger = logging.getLogger(__name__)


class NoRoom(LearnHubError):
    """The disk did not take a file; nothing of it is left."""

    code = "file.no_room"
    status = 507
    message = N_("This could not be kept: the disk of this LearnHub is full. Tell an administrator.")


class StoreAway(LearnHubError):
    """What keeps the files does not answer, or refuses."""

    code = "file.store_away"
    status = 503
    message = N_("The place where files are kept does not answer. Try again in a while.")


@dataclass(frozen=True, slots=True)
class Listed:
    """A file of the store, and when it came there, in seconds since 1970."""

    name: str
    changed_at: float


class Store(Protocol):
    """What both kinds do. An absent file raises FileNotFoundError when it is read."""

    def put(self, part: Path, name: str) -> None:
        """Bring a complete part under its name; it is gone then."""
        ...

    def size(self, name: str) -> int:
        """How many bytes a file has."""
        ...

    def read(self, name: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        """Its bytes piece by piece; the file is opened at the first."""
        ...

    def delete(self, name: str) -> None:
        """Delete a file, if it is still there."""
        ...

    def listed(self) -> Iterator[list[Listed]]:
        """All files, some at a time."""
        ...


@contextmanager
def saying() -> Iterator[None]:
    """Say what an operation of the disk met: NoRoom when it is full, else StoreAway."""
    try:
        yield
    except FileNotFoundError:
        raise
    except OSError as error:
        logger.warning("a file could not be kept: %s", error.strerror or type(error).__name__)
        raise (NoRoom if error.errno in FULL else StoreAway) from error


class Folder:
    """Files in a folder, each in the subfolder of its first letters."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, part: Path, name: str) -> None:
        """Bring a complete part under its name; it is gone then."""
        path = self.root / name
        with saying():
            path.parent.mkdir(parents=True, exist_ok=True)
            part.replace(path)

    def size(self, name: str) -> int:
        """How many bytes a file has."""
        return (self.root / name).stat().st_size

    def read(self, name: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        """Its bytes piece by piece; the file is opened at the first."""
        with saying(), (self.root / name).open("rb", buffering=0) as file:
            file.seek(start)
            left = length
            while left is None or left > 0:
                piece = file.read(PIECE if left is None else min(PIECE, left))
                if not piece:
                    return
                left = None if left is None else left - len(piece)
                yield piece

    def delete(self, name: str) -> None:
        """Delete a file, if it is still there."""
        (self.root / name).unlink(missing_ok=True)

    def listed(self) -> Iterator[list[Listed]]:
        """All files, those of one subfolder at a time."""
        for folder in sorted(self.root.glob("??")):
            found = []
            for path in sorted(folder.iterdir()):
                with suppress(FileNotFoundError):
                    found.append(Listed(f"{folder.name}/{path.name}", path.stat().st_mtime))
            yield found


class Bucket:
    """Files in a bucket, under a prefix. Large ones go there in several parts, which appear as one."""

    def __init__(self, url: str) -> None:
        self.lib, self.bucket = _library(), _bucket(url)

    def put(self, part: Path, name: str) -> None:
        """Bring a complete part under its name; it is gone then."""
        with self._saying():
            self.lib.put(self.bucket, name, part, chunk_size=PART_OF_BUCKET, max_concurrency=2)
        part.unlink(missing_ok=True)

    def size(self, name: str) -> int:
        """How many bytes a file has."""
        with self._saying():
            return self.lib.head(self.bucket, name)["size"]

    def read(self, name: str, start: int = 0, length: int | None = None) -> Iterator[bytes]:
        """Its bytes piece by piece; the file is asked for at the first."""
        if length == 0:
            return
        asked: Any = {"offset": start} if length is None else (start, start + length)
        with self._saying():
            answer = self.lib.get(self.bucket, name, options={"range": asked} if start or length else None)
            for piece in answer.stream(min_chunk_size=PIECE):
                yield bytes(piece)

    def delete(self, name: str) -> None:
        """Delete a file, if it is still there."""
        with self._saying(), suppress(FileNotFoundError):
            self.lib.delete(self.bucket, name)

    def listed(self) -> Iterator[list[Listed]]:
        """All files, a page of the store at a time."""
        with self._saying():
            for found in self.lib.list(self.bucket):
                yield [Listed(each["path"], each["last_modified"].timestamp()) for each in found]

    @contextmanager
    def _saying(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except (OSError, self.lib.exceptions.BaseError) as error:
            logger.warning("the store of files: %s", str(error).partition("\n")[0][:300])
            raise StoreAway from error


@cache
def opened(url: str, data: Path) -> Store:
    """The store at an address, or without one the folder in a data folder. Asks nothing of the network."""
    before, folder = data / BEFORE, data / FILES
    if before.exists() and not folder.exists():
        with suppress(FileNotFoundError):  # another process was faster
            before.rename(folder)
    return Bucket(url) if url else Folder(folder)


def parts_in(data: Path) -> Path:
    """Where parts are made: on the disk of the folder of files, so that a rename brings one there."""
    return data / FILES / "parts"


def write_part(folder: Path, pieces: Iterable[bytes]) -> Path:
    """Write a part whole, and safely on the disk; nothing is left of one that fails. Raises NoRoom."""
    part = folder / f"{new_id()}.part"
    try:
        with saying():
            folder.mkdir(parents=True, exist_ok=True)
            with part.open("xb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise
    return part


def _library() -> Any:
    """obstore, which is needed by those who keep files in a bucket, and by nobody else."""
    try:
        return import_module("obstore")
    except ImportError as error:
        raise StoreAway(NO_STORE) from error


def _bucket(url: str) -> Any:
    parts = urlsplit(url)
    bucket, _, prefix = parts.path.strip("/").partition("/")
    port = f":{parts.port}" if parts.port else ""
    region = parse_qs(parts.query).get("region", ["us-east-1"])[0]
    return import_module("obstore.store").S3Store(
        bucket,
        prefix=prefix or None,
        endpoint=f"{FILE_STORES[parts.scheme]}://{parts.hostname}{port}",
        access_key_id=unquote(parts.username or ""),
        secret_access_key=unquote(parts.password or ""),
        region=region,
        virtual_hosted_style_request=False,
        client_options={"allow_http": parts.scheme == "s3+http", "timeout": SECONDS, "connect_timeout": "5s"},
        retry_config={"max_retries": 2},
    )
