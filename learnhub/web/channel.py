"""Requests on the socket that every page has open, for what no log may date.

Whoever asks something without a name over HTTP leaves a line with their address and the moment in the log of
every proxy on the way. A message on an open socket leaves none, so such a request is a message: it is taken
off the socket here, before Reflex and its states, logs and queues see it, and its answer goes back the same
way. Nothing about it is logged, not even when it fails by a fault of ours.

A request is `["channel", {"id": number, "do": name, "with": {...}}]`, its answer has the same id and either
`ok` or the `error` of the REST interface. A socket has one request answered at a time, and all sockets of an
address keep one pace: to count by person would tell another browser of theirs how busy the first one was.
"""

import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from pydantic import ValidationError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from learnhub.access import allowances
from learnhub.core.i18n import N_
from learnhub.errors import Invalid, LearnHubError
from learnhub.web import addresses
from learnhub.web import reflex_internals as internals
from learnhub.web.session import SCOPE_KEY

logger = logging.getLogger(__name__)

NAME = "channel"
BEFORE = f'42{internals.NAMESPACE},["{NAME}",'
AFTER = "]"
LENGTH_MAX = 32_000
FAULT = N_("This did not work because of a fault in LearnHub. Nothing was changed.")

Answer = Callable[[str | None, str, dict[str, Any]], Awaitable[Any]]


class Channel:
    """ASGI: answer the requests on sockets with `answer(sign_in, do, given)`, pass everything else on."""

    def __init__(self, app: ASGIApp, answer: Answer) -> None:
        self.app, self.answer = app, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        source = addresses.source_of(scope)

        async def listen() -> Message:
            while True:
                message = await receive()
                text = message.get("text") or ""
                if not text.startswith(BEFORE):
                    return message
                answered = await self._answered(scope.get(SCOPE_KEY), text, source)
                with suppress(Exception):  # it has closed meanwhile, which the next message says
                    await send({"type": "websocket.send", "text": BEFORE + json.dumps(answered) + AFTER})

        await self.app(scope, listen, send)

    async def _answered(self, sign_in: str | None, text: str, source: str) -> dict[str, Any]:
        request = parsed(text)
        if request is None:
            return {"id": None, "error": _error(Invalid())}
        try:
            await allowances.keep_pace(source, is_person=False)
            return {"id": request["id"], "ok": await self.answer(sign_in, request["do"], request["with"])}
        except LearnHubError as problem:
            return {"id": request["id"], "error": _error(problem)}
        except ValidationError:
            return {"id": request["id"], "error": _error(Invalid())}
        except Exception as fault:
            # Its message could hold the text, and its traceback the moment and the words of a statement.
            logger.error("a request on a socket failed: %s", type(fault).__name__)
            return {"id": request["id"], "error": {"code": "error", "message": FAULT, "params": {}}}


def parsed(text: str) -> dict[str, Any] | None:
    """The request in a message, or None when it is none."""
    if len(text) > LENGTH_MAX or not text.endswith(AFTER):
        return None
    try:
        found = json.loads(text.removeprefix(BEFORE).removesuffix(AFTER))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    types = {"id": int, "do": str, "with": dict}
    return found if all(isinstance(found.get(name), kind) for name, kind in types.items()) else None


def _error(problem: LearnHubError) -> dict[str, Any]:
    return {"code": problem.code, "message": problem.message, "params": problem.params}
