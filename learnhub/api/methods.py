"""Methods of HTTP: HEAD wherever GET is, and 405 with what an address takes."""

from collections.abc import Iterable

from fastapi.routing import iter_route_contexts
from starlette.routing import BaseRoute, compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class HeadAsGet:
    """ASGI: answer HEAD as GET, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or lead on."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self.app({**scope, "method": "GET"}, receive, without_body)


class Methods:
    """Which methods the addresses of these routes take."""

    def __init__(self, routes: Iterable[BaseRoute]) -> None:
        found = [(route.path, route.methods) for route in iter_route_contexts(list(routes))]
        self.taken = [(compile_path(path)[0], methods) for path, methods in found if path and methods]

    def at(self, path: str) -> list[str]:
        """The methods of an address, in order; none for one that does not exist."""
        found = {each for pattern, methods in self.taken if pattern.match(path) for each in methods}
        return sorted(found | {"HEAD"} if "GET" in found else found)
