"""Who may ask: requests that change something and sockets must come from our own pages.

With LEARNHUB_URL an Origin must equal it; without, it must name the host that was asked. A socket without an
Origin comes from no browser and has no cookie that was not given to it. The REST interface takes a token and
never a cookie: its requests may come from anywhere but a page of somebody else, and it says itself what a
request without a token lacks. Nor do `open_paths` look at a cookie: what comes there proves itself, as the
signed address in a mail does that a provider's server posts to.
"""

from collections.abc import Container
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Receive, Scope, Send

from learnhub.core.i18n import N_
from learnhub.web.security.refusals import refuse

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
REFUSED = N_("This request did not come from a page of this LearnHub.")


class OriginGuard:
    """ASGI: refuse what a foreign page could make a browser send."""

    def __init__(self, app: ASGIApp, *, url: str, open_paths: Container[str] = ()) -> None:
        self.app = app
        self.url = url
        self.open_paths = open_paths

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket" and not self._is_own_socket(_headers(scope)):
            await receive()
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http" and not self._is_own_request(scope):
            await refuse(scope, receive, send, 403, REFUSED)
        else:
            await self.app(scope, receive, send)

    def _is_own_socket(self, headers: dict[str, str]) -> bool:
        origin = headers.get("origin")
        return origin is None or self._is_own(origin, headers.get("host", ""))

    def _is_own_request(self, scope: Scope) -> bool:
        if scope["method"] in SAFE or scope["path"] in self.open_paths:
            return True
        headers = _headers(scope)
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None and site != "same-origin":
            return False
        if origin is not None:
            return self._is_own(origin, headers.get("host", ""))
        return site is not None or scope["path"].startswith("/api/")

    def _is_own(self, origin: str, host: str) -> bool:
        if self.url:
            return origin == self.url
        parts = urlsplit(origin)
        return parts.scheme in ("http", "https") and bool(host) and parts.netloc.lower() == host.lower()


def _headers(scope: Scope) -> dict[str, str]:
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
