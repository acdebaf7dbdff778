"""Pictures over HTTP: what is taken, what is answered, and to whom."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db, file_store
from learnhub.features.discussion import service, stored_files, uploads
from learnhub.features.discussion.models import Image
from learnhub.features.questions.room import QUESTION
from tests.core.test_images import SVG, image_bytes, png_that_claims
from tests.web.matrix.world import number_of

FROM_PAGE = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the pictures of this test."""
    mine = replace(settings(), data=tmp_path, image_megabytes=1)
    for module in (uploads, stored_files):
        monkeypatch.setattr(module, "settings", lambda: mine)
    return tmp_path


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def posting(http: httpx.Client, ana: Actor, sign_in: Callable[[Actor], str]) -> Callable[..., httpx.Response]:
    """Sends bytes as Ana's browser does."""
    cookie = sign_in(ana)

    def post(data: bytes, name: str = "seal.png", headers: dict[str, str] = FROM_PAGE) -> httpx.Response:
        http.cookies.set("lh", cookie)
        files = {"file": (name, data, "image/png")}
        return http.post("/auth/images", files=files, headers=headers)

    return post


def test_a_picture_is_answered_to_its_readers_and_lets_nothing_run(
    http: httpx.Client, posting, ana: Actor, people, sign_in: Callable[[Actor], str]
) -> None:
    address = posting(image_bytes("JPEG"), "../../etc/passwd.html").json()["address"]
    mine = http.get(address)
    http.cookies.set("lh", sign_in(people.member("Bob Stone")))
    foreign, missing = http.get(address), http.get("/images/k3v9x2m4p7q1-40x20")
    body = f"![A seal]({address})"
    db.write_now(service.create, ana, kind=QUESTION, title="Why does it leak?", body=body, language="en")
    shown = http.get(address)
    again = http.get(address, headers={"If-None-Match": shown.headers["etag"]})
    http.cookies.clear()
    signed_out = http.get(address)

    assert (mine.status_code, shown.status_code, shown.content) == (200, 200, mine.content)
    assert (foreign.status_code, foreign.text) == (missing.status_code, missing.text) == (404, foreign.text)
    assert shown.headers["content-type"] == "image/jpeg"
    assert shown.headers["content-disposition"].startswith('inline; filename="')
    assert "sandbox" in shown.headers["content-security-policy"]
    assert "script-src" not in shown.headers["content-security-policy"]
    assert (shown.headers["x-content-type-options"], shown.headers["cache-control"]) == (
        "nosniff",
        "private, no-cache",
    )
    assert (again.status_code, again.content) == (304, b"")
    assert (signed_out.status_code, signed_out.headers["location"]) == (303, f"/sign-in?next={address}")


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        ("bytes=2-4", 206, slice(2, 5)),
        ("bytes=5-", 206, slice(5, None)),
        ("bytes=-3", 206, slice(-3, None)),
        ("bytes=-9999999", 206, slice(None)),
        ("bytes=0-9999999", 206, slice(None)),
        ("bytes=9999999-", 416, None),
        ("bytes=4-2", 416, None),
        ("bytes=-0", 416, None),
        ("bytes=-", 416, None),
        ("bytes=0-1,4-5", 416, None),
        ("bytes=" + ",".join(["0-"] * 1_000), 416, None),
        ("lines=1-2", 416, None),
        ("bytes=" + "9" * 400 + "-", 416, None),
    ],
)
def test_one_range_is_answered_and_abuse_of_them_is_not(
    http: httpx.Client, posting, asked: str, status: int, part: slice | None
) -> None:
    address = posting(image_bytes("JPEG")).json()["address"]
    whole = http.get(address)

    answer = http.get(address, headers={"Range": asked})

    assert (answer.status_code, answer.content) == (status, whole.content[part] if part else b"")
    size = len(whole.content)
    if part:
        start, end, _ = part.indices(size)
        assert answer.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
    else:
        assert answer.headers["content-range"] == f"bytes */{size}"
    assert "sandbox" in answer.headers["content-security-policy"]


def test_range_of_another_file_and_head(http: httpx.Client, posting) -> None:
    address = posting(image_bytes("JPEG")).json()["address"]
    whole = http.get(address)
    same, other = (
        http.get(address, headers={"Range": "bytes=0-1", "If-Range": etag})
        for etag in (whole.headers["etag"], '"of-another-file"')
    )
    head = http.head(address)
    narrow = http.get(f"{address}-340")

    assert (same.status_code, same.content) == (206, whole.content[:2])
    assert (other.status_code, other.content, "content-range" in other.headers) == (200, whole.content, False)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.headers["accept-ranges"] == "bytes"
    assert narrow.content == whole.content


@pytest.mark.parametrize(
    "path",
    [
        "/images/..%2f..%2fsecret.key",
        "/images/%2e%2e/secret.key",
        "/images/k3v9x2m4p7q1%00.jpg",
        "/images/k3v9x2m4p7q1-40x20/../../secret.key",
        "/images/",
        "/images/learnhub.toml",
    ],
)
def test_no_path_leads_to_another_file(http: httpx.Client, posting, folder: Path, path: str) -> None:
    (folder / "secret.key").write_text("the key")
    posting(b"")

    answer = http.get(path)

    assert answer.status_code in (404, 405)
    assert "the key" not in answer.text


@pytest.mark.parametrize(
    ("data", "status", "told"),
    [
        (SVG, 422, "This is not a picture"),
        (b"GIF89a/*<script>alert(1)</script>*/", 422, "This is not a picture"),
        (png_that_claims(100_000, 100_000), 422, "too many pixels"),
        (b"\0" * 1_000_001, 422, "larger than 1 MB"),
        (b"", 422, "This is not a picture"),
    ],
    ids=["svg", "polyglot", "huge", "heavy", "nothing"],
)
def test_what_is_refused_is_said_and_leaves_nothing(
    posting, folder: Path, data: bytes, status: int, told: str
) -> None:
    answer = posting(data)

    assert answer.status_code == status
    assert told in answer.json()["problem"]
    assert number_of(Image)(None) == 0
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_a_foreign_page_adds_nothing(posting) -> None:
    answers = [
        posting(image_bytes(), headers=headers)
        for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {})
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert number_of(Image)(None) == 0


def test_many_at_once_are_slowed_and_a_full_disk_is_said(posting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowances.uploads, "burst", 2.0)

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_store.os, "fsync", full)
    without_room = posting(image_bytes())
    posting(b"")
    too_fast = posting(image_bytes())

    assert (without_room.status_code, too_fast.status_code) == (507, 429)
    assert "full" in without_room.json()["problem"]
    assert number_of(Image)(None) == 0
