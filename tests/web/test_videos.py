"""Videos over HTTP: what is taken, what is answered, and to whom; nothing of it runs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db
from learnhub.features.discussion import stored_files
from learnhub.features.videos import service, uploads
from learnhub.features.videos.models import Clip
from learnhub.features.videos.schemas import VideoInput
from tests.videos import mp4_bytes, webm_bytes
from tests.web.matrix.world import number_of

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

FROM_PAGE = {"Sec-Fetch-Site": "same-origin", "Accept-Language": "en"}
SCRIPT = b"<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the files of this test."""
    mine = replace(settings(), data=tmp_path, video_megabytes=1)
    for module in (stored_files, uploads):
        monkeypatch.setattr(module, "settings", lambda: mine)
    return tmp_path


@pytest.fixture
def ana(people) -> Actor:
    return people.member("Ana Petit")


@pytest.fixture
def posting(http: httpx.Client, ana: Actor, sign_in: Callable[[Actor], str]) -> Callable[..., httpx.Response]:
    """Sends a piece as Ana's browser does, by default the last one."""
    cookie = sign_in(ana)

    def post(data: bytes, headers: dict[str, str] = FROM_PAGE, **query: str) -> httpx.Response:
        http.cookies.set("lh", cookie)
        return http.post("/auth/clips", content=data, headers=headers, params={"end": "yes", **query})

    return post


def left(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_video_is_played_from_any_byte_by_who_may_watch_it_and_nothing_runs(
    http: httpx.Client, posting, ana: Actor, people, sign_in: Callable[[Actor], str]
) -> None:
    clip = posting(mp4_bytes(frames=bytes(range(256)) * 500)).json()
    mine = http.get(clip["address"])
    http.cookies.set("lh", sign_in(people.member("Bob Stone")))
    foreign, missing = http.get(clip["address"]), http.get("/clips/k3v9x2m4p7q1")
    captions = f"0:00 {SCRIPT.decode()} Close --> it"
    form = VideoInput(title="How to seat a seal", clip=clip["id"], captions=captions, language="en")
    video_id = db.write_now(service.publish_video, ana, form)
    part = http.get(clip["address"], headers={"Range": "bytes=100000-"})
    several = http.get(clip["address"], headers={"Range": "bytes=0-1,5-9"})
    told = http.get(f"/videos/{video_id}/captions.vtt")
    http.cookies.clear()
    signed_out = http.get(clip["address"])

    assert (mine.status_code, foreign.status_code, missing.status_code) == (200, 404, 404)
    assert foreign.text == missing.text
    assert (part.status_code, part.content) == (206, mine.content[100_000:])
    assert (several.status_code, several.content) == (416, b"")
    for answer, kind in ((mine, "video/mp4"), (part, "video/mp4"), (told, "text/vtt; charset=utf-8")):
        assert answer.headers["content-type"] == kind
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'none'; sandbox")
    assert mine.headers["content-disposition"].startswith('inline; filename="')
    assert "<" not in told.text
    assert told.text.count("-->") == 1
    assert (signed_out.status_code, signed_out.headers["location"]) == (
        *(303, f"/sign-in?next={clip['address']}"),
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>", "not a video"),
        (b"<!doctype html>" + SCRIPT, "not a video"),
        (b"GIF89a/*" + SCRIPT + b"*/", "not a video"),
        (mp4_bytes() + SCRIPT, "not a video"),
        (webm_bytes() + b"PK\x03\x04" + SCRIPT, "not a video"),
        (mp4_bytes(size=(50_000, 50_000)), "not a video"),
        (bytes(1_000_001), "larger than 1 MB"),
        (b"", "not a video"),
    ],
    ids=["svg", "html", "gif", "polyglot-mp4", "polyglot-webm", "huge", "heavy", "nothing"],
)
def test_what_is_refused_is_said_and_leaves_nothing(posting, folder: Path, data: bytes, told: str) -> None:
    answer = posting(data)

    assert answer.status_code == 422
    assert told in answer.json()["problem"]
    assert (number_of(Clip)(None), left(folder)) == (0, [])


@pytest.mark.parametrize("upload", ["../../learnhub", "%2e%2e%2fsecret", "k3v9x2m4p7q1", "x" * 5_000, "\0"])
@pytest.mark.parametrize("at", ["0", "-1", "9" * 40, "x"])
def test_no_name_leads_to_another_upload(posting, folder: Path, upload: str, at: str) -> None:
    (folder / "learnhub.part").write_bytes(b"not yours")

    answer = posting(webm_bytes(), upload=upload, at=at)

    assert answer.status_code == 409
    assert (number_of(Clip)(None), left(folder)) == (0, ["learnhub.part"])


@pytest.mark.parametrize(
    "path", ["/clips/..%2f..%2fsecret.key", "/clips/%2e%2e/secret.key", "/clips/learnhub.toml", "/clips/"]
)
def test_no_path_leads_to_another_file(http: httpx.Client, posting, folder: Path, path: str) -> None:
    (folder / "secret.key").write_text("the key")
    posting(b"")

    answer = http.get(path)

    assert answer.status_code in (404, 405)
    assert "the key" not in answer.text


def test_foreign_page_sends_nothing(posting) -> None:
    answers = [
        posting(webm_bytes(), headers=headers)
        for headers in ({"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}, {})
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert number_of(Clip)(None) == 0


def test_piece_that_is_too_large_and_a_full_disk_are_said(
    posting, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(type(folder)):
        def open(self, *args, **more):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(uploads, "_part", lambda person, upload: Full(folder / f"{person}-{upload}.part"))
    full = posting(webm_bytes())
    too_large = posting(bytes(8_000_001))

    assert (full.status_code, too_large.status_code) == (507, 413)
    assert "full" in full.json()["problem"]
    assert left(folder) == []
