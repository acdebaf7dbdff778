"""The file that `backup` writes and `restore` reads: a zip of database, files and a manifest."""

import hashlib
import json
import lzma
import re
import shutil
import struct
import zipfile
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path

from learnhub.config import FILE, IMAGES, KEY_FILE, Refusal

FORMAT = 1
MANIFEST = "manifest.json"
DATABASES = ("learnhub.db", "learnhub.dump")
BESIDE = (FILE, KEY_FILE)
IMAGE = re.compile(rf"{IMAGES}/[0-9a-z]{{2}}/[0-9a-z]{{12}}\.(?:jpg|png|webp)")
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


def write(target: Path, members: dict[str, Path], manifest: Manifest) -> None:
    """Pack the members; the file appears under its name only when it is complete."""
    partial = target.with_name(f"{target.name}.partial")
    try:
        with zipfile.ZipFile(partial, "x", zipfile.ZIP_DEFLATED) as archive:
            for name, path in members.items():
                archive.write(path, name)
            archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=2))
        partial.replace(target)
    except OSError as error:
        raise Refusal(f"The backup cannot be written to {target}: {error.strerror}.") from error
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
    if not all(name in (*DATABASES, *BESIDE) or IMAGE.fullmatch(name) for name in manifest.files):
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


def images_in(data: Path) -> dict[str, Path]:
    """The pictures of a data folder that are complete, under their names in a backup."""
    found = {path.relative_to(data).as_posix(): path for path in sorted((data / IMAGES).glob("*/*"))}
    return {name: path for name, path in found.items() if IMAGE.fullmatch(name)}


def sha256(path: Path) -> str:
    """The hash of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
