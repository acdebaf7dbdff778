"""Answers of the layers themselves, in the reader's language."""

from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from learnhub.core.i18n import translate
from learnhub.web.session import preferred_language


async def refuse(scope: Scope, receive: Receive, send: Send, status: int, message: str) -> None:
    """Answer a request with one sentence."""
    accepted = next((value for name, value in scope["headers"] if name == b"accept-language"), b"")
    sentence = translate(preferred_language(accepted.decode("latin-1")), message)
    await PlainTextResponse(sentence, status)(scope, receive, send)
