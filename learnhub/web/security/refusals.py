"""Answers of the layers themselves: in the reader's language, or in the shape of the REST interface."""

from math import ceil

from starlette.responses import JSONResponse, PlainTextResponse
from starlette.types import Receive, Scope, Send

from learnhub.core.i18n import translate
from learnhub.errors import as_json
from learnhub.web.session import preferred_language

CODES = {403: "forbidden", 413: "too_large", 421: "misdirected"}


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, message: str) -> None:
    """Answer a request with one sentence."""
    if scope["path"].startswith("/api/"):
        await JSONResponse(as_json(CODES[status], message), status)(scope, receive, send)
        return
    accepted = next((value for name, value in scope["headers"] if name == b"accept-language"), b"")
    sentence = translate(preferred_language(accepted.decode("latin-1")), message)
    await PlainTextResponse(sentence, status)(scope, receive, send)


async def refuse_socket(receive: Receive, send: Send, seconds: float) -> None:
    """Answer the handshake of a socket that may come again later; the browser does so by itself."""
    await receive()
    headers = [(b"retry-after", str(ceil(seconds)).encode()), (b"content-length", b"0")]
    await send({"type": "websocket.http.response.start", "status": 429, "headers": headers})
    await send({"type": "websocket.http.response.body", "body": b""})
