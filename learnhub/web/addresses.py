"""Where a request comes from: the visitor behind trusted proxies, and as much of the address as is kept."""

import ipaddress

from starlette.types import ASGIApp, Receive, Scope, Send

from learnhub import logs


class ClientAddress:
    """ASGI: put the visitor's address and scheme in place of the nearest proxy's, and know it for the log.

    Each proxy appends the address it saw to X-Forwarded-For, so with `hops` trusted proxies the last `hops`
    entries are true and everything before them is the visitor's own invention. With none, the header is not
    read at all.
    """

    def __init__(self, app: ASGIApp, *, hops: int) -> None:
        self.app = app
        self.hops = hops

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.hops and scope["type"] in ("http", "websocket"):
            scope = self._seen_through(scope)
        logs.SOURCE.set(source_of(scope))
        await self.app(scope, receive, send)

    def _seen_through(self, scope: Scope) -> Scope:
        forwarded = [value for name, value in scope["headers"] if name == b"x-forwarded-for"]
        entries = [entry.strip() for entry in b",".join(forwarded).decode("latin-1").split(",")]
        address = entries[-self.hops] if len(entries) >= self.hops else ""
        return {**scope, "client": (address, 0)} if is_address(address) else scope


def is_address(text: str) -> bool:
    """Whether a text is an IP address."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def source(address: str) -> str:
    """What counts as one visitor who is not signed in: an address, or the /64 that one line has of IPv6."""
    if not is_address(address):
        return ""
    found = ipaddress.ip_address(address)
    found = getattr(found, "ipv4_mapped", None) or found
    return str(found if found.version == 4 else ipaddress.ip_network(f"{found}/64", strict=False))


def source_of(scope: Scope) -> str:
    """The same for a request or a socket."""
    return source((scope.get("client") or ("",))[0])


def prefix(address: str) -> str:
    """The network of an address, which is all that is kept of it: /24, or /48 of IPv6."""
    if not is_address(address):
        return ""
    version = ipaddress.ip_address(address).version
    return str(ipaddress.ip_network(f"{address}/{24 if version == 4 else 48}", strict=False))
