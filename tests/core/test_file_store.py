"""Files in a folder and in a bucket of a real server: whole or not at all, and read piece by piece."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from time import time

import pytest

from learnhub.config import Refusal, load
from learnhub.core import file_store
from learnhub.core.file_store import Bucket, Folder, NoRoom, Store, StoreAway
from tests.stores import serving_bucket

NAME = "k3/k3v9x2m4p7q1.webm"
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def bucket() -> Iterator[str]:
    with serving_bucket() as url:
        yield url


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """An empty store of each kind."""
    if request.param == "folder":
        return Folder(tmp_path / "files")
    return Bucket(f"{request.getfixturevalue('bucket')}/{tmp_path.name}")


def put(store: Store, folder: Path, *pieces: bytes, name: str = NAME) -> None:
    store.put(file_store.write_part(folder / "parts", pieces), name)


def names(store: Store) -> list[str]:
    return sorted(listed.name for page in store.listed() for listed in page)


def test_file_is_whole_under_its_name_and_read_from_any_byte_on(store: Store, tmp_path: Path) -> None:
    put(store, tmp_path, b"0123", b"456789")

    assert (store.size(NAME), b"".join(store.read(NAME))) == (10, b"0123456789")
    assert [b"".join(store.read(NAME, *at)) for at in ((4, 3), (8, None), (0, 1), (3, 0))] == [
        *(b"456", b"89", b"0", b""),
    ]
    assert list((tmp_path / "parts").iterdir()) == []


def test_store_lists_with_moments_and_forgets(store: Store, tmp_path: Path) -> None:
    put(store, tmp_path, b"one")
    put(store, tmp_path, b"two", name="m4/m4v9x2m4p7q1.jpg")
    moments = [listed.changed_at for page in store.listed() for listed in page]
    store.delete(NAME)
    store.delete(NAME)

    assert names(store) == ["m4/m4v9x2m4p7q1.jpg"]
    assert all(abs(moment - time()) < 60 for moment in moments)
    for look in (store.size, lambda name: list(store.read(name))):
        with pytest.raises(FileNotFoundError):
            look(NAME)


def test_large_file_goes_and_comes_in_pieces(store: Store, tmp_path: Path) -> None:
    piece = os.urandom(MEGABYTE)
    part = file_store.write_part(tmp_path / "parts", (piece for _ in range(20)))
    store.put(part, NAME)
    sizes = [len(each) for each in store.read(NAME)]

    assert sum(sizes) == 20 * MEGABYTE
    assert max(sizes) < 2 * MEGABYTE
    assert b"".join(store.read(NAME, 7 * MEGABYTE, 10)) == piece[:10]


def test_full_disk_is_said_and_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(NoRoom):
        file_store.write_part(tmp_path / "parts", [b"pixels"])
    assert list((tmp_path / "parts").iterdir()) == []


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"half"
        raise ConnectionError("gone")

    with pytest.raises(StoreAway):
        file_store.write_part(tmp_path / "parts", broken())
    assert list((tmp_path / "parts").iterdir()) == []


def test_store_that_is_away_or_refuses_is_said_without_its_secret(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pytest.importorskip("obstore")
    store = Bucket("s3+http://key:hidden-secret@127.0.0.1:9/learnhub")

    with pytest.raises(StoreAway):
        put(store, tmp_path, b"pixels")
    assert "hidden-secret" not in caplog.text
    caplog.clear()


def test_folder_of_pictures_takes_its_new_name(tmp_path: Path) -> None:
    (tmp_path / "images" / "k3").mkdir(parents=True)
    (tmp_path / "images" / NAME).write_bytes(b"pixels")

    store = file_store.opened("", tmp_path)

    assert b"".join(store.read(NAME)) == b"pixels"
    assert [path.name for path in tmp_path.iterdir()] == ["files"]


@pytest.mark.parametrize(
    "url",
    [
        "https://key:secret@host/bucket",
        "s3://host/bucket",
        "s3://key:secret@host",
        "s3://key:secret@host:x/b",
    ],
)
def test_address_that_is_none_is_refused_without_its_secret(url: str, tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        load({"LEARNHUB_DATA": str(tmp_path), "LEARNHUB_FILES_URL": url})
    assert "key:secret@host" not in str(refused.value)
