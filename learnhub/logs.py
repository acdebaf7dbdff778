"""Logs: one format, one level, and nothing private in them.

A line is moment, level, logger and message. Messages of LearnHub's own loggers are constant sentences with
values that are ids, counts and names of things; the formatter still blanks whatever looks like a token, a
cookie, a password or an address with credentials. Frameworks quote what people sent (an argument that did not
fit, a whole event, a failed task): their messages are cut before the first quoted value. A traceback keeps
its frames, but only kinds of errors whose text never holds such a value show that text. Nobody outside makes
a line of their own, for control characters are escaped, and nobody fills the log: of what went wrong there is
one line for each kind, source and minute.
"""

import logging
import re
import sys
import threading
import time
import traceback
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable, MutableMapping
from contextvars import ContextVar
from typing import Any

OWN = "learnhub"
HIDDEN = "[hidden]"
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
LONGEST_FOREIGN = 300
GONE = 499  # what proxies write for who left before the answer
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
CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
ABORTED = ("ClientDisconnect", "ClientDisconnected")
OUTWARD = ("learnhub.web", "learnhub.api", "learnhub.requests")
SOURCES_PER_KIND = 20
TELLING = (ArithmeticError, AttributeError, ImportError, NameError, OSError, RuntimeError, TypeError)

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

requests = logging.getLogger("learnhub.requests")

SOURCE: ContextVar[str] = ContextVar("learnhub_log_source", default="")


def configure(level: str) -> None:
    """Send everything at or above a level to standard error, in our format, and nothing anywhere else."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(FORMAT))
    handler.addFilter(OncePerMinute())
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
        if record.exc_info and type(record.exc_info[1]).__name__ in ABORTED:
            copy.exc_info = None
        copy.msg, copy.args, copy.exc_text = self._message(record), (), None
        return hide(super().format(copy))

    def _message(self, record: logging.LogRecord) -> str:
        message = record.getMessage()
        if _is_failed_start(record.name, message):
            return message
        more = getattr(record, "more", 0)
        return escape(self._own_words(record.name, message)) + (f" (and {more} more)" if more else "")

    def _own_words(self, name: str, message: str) -> str:
        if name.partition(".")[0] in (OWN, "py"):
            return message
        return QUOTED.split(message, maxsplit=1)[0].strip()[:LONGEST_FOREIGN]

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is logging's
        """The frames of an error and its causes; its text only where that never holds a value."""
        return "\n".join(_chain(ei[1]))


def _is_failed_start(logger: str, message: str) -> bool:
    """Whether uvicorn repeats the traceback of a start, in which nothing that people sent can be."""
    return logger == "uvicorn.error" and message.startswith("Traceback")


class OncePerMinute(logging.Filter):
    """One record for each kind, source and minute, from warnings on; the next one says how many there were.

    A kind is the line of code that speaks and the error that it speaks of, or what the record gives as its
    `kind`; the source is the address that the request or the socket came from. Sources beyond the first few
    count as one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lock = threading.Lock()
        self._minute = 0
        self._told: dict[Hashable, set[str]] = {}
        self._dropped: Counter[Hashable] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this is the first one; `more` of it are those that were left out before."""
        if not logging.WARNING <= record.levelno < logging.CRITICAL or _is_inside(record.name):
            return True
        kind = getattr(record, "kind", None) or _kind_of(record)
        with self._lock:
            if self._minute != (now := minute()):
                self._minute = now
                self._told.clear()
            told, source = self._told.setdefault(kind, set()), SOURCE.get()
            if source in told or len(told) >= SOURCES_PER_KIND:
                self._dropped[kind] += 1
                return False
            told.add(source)
            record.more = self._dropped.pop(kind, 0)
        return True


def minute() -> int:
    """Which minute it is, for what is told once in each."""
    return int(time.monotonic() // 60)


def _is_inside(logger: str) -> bool:
    """Whether a logger of ours tells what jobs and commands do, which nobody outside can repeat at will."""
    return logger.startswith(f"{OWN}.") and not logger.startswith(OUTWARD)


def _kind_of(record: logging.LogRecord) -> Hashable:
    error = record.exc_info[1] if record.exc_info else None
    frames = traceback.extract_tb(error.__traceback__)[-1:] if error else []
    place = [(frame.filename, frame.lineno) for frame in frames]
    return record.name, record.pathname, record.lineno, type(error), *place


def escape(text: str) -> str:
    """Show what would begin a line, or rule the terminal, instead of doing it."""
    return CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


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
    text = escape(f": {error}") if kind.__module__ == "builtins" and isinstance(error, TELLING) else ""
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
        started, status = time.perf_counter(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, noting)
        except BaseException:
            status = status or 500
            raise
        finally:
            _note(scope, status or GONE, time.perf_counter() - started)


def _note(scope: Scope, status: int, seconds: float) -> None:
    level = logging.ERROR if status >= 500 else logging.DEBUG
    if requests.isEnabledFor(level) and not (status < 400 and scope["path"].startswith(STATIC)):
        path = "/".join(hide(part) for part in scope["path"].split("/"))
        requests.log(level, "%s %s %d %d ms", scope["method"], path, status, seconds * 1000)
