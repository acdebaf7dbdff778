"""Connections that want too much, or never say what they want."""

import asyncio
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress

import pytest
import uvicorn
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from websockets.sync.client import connect

from learnhub.cli import connections, server

HEAD = b"GET / HTTP/1.1\r\nHost: learnhub\r\n"
UPGRADE = b"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
KEY = b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers how much was sent; a socket is told everything at once."""
    if scope["type"] == "http":
        try:
            body = await Request(scope, receive).body()
        except ClientDisconnect:
            return
        await PlainTextResponse(f"{len(body)}")(scope, receive, send)
    elif scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.accept"})
        await send({"type": "websocket.send", "text": "in"})
        await receive()


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    listener = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(server.config(app, lifespan="off"))
    thread = threading.Thread(target=asyncio.run, args=(running.serve([listener]),), daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield listener.getsockname()[1]
    running.should_exit = True
    thread.join(5)


@pytest.fixture
def dial(port: int) -> Iterator[Callable[[], socket.socket]]:
    """Opens connections, which are closed at the end."""
    with ExitStack() as opened:

        def open_one() -> socket.socket:
            return opened.enter_context(socket.create_connection(("127.0.0.1", port), timeout=10))

        yield open_one


Dial = Callable[[], socket.socket]


WHOLE = re.compile(rb"HTTP/1.1 (\d+).*?\r\n\r\n", re.DOTALL)
LENGTH = re.compile(rb"content-length: (\d+)")


def status(connection: socket.socket) -> int:
    """The status of the next answer, read to its end; 0 when the connection was closed without one."""
    answer = b""
    while not _is_whole(answer):
        try:
            part = connection.recv(65_536)
        except ConnectionResetError:
            part = b""
        if not part:
            break
        answer += part
    found = WHOLE.match(answer)
    return int(found[1]) if found else 0


def _is_whole(answer: bytes) -> bool:
    head = WHOLE.match(answer)
    length = LENGTH.search(head[0]) if head else None
    return bool(head) and len(answer) >= head.end() + (int(length[1]) if length else 0)


def ask(connection: socket.socket, text: bytes) -> int:
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.sendall(text)
    return status(connection)


@pytest.mark.parametrize(
    ("request_text", "expected"),
    [
        (HEAD + b"\r\n", 200),
        (b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 90000\r\n\r\n" + b"x" * 90_000, 200),
        (HEAD + b"".join(b"A%d: b\r\n" % n for n in range(90)) + b"\r\n", 200),
        (HEAD + b"Cookie: " + b"x" * 7_000 + b"\r\n\r\n", 200),
        (HEAD + b"".join(b"A%d: b\r\n" % n for n in range(110)) + b"\r\n", 431),
        (HEAD + b"Cookie: " + b"x" * 9_000 + b"\r\n\r\n", 431),
        (HEAD + b"".join(b"A%d: %s\r\n" % (n, b"x" * 7_000) for n in range(6)) + b"\r\n", 431),
        (b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 431),
        (b"nonsense\r\n\r\n", 400),
        (HEAD + UPGRADE + KEY + b"\r\n", 101),
        (b"GET /\xff HTTP/1.1\r\nHost: a\r\n" + UPGRADE + KEY + b"\r\n", 400),
        (HEAD + UPGRADE + b"\r\n", 400),
    ],
)
def test_head_of_a_request_is_bounded(dial: Dial, request_text: bytes, expected: int) -> None:
    assert ask(dial(), request_text) == expected


def test_header_that_never_ends_is_refused_long_before_it_costs_memory(dial: Dial) -> None:
    connection, sent = dial(), 0
    connection.sendall(HEAD + b"Cookie: ")

    with suppress(BrokenPipeError, ConnectionResetError):
        while sent < 300_000_000:
            sent += connection.send(b"x" * 65_536)

    assert sent < 20_000_000  # what the system had taken for us meanwhile


def test_next_request_of_a_connection_is_measured_anew(dial: Dial) -> None:
    connection = dial()
    long = HEAD + b"".join(b"A%d: %s\r\n" % (n, b"x" * 5_000) for n in range(5)) + b"\r\n"

    assert [ask(connection, long) for _number in range(4)] == [200] * 4


def test_requests_one_behind_the_other_are_all_answered(dial: Dial) -> None:
    connection = dial()
    connection.sendall((HEAD + b"\r\n") * 2_000)

    answers, end = b"", time.monotonic() + 10
    while answers.count(b"HTTP/1.1 200") < 2_000 and time.monotonic() < end:
        answers += connection.recv(1_000_000)

    assert answers.count(b"HTTP/1.1 200") == 2_000


@pytest.mark.parametrize("said", [b"", b"GET / HTTP/1.1\r\nHo"])
def test_head_that_does_not_come_ends_the_connection(dial: Dial, monkeypatch, said: bytes) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    connection = dial()
    connection.sendall(said)

    assert status(connection) == 0


def test_second_head_that_does_not_come_ends_the_connection(dial: Dial, monkeypatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    connection = dial()

    assert ask(connection, HEAD + b"\r\n") == 200
    assert ask(connection, b"GET / HT") == 0


def test_empty_lines_do_not_keep_a_connection_open(dial: Dial, monkeypatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.2)
    connection = dial()

    assert ask(connection, HEAD + b"\r\n") == 200
    time.sleep(0.1)  # the answer has left the server
    assert ask(connection, b"\r\n") == 0


def test_body_that_does_not_come_ends_the_connection(dial: Dial, monkeypatch) -> None:
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.2)
    connection = dial()

    assert ask(connection, b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc") == 0


def test_time_for_a_body_is_not_time_for_an_answer(dial: Dial, monkeypatch) -> None:
    monkeypatch.setattr(connections, "BODY_SECONDS", 0.1)
    connection = dial()

    first = ask(connection, HEAD + b"\r\n")
    time.sleep(0.3)

    assert (first, ask(connection, HEAD + b"\r\n")) == (200, 200)


def test_of_too_many_that_say_nothing_the_oldest_go(dial: Dial, monkeypatch) -> None:
    monkeypatch.setattr(connections, "WAITING_MAX", 20)
    silent = [dial() for _number in range(40)]

    assert ask(dial(), HEAD + b"\r\n") == 200
    assert [status(each) for each in silent[:15]] == [0] * 15
    assert ask(silent[-1], HEAD + b"\r\n") == 200


def test_nothing_is_left_of_connections_that_ended(dial: Dial) -> None:
    for _number in range(30):
        each = dial()
        each.sendall(HEAD)
        each.close()
    end = time.monotonic() + 10
    while connections.Http.waiting and time.monotonic() < end:
        time.sleep(0.02)

    assert connections.Http.waiting == {}


def test_socket_is_served_as_before(port: int) -> None:
    with connect(f"ws://127.0.0.1:{port}/") as opened:
        assert opened.recv(timeout=10) == "in"


def test_socket_is_no_request_that_must_come_to_an_end(port: int, monkeypatch) -> None:
    for name in ("HEAD_SECONDS", "BODY_SECONDS"):
        monkeypatch.setattr(connections, name, 0.1)

    with connect(f"ws://127.0.0.1:{port}/") as opened:
        assert opened.recv(timeout=10) == "in"
        with pytest.raises(TimeoutError):
            opened.recv(timeout=0.5)
    assert connections.Http.waiting == {}


def test_files_that_may_be_open_are_raised_to_what_the_system_allows() -> None:
    assert connections.raise_descriptors() >= 1_024
