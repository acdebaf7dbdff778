"""How one message gets into many sockets: at once, in turn, later or not at all."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from learnhub.web import reflex_internals as internals
from learnhub.web.live import wire


class Socket:
    """A socket with its server: what was written, and whether its writer waits for more."""

    def __init__(self, *, is_idle: bool, is_crowded: bool = False) -> None:
        self.sid, self.closed, self.written = "engine", False, []
        self.queue: asyncio.Queue[Any] = asyncio.Queue()
        if is_idle:
            self.queue._getters.append(asyncio.get_running_loop().create_future())
        self.room = asyncio.Event()
        if not is_crowded:
            self.room.set()

    async def send(self, message: dict[str, Any]) -> None:
        """As the server does it: wait for room, then write."""
        await self.room.wait()
        self.written.append(message["text"])


def deliver(*, is_idle: bool, is_crowded: bool = False) -> tuple[Socket, tuple[set[str], set[str]]]:
    """Send one message to a socket and to one that is gone."""

    async def run() -> tuple[Socket, tuple[set[str], set[str]]]:
        socket = Socket(is_idle=is_idle, is_crowded=is_crowded)
        manager = SimpleNamespace(eio_sid_from_sid=lambda sid, _namespace: {"here": "engine"}.get(sid))
        sio = SimpleNamespace(
            manager=manager,
            eio=SimpleNamespace(sockets={"engine": socket}),
            environ={"engine": {"asgi.send": socket.send}},
        )
        app: Any = SimpleNamespace(sio=sio)
        return socket, wire.deliver(app, ["here", "gone"], '{"delta":{}}')

    return asyncio.run(run())


TEXT = f'42{internals.NAMESPACE},["event",{{"delta":{{}}}}]'


def test_socket_with_nothing_else_to_say_is_written_to_at_once():
    socket, (slow, gone) = deliver(is_idle=True)

    assert (socket.written, socket.queue.qsize()) == ([TEXT], 0)
    assert (slow, gone) == (set(), {"gone"})


@pytest.mark.parametrize(("is_idle", "is_crowded"), [(False, False), (True, True)])
def test_busy_socket_gets_the_message_in_turn(is_idle: bool, is_crowded: bool):
    socket, (slow, _gone) = deliver(is_idle=is_idle, is_crowded=is_crowded)

    assert socket.written == []
    assert [packet.encode() for packet in socket.queue._queue] == [TEXT]
    assert slow == set()


def test_socket_whose_queue_is_full_is_left_out(monkeypatch):
    monkeypatch.setattr(wire, "QUEUE_MAX", 0)

    socket, (slow, _gone) = deliver(is_idle=False)

    assert (socket.written, socket.queue.qsize(), slow) == ([], 0, {"here"})
