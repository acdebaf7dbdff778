"""How much a request may carry."""

from collections.abc import Mapping

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from learnhub.core.i18n import N_
from learnhub.web.security.refusals import refuse

BODY_MAX = 1_000_000
TOO_LARGE = N_("This is too much to send at once.")


class _TooLarge(Exception):
    """The body went beyond its limit while it was read."""


class BodyLimit:
    """ASGI: refuse a body that is larger than its path allows, announced or not."""

    def __init__(self, app: ASGIApp, limits: Mapping[str, int]) -> None:
        self.app = app
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        limit = self.limits.get(scope["path"], BODY_MAX)
        announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not announced.isdigit() or int(announced) > limit:
            await refuse(scope, receive, send, 413, TOO_LARGE)
            return
        await self._counted(scope, receive, send, limit)

    async def _counted(self, scope: Scope, receive: Receive, send: Send, limit: int) -> None:
        taken = 0

        async def counting() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > limit:
                raise _TooLarge
            return message

        async def unless_too_large(message: Message) -> None:
            if taken <= limit:
                await send(message)

        try:
            await self.app(scope, counting, unless_too_large)
        except ClientDisconnect:
            return  # nobody is there any more who could be answered
        except _TooLarge:
            await refuse(scope, receive, send, 413, TOO_LARGE)
