"""Hundreds of websockets in one process, as light as Python allows: what is measured is the server."""

import asyncio
import base64
import os
from collections.abc import Awaitable, Callable, Iterable
from time import perf_counter

CONNECTING_AT_ONCE = 40
TEXT, CLOSE = 1, 8


class Seat(asyncio.Protocol):
    """One socket of engine.io. `hello` is its first packet; `is_ready` tells by a text when it is in."""

    def __init__(self, hello: str, is_ready: Callable[[str], bool], on_text: Callable[[str], None]) -> None:
        self.hello, self.is_ready, self.on_text = hello, is_ready, on_text
        self.ready: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None
        self._buffer = bytearray()
        self._is_open = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way to write."""
        self.transport = transport  # type: ignore[assignment]

    def connection_lost(self, error: Exception | None) -> None:
        """Whoever waits for this seat learns that it is gone."""
        if not self.ready.done():
            self.ready.set_exception(error or ConnectionError("the server closed the socket"))

    def data_received(self, data: bytes) -> None:
        """Take the answer to the handshake apart, then frames."""
        self._buffer += data
        if not self._is_open:
            head, found, rest = bytes(self._buffer).partition(b"\r\n\r\n")
            if not found:
                return
            if b" 101 " not in head.split(b"\r\n")[0]:
                raise ConnectionError(head.decode())
            self._is_open, self._buffer = True, bytearray(rest)
        while (frame := self._frame()) is not None:
            self._take(*frame)

    def _frame(self) -> tuple[int, bytes] | None:
        """The next whole frame; the server's are not masked."""
        have = self._buffer
        if len(have) < 2:
            return None
        size, start = have[1] & 127, 2
        if size > 125:
            start = 4 if size == 126 else 10
            size = int.from_bytes(have[2:start], "big")
        if len(have) < start + size:
            return None
        payload = bytes(have[start : start + size])
        opcode = have[0] & 15
        del have[: start + size]
        return opcode, payload

    def _take(self, opcode: int, payload: bytes) -> None:
        if opcode == CLOSE and self.transport:
            self.transport.close()
        if opcode != TEXT:
            return
        text = payload.decode()
        if text == "2":
            self.send("3")
        elif text.startswith("0"):
            self.send(self.hello)
        elif not self.ready.done():
            if self.is_ready(text):
                self.ready.set_result(None)
        else:
            self.on_text(text)

    def send(self, text: str) -> None:
        """Send a text; the mask is made of zeros, which leaves it as it is."""
        payload = text.encode()
        size = len(payload)
        length = bytes([128 | size]) if size < 126 else bytes([128 | 126]) + size.to_bytes(2, "big")
        self._write(bytes([128 | TEXT]) + length + b"\0\0\0\0" + payload)

    def _write(self, data: bytes) -> None:
        if self.transport:
            self.transport.write(data)

    async def open(self, port: int, path: str, cookie: str = "") -> None:
        """Connect, and wait until the first packets are exchanged."""
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {path} HTTP/1.1",
            f"Host: 127.0.0.1:{port}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
            *([f"Cookie: lh={cookie}"] if cookie else []),
        ]
        await asyncio.get_running_loop().create_connection(lambda: self, "127.0.0.1", port)
        self._write("\r\n".join([*lines, "", ""]).encode())
        await asyncio.wait_for(self.ready, 60)

    def close(self) -> None:
        """Leave."""
        if self.transport:
            self.transport.abort()


class Arrivals:
    """When a text with a mark has reached how many."""

    def __init__(self) -> None:
        self.mark = ""
        self.expected = 0
        self.count = 0
        self.last = 0.0
        self.sample = ""
        self.all_there = asyncio.Event()

    def wait_for(self, mark: str, expected: int) -> None:
        """Count from now on."""
        self.mark, self.expected, self.count = mark, expected, 0
        self.all_there.clear()

    def take(self, text: str) -> None:
        """One text reached one seat."""
        if not self.mark or self.mark not in text:
            return
        self.count += 1
        self.last = perf_counter()
        self.sample = text
        if self.count == self.expected:
            self.all_there.set()


async def seat_all(openings: Iterable[Callable[[], Awaitable[None]]]) -> None:
    """Open many seats, a few at a time as people arrive."""
    gate = asyncio.Semaphore(CONNECTING_AT_ONCE)

    async def through(opening: Callable[[], Awaitable[None]]) -> None:
        async with gate:
            await opening()

    await asyncio.gather(*(through(opening) for opening in openings))
