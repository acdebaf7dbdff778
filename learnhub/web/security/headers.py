"""Response headers: what browsers may do with our pages, and how long they may keep them."""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from learnhub.web.security.csp import policy

FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(self), geolocation=(), microphone=(self), payment=(), usb=()",
}
HSTS = "max-age=31536000; includeSubDomains"
NO_PAGE = "default-src 'none'; frame-ancestors 'none'"
WORKER = f"{NO_PAGE}; connect-src 'self'"  # a service worker fetches under the policy of its script
IMMUTABLE = "public, max-age=31536000, immutable"
WORKER_PATH = "/sw.js"
HASHED = ("/assets/", "/fonts/")
PRIVATE = ("/auth/", "/api/")
_HOST = re.compile(r"[A-Za-z0-9.\-]+(?::\d+)?|\[[0-9A-Fa-f:]+\](?::\d+)?")


class Headers:
    """ASGI: add to every answer the headers that the route behind it did not set itself."""

    def __init__(self, app: ASGIApp, *, url: str, hashes: frozenset[str]) -> None:
        self.app = app
        self.hashes = hashes
        self.sockets = re.sub("^http", "ws", url)
        self.fixed = FIXED | ({"strict-transport-security": HSTS} if url.startswith("https://") else {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(scope, message)
            await send(message)

        await self.app(scope, receive, dressed)

    def _dress(self, scope: Scope, message: Message) -> None:
        headers = MutableHeaders(raw=message.setdefault("headers", []))
        message["headers"] = headers.raw
        for name, value in self.fixed.items():
            headers.setdefault(name, value)
        if message["status"] != 304:  # its headers replace those of the page that the browser kept
            headers.setdefault("content-security-policy", self._policy_for(scope, headers))
        headers.setdefault("cache-control", _keeping(scope["path"], message["status"]))

    def _policy_for(self, scope: Scope, headers: MutableHeaders) -> str:
        """The whole policy for a page; for anything else the short one that lets it do nothing."""
        is_page = headers.get("content-type", "").startswith("text/html")
        if is_page:
            return policy(self.hashes, self._sockets_of(scope))
        return WORKER if scope["path"] == WORKER_PATH else NO_PAGE

    def _sockets_of(self, scope: Scope) -> str:
        """The websocket origin: the configured one, else that of the address the reader typed."""
        if self.sockets:
            return self.sockets
        host = next((value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), "")
        return f"ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""


def _keeping(path: str, status: int) -> str:
    if path.startswith(PRIVATE):
        return "no-store"
    return IMMUTABLE if path.startswith(HASHED) and status in (200, 206, 304) else "no-cache"
