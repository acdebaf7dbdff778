"""Opening a zip that may be anybody's: what is no plain folder of files is refused as a whole, with a reason.

Nothing is unpacked. An entry is read when it is needed, a clip piece by piece, never beyond what it claims,
and the claims are bounded together: what a zip would unfold to is known before anything of it is read.
"""

import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from learnhub.core.i18n import N_
from learnhub.errors import Invalid
from learnhub.features.transfer.folders import is_clip

MEGABYTE = 1_000_000
BYTES_MAX = 100 * MEGABYTE
UNFOLDED_MAX = 400 * MEGABYTE
ENTRY_MAX = 50 * MEGABYTE  # of what is read into memory; a clip is not
ENTRIES_MAX = 10_000
NAME_MAX = 500
RATIO_MAX = 200  # text becomes a tenth; what becomes a thousandth is nothing, written very often
RATIO_FROM = 1 * MEGABYTE  # a small file of one letter does no harm
PIECE = 256 * 1024
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)
_ENCRYPTED, _UTF8 = 0x1, 0x800
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NESTED = {".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".jar"}
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_SYSTEM = re.compile(r"(?:^|/)(?:__MACOSX/|\.DS_Store$|Thumbs\.db$|\.git/|\.trash/)")

NO_ZIP = N_("This is not a zip file, or it is damaged.")
TOO_LARGE = N_("The file is larger than 100 MB. Split it into several.")
TOO_MANY = N_("The zip holds more than 10,000 files. Split it into several.")
UNFOLDS = N_("The zip would unfold to more than 400 MB. Split it into several.")
BOMB = N_("“{name}” unfolds to far more than a file of its size holds. The zip is refused.")
OUTSIDE = N_("“{name}” leads out of the folder. The zip is refused.")
LINK = N_("“{name}” is no plain file but a link or a device. The zip is refused.")
TWICE = N_("“{name}” is in the zip twice. The zip is refused.")
ENCRYPTED = N_("“{name}” is protected by a password. Make the zip without one.")
NESTED = N_("“{name}” is an archive inside the zip. Unpack it, and make one zip of the whole folder.")
METHOD = N_("“{name}” is packed in a way that LearnHub does not read. Make the zip anew.")
ODD_NAME = N_("The name of a file in the zip cannot be read: “{name}”. Rename it, and make the zip anew.")


class ArchiveRefused(Invalid):
    """A zip that is not taken at all; nothing is left of it."""

    code = "import.archive"


def _refused(message: str, name: str = "") -> ArchiveRefused:
    return ArchiveRefused(message, field="file", name=_CONTROL.sub("?", name)[:80])


class Archive:
    """The files of a zip by their names; raises ArchiveRefused when one of them is not what it should be."""

    def __init__(self, archive: zipfile.ZipFile, size: int) -> None:
        self._archive = archive
        self._entries = _checked(archive, size)

    @property
    def names(self) -> list[str]:
        """The names of all files, with "/" between folders, in the order of an alphabet."""
        return sorted(self._entries)

    def size(self, name: str) -> int:
        """How many bytes a file unfolds to."""
        return self._entries[name].file_size

    def check(self, name: str) -> int:
        """A sum by which a file is known to be the same."""
        return self._entries[name].CRC

    def read(self, name: str) -> bytes:
        """A file; raises ArchiveRefused when it is not what the zip says."""
        try:
            return self._archive.read(self._entries[name])
        except DAMAGED as error:
            raise _refused(NO_ZIP) from error

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file piece by piece; raises ArchiveRefused when it is not what the zip says."""
        try:
            with self._archive.open(self._entries[name]) as file:
                while piece := file.read(PIECE):
                    yield piece
        except DAMAGED as error:
            raise _refused(NO_ZIP) from error


class Single:
    """One file that is no zip, as a folder that holds nothing else."""

    def __init__(self, path: Path, name: str) -> None:
        self._path, self.names = path, [name]

    def size(self, _name: str) -> int:
        """How many bytes it has."""
        return self._path.stat().st_size

    def check(self, _name: str) -> int:
        """A sum by which it is known to be the same."""
        return zlib.crc32(self._path.read_bytes())

    def read(self, _name: str) -> bytes:
        """Its bytes."""
        return self._path.read_bytes()

    def pieces(self, _name: str) -> Iterator[bytes]:
        """The same."""
        yield self._path.read_bytes()


@contextmanager
def opened(path: Path, name: str) -> Iterator[Archive | Single]:
    """A zip, or a single Markdown file, that somebody called `name`; raises ArchiveRefused."""
    size = path.stat().st_size
    if PurePosixPath(name).suffix.lower() in (".md", ".markdown") and size < ENTRY_MAX:
        yield Single(path, PurePosixPath(name.replace("\\", "/")).name)
        return
    if size > BYTES_MAX:
        raise _refused(TOO_LARGE)
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _refused(NO_ZIP) from error
    with archive:
        yield Archive(archive, size)


def _checked(archive: zipfile.ZipFile, size: int) -> dict[str, zipfile.ZipInfo]:
    entries = archive.infolist()
    if len(entries) > ENTRIES_MAX:
        raise _refused(TOO_MANY)
    if sum(entry.file_size for entry in entries) > UNFOLDED_MAX:
        raise _refused(UNFOLDS)
    if sum(entry.compress_size for entry in entries) > size:  # the same bytes unfold several times
        raise _refused(BOMB, entries[0].filename)
    found: dict[str, zipfile.ZipInfo] = {}
    seen: set[str] = set()
    for entry in entries:
        name = _name_of(entry)
        _require_plain(entry, name)
        if (folded := name.casefold().rstrip("/")) in seen:
            raise _refused(TWICE, name)
        seen.add(folded)
        if not entry.is_dir() and not _SYSTEM.search(name):
            found[name] = entry
    return found


def _name_of(entry: zipfile.ZipInfo) -> str:
    """The name as it was meant: without the mark of UTF-8 many tools write UTF-8 all the same."""
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError as error:
            raise _refused(ODD_NAME, name) from error
    name = unicodedata.normalize("NFC", name)
    if not name or len(name) > NAME_MAX or _CONTROL.search(name) or "\N{REPLACEMENT CHARACTER}" in name:
        raise _refused(ODD_NAME, name)
    return name


def _require_plain(entry: zipfile.ZipInfo, name: str) -> None:
    """Raises ArchiveRefused for what is not a file, or a folder, inside of the folder."""
    if name.startswith("/") or "\\" in name or _DRIVE.match(name) or ".." in PurePosixPath(name).parts:
        raise _refused(OUTSIDE, name)
    mode = entry.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refused(LINK, name)
    if entry.flag_bits & _ENCRYPTED:
        raise _refused(ENCRYPTED, name)
    if entry.compress_type not in _METHODS:
        raise _refused(METHOD, name)
    is_dense = entry.file_size > RATIO_FROM and entry.file_size > RATIO_MAX * max(1, entry.compress_size)
    if is_dense or (entry.file_size > ENTRY_MAX and not is_clip(name)):
        raise _refused(BOMB, name)
    if PurePosixPath(name).suffix.lower() in _NESTED:
        raise _refused(NESTED, name)
