"""Connections as uvicorn serves them, bounded: nobody holds memory or descriptors with what never ends.

uvicorn bounds neither the size of a request's head nor the time that one takes to arrive. Private names of
uvicorn are used in here only; `tests/cli/test_connections.py` fails when one of them changes.
"""

import asyncio
import resource
from collections.abc import Callable
from typing import Any, ClassVar

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

HEAD_MAX = 32 * 1024  # bytes; cookies and a long address are a few thousand
HEADERS_MAX = 100
LINE_MAX = 8_000  # what the websockets library takes of a line
HEAD_SECONDS = 10.0
BODY_SECONDS = 60.0
STALL_SECONDS = 60.0  # nothing of an answer was taken for so long
WAITING_MAX = 1_000  # connections that have not said yet what they want
DESCRIPTORS_WANTED = 65_536
DESCRIPTORS_KEPT = 256  # for the database, files and the connections of the server itself


def descriptors_allowed() -> int:
    """How many files the system lets this process open, up to what LearnHub may need."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return DESCRIPTORS_WANTED if hard == resource.RLIM_INFINITY else min(hard, DESCRIPTORS_WANTED)


def raise_descriptors() -> int:
    """Let this process open all that it may; answers how many that are."""
    allowed = descriptors_allowed()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < allowed:
        resource.setrlimit(resource.RLIMIT_NOFILE, (allowed, hard))
    return allowed


class HeadTooLarge(Exception):
    """The head of a request has more bytes or lines than any browser sends."""


class Deadline:
    """One timer of a connection, that can be set anew."""

    def __init__(self, call: Callable[[], None]) -> None:
        self._call = call
        self._timer: asyncio.TimerHandle | None = None

    def set(self, seconds: float) -> None:
        """Begin to count; one that counts already goes on."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(seconds, self._end)

    def stop(self) -> None:
        """Count no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _end(self) -> None:
        self._timer = None
        self._call()


class Http(HttpToolsProtocol):
    """A connection whose requests have a bounded head and arrive in a bounded time.

    The connections of this process that have not sent a whole head wait in `waiting`, the oldest first. When
    there are too many, the oldest is closed: an honest one waits for milliseconds.
    """

    waiting: ClassVar[dict["Http", None]] = {}
    open_max: ClassVar[int] = DESCRIPTORS_WANTED - DESCRIPTORS_KEPT

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._in_head, self._is_between, self._head_bytes, self._has_moved = True, False, 0, False
        self._is_over = False  # another protocol has the connection
        self._head = Deadline(self._close)
        self._body = Deadline(self._close)
        self._stall = Deadline(transport.abort)
        self._wait()
        if len(self.connections) > self.open_max:
            self._close_oldest()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._has_moved = False
        super().data_received(data)
        if self._is_over or self.transport.is_closing() or not self._in_head or self.parser is None:
            return
        self._head_bytes = 0 if self._has_moved else self._head_bytes + len(data)
        if self._head_bytes > HEAD_MAX:
            self.send_400_response("")
        elif not self._is_between or self._rests():
            self._wait()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._head_size, self._is_between, self._is_too_large = 0, False, False

    def on_url(self, url: bytes) -> None:
        super().on_url(url)
        self._measure(len(self.url), 0)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._measure(len(name) + len(value), len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._in_head, self._has_moved = False, True
        self._head.stop()
        self.waiting.pop(self, None)
        self._body.set(BODY_SECONDS)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_head, self._is_between, self._has_moved = True, True, True
        self._body.stop()
        super().on_message_complete()

    def handle_websocket_upgrade(self) -> None:
        """Hand the connection over; what the websockets library cannot read is refused, not a fault."""
        self._stop()
        self._is_over = True
        try:
            self.url.decode("ascii")
            super().handle_websocket_upgrade()
        except (AssertionError, ValueError):
            for each in [each for each in self.connections if each.transport is self.transport]:
                self.connections.discard(each)
            self.connections.add(self)
            self.send_400_response("Invalid HTTP request received.")

    def send_400_response(self, msg: str) -> None:
        status = 431 if self._head_bytes > HEAD_MAX or getattr(self, "_is_too_large", False) else 400
        content = b"content-length: 0\r\nconnection: close\r\n\r\n"
        self.transport.write(STATUS_LINE[status] + content)
        self.transport.close()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall.set(STALL_SECONDS)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stall.stop()

    def _measure(self, line: int, size: int) -> None:
        self._head_size += size
        if line > LINE_MAX or self._head_size > HEAD_MAX or len(self.headers) >= HEADERS_MAX:
            self._is_too_large = True
            raise HeadTooLarge

    def _rests(self) -> bool:
        """Whether nothing is being answered and no timer of uvicorn's runs: an empty line stops that one."""
        return self.timeout_keep_alive_task is None and (self.cycle is None or self.cycle.response_complete)

    def _wait(self) -> None:
        self._head.set(HEAD_SECONDS)
        self.waiting.setdefault(self)
        if len(self.waiting) > min(WAITING_MAX, self.open_max // 2):
            self._close_oldest()

    def _close_oldest(self) -> None:
        oldest = next(iter(self.waiting), self)
        oldest._close()

    def _close(self) -> None:
        self._stop()
        self.transport.close()

    def _stop(self) -> None:
        self.waiting.pop(self, None)
        for each in (self._head, self._body, self._stall):
            each.stop()


class Socket(WebSocketsSansIOProtocol):
    """A websocket that is cut when nothing of what it was sent is taken for a while."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._stall = Deadline(self._abort)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stall.stop()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stall.set(STALL_SECONDS)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._stall.stop()

    def _abort(self) -> None:
        self.transport.abort()
