"""Logs: one format, one level, and nothing private in them.

A line is moment, level, logger and message. Messages of LearnHub's own loggers are constant sentences with
values that are ids, counts and names of things; the formatter still blanks whatever looks like a token, a
cookie, a password or an address with credentials. Frameworks quote what people sent (an argument that did not
fit, a whole event, a failed task): their messages are cut before the first quoted value. A traceback keeps
its frames, but only kinds of errors whose text never holds such a value show that text.
"""

import logging
import re
import sys
import time
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

OWN = "learnhub"
HIDDEN = "[hidden]"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LONGEST_FOREIGN = 300
STATIC = ("/assets/", "/fonts/", "/locales/", "/favicon")

SECRETS = (
    (re.compile(r"(?i)(?<=://)[^\s/@:]+:[^\s/@]+(?=@)"), HIDDEN),
    (re.compile(r"(?i)\b((?:proxy-)?authorization|cookie|set-cookie)(['\"]?\s*[:=]\s*).*"), rf"\1\2{HIDDEN}"),
    (
        re.compile(r"(?i)\b(\w*(?:password|secret|token|api_?key))(['\"]?\s*[:=]\s*)[^\s,;&]+"),
        rf"\1\2{HIDDEN}",
    ),
    (re.compile(r"(?<![\w/.-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{24,}(?![\w/.-])"), HIDDEN),
)
QUOTED = re.compile(r"['\"{(<\[\n]|: | with value|Event data")
TELLING = (ArithmeticError, AttributeError, ImportError, NameError, OSError, RuntimeError, TypeError)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

requests = logging.getLogger("learnhub.requests")


def configure(level: str) -> None:
    """Send everything at or above a level to standard error, in our format, and nothing anywhere else."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(FORMAT))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(max(logging.INFO, _number(level)))
    logging.getLogger(OWN).setLevel(_number(level))
    logging.captureWarnings(True)
    for chatty in ("uvicorn.error", "uvicorn.asgi", "alembic", "socketio", "engineio", "httpx"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _number(level: str) -> int:
    return logging.getLevelNamesMapping()[level.upper()]


class Discreet(logging.Formatter):
    """The format, minus everything that must not be written down."""

    converter = time.gmtime
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record; the record itself is left as it was for other handlers."""
        copy = logging.makeLogRecord(record.__dict__)
        copy.msg, copy.args, copy.exc_text = self._message(record), (), None
        return hide(super().format(copy))

    def _message(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        if record.name.partition(".")[0] in (OWN, "py") or _is_failed_start(record.name, message):
            return message
        return QUOTED.split(message, maxsplit=1)[0].strip()[:LONGEST_FOREIGN]

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        """The frames of an error and its causes; its text only where that never holds a value."""
        return "\n".join(_chain(ei[1]))


def _is_failed_start(logger: str, message: str) -> bool:
    """Whether uvicorn repeats the traceback of a start, in which nothing that people sent can be."""
    return logger == "uvicorn.error" and message.startswith("Traceback")


def hide(text: str) -> str:
    """Blank what looks like a secret."""
    for pattern, replacement in SECRETS:
        text = pattern.sub(replacement, text)
    return text


def _chain(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error is not None:
        inside = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
        lines = [*(line for part in inside for line in _chain(part)), *_described(error), *lines]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines


def _described(error: BaseException) -> list[str]:
    kind = type(error)
    name = f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins.")
    text = f": {error}" if kind.__module__ == "builtins" and isinstance(error, TELLING) else ""
    return ["".join(traceback.format_tb(error.__traceback__)).rstrip(), f"{name}{text}"]


class RequestLog:
    """One line per request: method, path without its query, status and time. Only when somebody listens."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; note the status that goes out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started, status = time.perf_counter(), 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        finally:
            _note(scope, status, time.perf_counter() - started)


def _note(scope: Scope, status: int, seconds: float) -> None:
    level = logging.ERROR if status >= 500 else logging.DEBUG
    if requests.isEnabledFor(level) and not (status < 400 and scope["path"].startswith(STATIC)):
        path = "/".join(hide(part) for part in scope["path"].split("/"))
        requests.log(level, "%s %s %d %d ms", scope["method"], path, status, seconds * 1000)
