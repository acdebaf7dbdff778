"""The built pages and what they load, answered from memory.

Starlette looks a file up, opens and reads it in threads at every request, which is five times the work: a
difference when a whole company opens LearnHub at nine. What is built does not change while it is served.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

NOT_PAGES = ("/index", "/404", "/__spa-fallback", "/offline")
PARAMETER = re.compile(r"\[\w+\]")
ENCODINGS = {"br": ".br", "gzip": ".gz"}
NOT_WANTED = re.compile(r";\s*q=0(\.0*)?\s*$")
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file as it travels."""

    body: bytes
    headers: dict[str, str]


class StaticFiles:
    """ASGI: answer for the built files and lead everything else on.

    `/questions` is a page, although there is a folder of that name, and an address with a parameter gets the
    page that was built for it, `questions/[question_ref].html`.
    """

    def __init__(self, app: ASGIApp, built: Path) -> None:
        self.app = app
        found = (path for path in built.rglob("*") if path.suffix not in ENCODINGS.values())
        self.files = {f"/{path.relative_to(built).as_posix()}": path for path in found if path.is_file()}
        pages = [path.removesuffix(".html") for path in self.files if path.endswith(".html")]
        self.pages = {page: f"{page}.html" for page in pages if page not in NOT_PAGES}
        self.patterns = [
            (re.compile("[^/]+".join(re.escape(part) for part in PARAMETER.split(page))), f"{page}.html")
            for page in sorted(pages, key=lambda page: (len(PARAMETER.findall(page)), page))
            if PARAMETER.search(page)
        ]
        self._kept: dict[tuple[str, str], Kept] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a whole file; Starlette cuts a part of one, which hardly anybody wants."""
        is_reading = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        name = self._file_at(scope["path"]) if is_reading else None
        if name is None or "range" in (asked := Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        kept = self._take(name, asked.get("accept-encoding", ""))
        is_known = asked.get("if-none-match") == kept.headers["etag"]
        answer = Response(b"" if is_known else kept.body, 304 if is_known else 200, kept.headers)
        await answer(scope, receive, send)

    def _file_at(self, path: str) -> str | None:
        if path in self.files:
            return path
        page = path.rstrip("/")
        if not page:
            return "/index.html" if "/index.html" in self.files else None
        found = (file for pattern, file in self.patterns if pattern.fullmatch(page))
        return self.pages.get(page) or next(found, None)

    def _take(self, name: str, accepted: str) -> Kept:
        """The file in the first encoding that the browser takes and the build made."""
        taken = {
            each.partition(";")[0].strip() for each in accepted.split(",") if not NOT_WANTED.search(each)
        }
        for encoding in (*(each for each in ENCODINGS if each in taken), ""):
            if kept := self._kept.get((name, encoding)) or self._read(name, encoding):
                return self._kept.setdefault((name, encoding), kept)
        raise FileNotFoundError(name)

    def _read(self, name: str, encoding: str) -> Kept | None:
        path = self.files[name]
        path = path.with_name(path.name + ENCODINGS.get(encoding, ""))
        if not path.is_file():
            return None
        body = path.read_bytes()
        headers = {
            "content-type": TYPES.get(Path(name).suffix, "application/octet-stream"),
            "etag": f'"{hashlib.sha256(body).hexdigest()[:16]}"',
            "vary": "Accept-Encoding",
        }
        return Kept(body, headers | ({"content-encoding": encoding} if encoding else {}))
