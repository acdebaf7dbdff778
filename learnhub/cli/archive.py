"""The file that `backup` writes and `restore` reads: a zip of database, files and a manifest."""

import hashlib
import json
import lzma
import re
import shutil
import struct
import time
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from learnhub.config import FILE, KEY_FILE, Refusal
from learnhub.core.file_store import BEFORE, FILES, NAME, Store
from learnhub.errors import LearnHubError

FORMAT = 1
MANIFEST = "manifest.json"
DATABASES = ("learnhub.db", "learnhub.dump")
BESIDE = (FILE, KEY_FILE)
KEPT = re.compile(rf"(?:{FILES}|{BEFORE})/({NAME})")
CHUNK = 1024 * 1024
# What zipfile and its decompressors raise for bytes that are not as they were.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, RuntimeError, LookupError,
    TypeError, ValueError, AttributeError, OverflowError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, made by which version, and the SHA-256 of every file."""

    format: int
    version: str
    step: str
    made_at: str
    kind: str
    about: dict[str, object]
    files: dict[str, str]


def write(target: Path, members: dict[str, Path], store: Store, manifest: Manifest) -> None:
    """Pack the members and what the store keeps; the file appears under its name only when it is complete.

    The hash of each is added to the manifest.
    """
    partial = target.with_name(f"{target.name}.partial")
    try:
        with zipfile.ZipFile(partial, "x", zipfile.ZIP_DEFLATED) as archive:
            for name, path in members.items():
                manifest.files[name] = sha256(path)
                archive.write(path, name)
            for name in names_in(store):
                _add(archive, f"{FILES}/{name}", store.read(name), manifest)
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
        partial.replace(target)
    except OSError as error:
        raise Refusal(f"The backup cannot be written to {target}: {error.strerror}.") from error
    except LearnHubError as error:
        raise Refusal(error.message) from error
    finally:
        partial.unlink(missing_ok=True)


def read_manifest(source: Path) -> Manifest:
    """The manifest of a backup; refuses what is not one."""
    if not source.is_file():
        raise Refusal(f"There is no file {source}.")
    try:
        with zipfile.ZipFile(source) as archive:
            manifest = Manifest(**json.loads(archive.read(MANIFEST)))
            if not (isinstance(manifest.files, dict) and isinstance(manifest.about, dict)):
                raise TypeError("not as a manifest is")
    except PermissionError as error:
        raise Refusal(f"{source} cannot be read: {error.strerror}.") from error
    except (OSError, *DAMAGE) as error:
        raise Refusal(f"{source} is not a backup of LearnHub, or it is damaged or cut off.") from error
    if manifest.format != FORMAT:
        raise Refusal(f"{source} has format {manifest.format}; this version reads format {FORMAT}.")
    if not all(name in (*DATABASES, *BESIDE) or KEPT.fullmatch(name) for name in manifest.files):
        raise Refusal(f"{source} holds files that no backup of LearnHub has.")
    return manifest


def unpack(source: Path, manifest: Manifest, folder: Path) -> None:
    """Write the files of a backup into a folder, comparing each with the manifest."""
    with zipfile.ZipFile(source) as archive:
        for name, digest in manifest.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            try:
                with archive.open(name) as packed, (folder / name).open("xb") as file:
                    shutil.copyfileobj(packed, file, CHUNK)
            except DAMAGE as error:
                raise Refusal(f"{source} is damaged: {name} cannot be read.") from error
            if sha256(folder / name) != digest:
                raise Refusal(f"{source} is damaged: {name} is not what was backed up.")


def bring_back(folder: Path, manifest: Manifest, store: Store) -> None:
    """Put the unpacked files of what people wrote into a store."""
    for name in manifest.files:
        if found := KEPT.fullmatch(name):
            store.put(folder / name, found[1])


def names_in(store: Store) -> Iterator[str]:
    """What the store keeps, without what somebody else has put there."""
    for page in store.listed():
        yield from (listed.name for listed in page if re.fullmatch(NAME, listed.name))


def _add(archive: zipfile.ZipFile, name: str, pieces: Iterator[bytes], manifest: Manifest) -> None:
    """Add a file piece by piece, as it is: pictures and videos are compressed already."""
    try:
        piece = next(pieces, b"")
    except FileNotFoundError:  # it went since it was listed, so nothing refers to it
        return
    digest = hashlib.sha256()
    about = zipfile.ZipInfo(name, time.localtime()[:6])
    with archive.open(about, "w", force_zip64=True) as file:
        while piece:
            digest.update(piece)
            file.write(piece)
            piece = next(pieces, b"")
    manifest.files[name] = digest.hexdigest()


def sha256(path: Path) -> str:
    """The hash of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
