"""The words of a page, written into it when it is asked for.

A page of Reflex is empty until its scripts have run and the socket has brought the data: on a phone that is a
second in which one looks at grey bars. What somebody opened an address for, the text of one piece of content,
can be read from the first moment, because the server writes it into the frame of the page. The scripts then
put the page itself in its place.
"""

import gzip
import logging
import re
from collections.abc import Iterable
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.errors import LearnHubError
from learnhub.web import session
from learnhub.web.pages import Page

logger = logging.getLogger(__name__)

PLACE = '<div id="first-look" class="first-look">'  # as ui.FirstLook is built
PARAMETER = re.compile(r"\[\w+\]")
QUICK = 4  # level of compression: the page is small and nobody else gets it


class PagesWithWords:
    """ASGI: answer for pages that have a first look, to who may see it; lead everything else on.

    Whoever is signed out, may not read the page or asks for what does not exist gets the page as it was
    built, which says so itself. What is written into a page is for one person: no browser keeps it.
    """

    def __init__(self, app: ASGIApp, built: Path, pages: Iterable[Page]) -> None:
        self.app = app
        files = [(page, built / f"{page.route.strip('/')}.html") for page in pages if page.first_look]
        self.pages = [(_pattern(page.route), page, file) for page, file in files if file.is_file()]
        self._built: dict[Path, tuple[str, str]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_read = scope["type"] == "http" and scope["method"] == "GET" and scope.get(session.SCOPE_KEY)
        answer = await self._answer(scope) if is_read else None
        await (answer or self.app)(scope, receive, send)

    async def _answer(self, scope: Scope) -> Response | None:
        path = scope["path"].rstrip("/")
        for pattern, page, file in self.pages:
            if found := pattern.fullmatch(path):
                actor = await session.identify(scope[session.SCOPE_KEY])
                words = await _words(page, actor, found[1])
                return _page(self._filled(file, words), Headers(scope=scope)) if words else None
        return None

    def _filled(self, file: Path, words: str) -> str:
        if file not in self._built:
            before, place, after = file.read_text(encoding="utf-8").partition(PLACE)
            self._built[file] = before + place, after
        before, after = self._built[file]
        return before + words + after if after else ""


def _pattern(route: str) -> re.Pattern[str]:
    return re.compile(PARAMETER.sub("([^/]+)", route))


async def _words(page: Page, actor: Actor, ref: str) -> str:
    """The HTML of a first look, empty when there is none for this person."""
    if page.first_look is None or (page.requires and not actor.may(page.requires)):
        return ""
    try:
        return page.first_look.draw(await db.read(page.first_look.read, actor, ref))
    except LearnHubError:
        return ""
    except Exception:
        logger.exception("the first look of %s failed", page.route)
        return ""


def _page(html: str, asked: Headers) -> Response | None:
    if not html:
        return None
    answer = HTMLResponse(html, headers={"cache-control": "no-store", "vary": "Accept-Encoding"})
    if "gzip" in asked.get("accept-encoding", ""):
        answer.body = gzip.compress(answer.body, QUICK)
        answer.headers["content-encoding"] = "gzip"
        answer.headers["content-length"] = str(len(answer.body))
    return answer
