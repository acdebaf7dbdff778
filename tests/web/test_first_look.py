"""Which pages come with their words, and to whom."""

import asyncio
import logging
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlmodel import Session
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.errors import NotFound
from learnhub.features.questions.room import QUESTIONS_READ
from learnhub.web import session
from learnhub.web.first_look import PLACE, PagesWithWords
from learnhub.web.pages import FirstLook, Page

pytestmark = pytest.mark.usefixtures("database")
ANA = Actor("ana-id", "Ana")
AS_BUILT = "the page as it was built"


def read(_session: Session, actor: Actor, ref: str) -> str:
    if ref == "broken":
        raise RuntimeError("secret words")
    if ref == "missing":
        raise NotFound("There is nothing here.")
    return f"{ref} for {actor.name}"


PAGE = Page(
    "/questions/[question_ref]",
    lambda: None,  # type: ignore[arg-type, return-value]
    "Question",
    requires=QUESTIONS_READ,
    first_look=FirstLook(read, lambda words: f"<p>{words}</p>"),
)


@dataclass
class Site:
    """The layer over built pages, and who asks."""

    built: Path
    monkeypatch: pytest.MonkeyPatch
    page: Page = PAGE

    def ask(self, path: str, who: Actor | None = ANA, method: str = "GET", **headers: str) -> httpx.Response:
        """One request."""

        async def found(_sign_in: str | None, language: str = "en") -> Actor:
            return who or replace(ANONYMOUS, language=language)

        async def as_built(scope: Scope, receive: Receive, send: Send) -> None:
            await PlainTextResponse(AS_BUILT)(scope, receive, send)

        layer = PagesWithWords(as_built, self.built, [self.page])

        async def signed_in(scope: Scope, receive: Receive, send: Send) -> None:
            await layer({**scope, session.SCOPE_KEY: "hash" if who else None}, receive, send)

        async def run() -> httpx.Response:
            transport = httpx.ASGITransport(signed_in)
            async with httpx.AsyncClient(transport=transport, base_url="http://learn.test") as client:
                return await client.request(method, path, headers=headers)

        self.monkeypatch.setattr(session, "identify", found)
        return asyncio.run(run())


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    (tmp_path / "questions").mkdir()
    page = f"<body>{PLACE}</div>the rest</body>"
    (tmp_path / "questions" / "[question_ref].html").write_text(page)
    return Site(tmp_path, monkeypatch)


@pytest.mark.parametrize("path", ["/questions/one", "/questions/one/"])
def test_page_comes_with_its_words_in_their_place(site: Site, path: str):
    answer = site.ask(path)

    assert answer.text == f"<body>{PLACE}<p>one for Ana</p></div>the rest</body>"
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_browser_keeps_no_page_with_somebodys_words(site: Site):
    answer = site.ask("/questions/one")

    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "gzip"), ("identity", None)])
def test_page_is_compressed_for_who_takes_that(site: Site, accepted: str, encoding: str | None):
    answer = site.ask("/questions/one", **{"accept-encoding": accepted})

    assert answer.headers.get("content-encoding") == encoding
    assert "one for Ana" in answer.text


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ({"path": "/questions/one", "who": None}, "signed out"),
        ({"path": "/questions/one", "who": ANONYMOUS}, "without the permission"),
        ({"path": "/questions/missing"}, "what is not there for this person"),
        ({"path": "/questions/one/more"}, "another address"),
        ({"path": "/questions"}, "another page"),
        ({"path": "/questions/one", "method": "HEAD"}, "only the headers"),
        ({"path": "/questions/one", "method": "POST"}, "no reading"),
    ],
)
def test_anything_else_gets_the_page_as_it_was_built(site: Site, asked: dict[str, Any], reason: str):
    assert site.ask(**asked).text == ("" if asked.get("method") == "HEAD" else AS_BUILT), reason


def test_fault_of_ours_leaves_the_page_to_its_scripts(site: Site, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.ERROR):
        answer = site.ask("/questions/broken")

    assert answer.text == AS_BUILT
    assert "first look of /questions/[question_ref] failed" in caplog.text


def test_page_that_was_built_without_a_place_stays_as_it_is(site: Site):
    (site.built / "questions" / "[question_ref].html").write_text("<body></body>")

    assert site.ask("/questions/one").text == AS_BUILT


def test_page_that_is_not_built_stays_as_it_is(site: Site):
    (site.built / "questions" / "[question_ref].html").unlink()

    assert site.ask("/questions/one").text == AS_BUILT
