"""Zips of attackers: each is refused with a reason, and nothing of it is left."""

import io
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from learnhub.features.transfer import archives
from learnhub.features.transfer.archives import ArchiveRefused, opened


@pytest.fixture
def database() -> None:
    """None is needed here."""


def read_all(path: Path) -> None:
    with opened(path, "notes.zip") as archive:
        for name in archive.names:
            archive.read(name)


def made(*entries: tuple[str | zipfile.ZipInfo, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content, method)
    return data.getvalue()


def link() -> bytes:
    entry = zipfile.ZipInfo("note.md")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return made((entry, b"/etc/passwd"))


def encrypted() -> bytes:
    data = bytearray(made(("note.md", b"Words."), method=zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data[at : at + 2] = struct.pack("<H", 1)
    return bytes(data)


def renamed(before: bytes, after: bytes) -> bytes:
    return made((before.decode(), b"Words."), method=zipfile.ZIP_STORED).replace(before, after)


def damaged() -> bytes:
    return made(("note.md", b"Words."), method=zipfile.ZIP_STORED).replace(b"Words.", b"Other.")


def twice() -> bytes:
    return made(("note1.md", b"a"), ("Note2.md", b"b")).replace(b"note1.md", b"note2.md")


def overlapping() -> bytes:
    """The same bytes under many names, as those bombs have it that no ratio tells."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", bytes(range(256)) * 40)
        first = archive.infolist()[0]
        for number in range(50):
            copy = zipfile.ZipInfo(f"{number}.md")
            for name in ("compress_type", "CRC", "compress_size", "file_size", "header_offset"):
                setattr(copy, name, getattr(first, name))
            archive.filelist.append(copy)
            archive.NameToInfo[copy.filename] = copy
    return data.getvalue()


HOSTILE: list[tuple[Callable[[], bytes], str]] = [
    (lambda: made(("a.md", b"0" * 30_000_000)), archives.BOMB),
    (lambda: made(("../note.md", b"x")), archives.OUTSIDE),
    (lambda: made(("a/../../note.md", b"x")), archives.OUTSIDE),
    (lambda: made(("/etc/note.md", b"x")), archives.OUTSIDE),
    (lambda: made(("C:/note.md", b"x")), archives.OUTSIDE),
    (lambda: renamed(b"a_note.md", b"a\\note.md"), archives.OUTSIDE),
    (link, archives.LINK),
    (encrypted, archives.ENCRYPTED),
    (twice, archives.TWICE),
    (overlapping, archives.BOMB),
    (lambda: made(("inner.zip", b"PK")), archives.NESTED),
    (lambda: made(("a.md", b"x" * 100), method=zipfile.ZIP_LZMA), archives.METHOD),
    (lambda: renamed(b"note_1.md", b"note\xff1.md"), archives.ODD_NAME),
    (lambda: renamed(b"note_1.md", b"note\x071.md"), archives.ODD_NAME),
    (lambda: b"no zip at all", archives.NO_ZIP),
    (lambda: made(("a.md", b"x"))[:-30], archives.NO_ZIP),
    (damaged, archives.NO_ZIP),
]


@pytest.mark.parametrize(("make", "message"), HOSTILE)
def test_hostile_zip_is_refused_with_its_reason(
    tmp_path: Path, make: Callable[[], bytes], message: str
) -> None:
    path = tmp_path / "part"
    path.write_bytes(make())

    with pytest.raises(ArchiveRefused) as refused:
        read_all(path)

    assert refused.value.message == message


def test_limits_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "part"
    path.write_bytes(made(*((f"{number}.md", b"x" * 50) for number in range(5))))
    for name, value, message in (
        ("ENTRIES_MAX", 4, archives.TOO_MANY),
        ("UNFOLDED_MAX", 200, archives.UNFOLDS),
        ("BYTES_MAX", 100, archives.TOO_LARGE),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(archives, name, value)
            with pytest.raises(ArchiveRefused) as refused:
                read_all(path)
        assert refused.value.message == message


def test_name_that_many_tools_write_is_read_as_it_was_meant(tmp_path: Path) -> None:
    path = tmp_path / "part"
    path.write_bytes(renamed(b"ete___.md", "été_.md".encode()))

    with opened(path, "notes.zip") as archive:
        assert archive.names == ["été_.md"]
