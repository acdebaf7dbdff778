"""Under which names LearnHub answers when nobody said under which it is reached.

A stranger's page can let its own name lead to this machine and then speak with it as a page of ours (DNS
rebinding). Browsers send the name that they asked for, so without LEARNHUB_URL only names are taken that no
stranger can hold: addresses written as such, this machine's loopback, and what it calls itself. With
LEARNHUB_URL cookies and Origin are bound to that address already.
"""

import asyncio
import re
import socket

from starlette.types import ASGIApp, Receive, Scope, Send

from learnhub.core.i18n import N_
from learnhub.web.addresses import is_address
from learnhub.web.security.refusals import refuse

MISDIRECTED = 421
UNKNOWN_NAME = N_(
    "LearnHub does not answer under this name. Whoever runs it can set LEARNHUB_URL to its address."
)
LOOPBACK = frozenset({"localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback"})
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?")


class HostGuard:
    """ASGI: without a public address, refuse requests and sockets under names that may be a stranger's."""

    def __init__(self, app: ASGIApp, *, url: str, listens_on: str) -> None:
        self.app = app
        self.is_open = bool(url)
        self.listens_on = listens_on.lower()
        self.names: frozenset[str] = frozenset()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.is_open or scope["type"] not in ("http", "websocket") or await self._is_ours(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await refuse(scope, receive, send, MISDIRECTED, UNKNOWN_NAME)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008})

    async def _is_ours(self, scope: Scope) -> bool:
        """Whether the name is ours; programs that name none are no browsers."""
        hosts = [value.decode("latin-1").lower() for key, value in scope["headers"] if key == b"host"]
        if not hosts:
            return True
        found = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        name = found["name"].strip("[]").rstrip(".") if found else ""
        if is_address(name) or name in LOOPBACK or name == self.listens_on:
            return True
        self.names = self.names or await asyncio.to_thread(own_names)
        return name in self.names


def own_names() -> frozenset[str]:
    """What this machine calls itself. May ask the name server of the network, which can take seconds."""
    names = {socket.gethostname().lower(), socket.getfqdn().lower()} - {""}
    short = {name.partition(".")[0] for name in names}
    return frozenset(names | short | {f"{name}.local" for name in short})
