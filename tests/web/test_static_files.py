"""Built files, answered from memory as browsers ask for them."""

import asyncio
import gzip
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse

from learnhub.web.security.static_files import StaticFiles

PAGES = {
    "index.html": "today",
    "404.html": "missing",
    "__spa-fallback.html": "any",
    "questions.html": "questions",
    "questions/ask.html": "ask",
    "questions/[question_ref].html": "one question",
    "library/[card_ref].html": "one card",
    "library/[card_ref]/edit.html": "edit a card",
    "mentoring/[mentor_ref].html": "a mentor",
    "mentoring/sessions/[booking_ref].html": "a booking",
    "assets/app-1a2b.js": "script();",
    "fonts/serif.woff2": "font",
}


@pytest.fixture
def files(tmp_path: Path) -> StaticFiles:
    for name, text in PAGES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    packed = tmp_path / "assets" / "app-1a2b.js.gz"
    packed.write_bytes(gzip.compress(b"script();"))
    (tmp_path.parent / "secret.txt").write_text("secret")
    return StaticFiles(PlainTextResponse("led on"), tmp_path)


def ask(files: StaticFiles, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(files)
        async with httpx.AsyncClient(transport=transport, base_url="http://learn.test") as client:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            return await client.request(method, path, headers={"accept-encoding": "identity", **sent})

    return asyncio.run(send())


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/", "today"),
        ("/questions", "questions"),
        ("/questions/", "questions"),
        ("/questions/ask", "ask"),
        ("/questions/f09g5gra192s", "one question"),
        ("/library/7xk2", "one card"),
        ("/library/7xk2/edit", "edit a card"),
        ("/mentoring/9m4p", "a mentor"),
        ("/mentoring/sessions/9m4p", "a booking"),
        ("/assets/app-1a2b.js", "script();"),
    ],
)
def test_address_gets_the_page_that_was_built_for_it(files: StaticFiles, path: str, text: str):
    assert ask(files, path).text == text


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/questions/a/b", "/404", "/__spa-fallback", "/assets/", "/api/health", "/secret.txt"],
)
def test_everything_else_is_led_on(files: StaticFiles, path: str):
    assert ask(files, path).text == "led on"


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/assets/../../secret.txt", "/assets/%2e%2e/%2e%2e/secret.txt"]
)
def test_no_path_leads_out_of_the_build(files: StaticFiles, path: str):
    assert ask(files, path).text == "led on"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "gzip"),
        ("br", None),
        ("gzip;q=0, identity", None),
        ("gzip;q=0.5", "gzip"),
        ("", None),
    ],
)
def test_packed_file_travels_to_who_can_unpack_it(files: StaticFiles, accepted: str, encoding: str | None):
    answer = ask(files, "/assets/app-1a2b.js", accept_encoding=accepted)

    assert (answer.headers.get("content-encoding"), answer.text) == (encoding, "script();")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert answer.headers["vary"] == "Accept-Encoding"


def test_page_that_the_browser_has_is_not_sent_again(files: StaticFiles):
    tag = ask(files, "/questions").headers["etag"]

    answer = ask(files, "/questions", if_none_match=tag)

    assert (answer.status_code, answer.content) == (304, b"")


def test_encodings_of_a_file_have_tags_of_their_own(files: StaticFiles):
    plain, packed = (ask(files, "/assets/app-1a2b.js", accept_encoding=each) for each in ("identity", "gzip"))

    assert plain.headers["etag"] != packed.headers["etag"]


@pytest.mark.parametrize(("method", "headers"), [("POST", {}), ("GET", {"range": "bytes=0-1"})])
def test_what_is_not_reading_a_whole_file_is_led_on(files: StaticFiles, method: str, headers: dict[str, str]):
    assert ask(files, "/questions", method, **headers).text == "led on"


def test_files_are_read_once(files: StaticFiles, tmp_path: Path):
    ask(files, "/questions")
    (tmp_path / "questions.html").write_text("changed")

    assert ask(files, "/questions").text == "questions"
