"""Putting one encoded message into many sockets."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable

from reflex.app import App

from learnhub.web import reflex_internals as internals

logger = logging.getLogger(__name__)

QUEUE_MAX = 32

_emitting: set[asyncio.Task[None]] = set()


def deliver(app: App, sids: Iterable[str], message: str) -> tuple[set[str], set[str]]:
    """Write a message to each socket: the sids that were too slow to take it, and those that are gone.

    It is encoded once. A socket that has nothing else to say takes it at once, which is a quarter of the work
    of waking its writer. One that is still busy gets it in turn through its queue; when that is full it is
    left out: the queue would only grow, and the rest of the audience must not wait for it.
    """
    packet = internals.encode_event(message)
    text = str(packet.encode())  # an event without binary parts is a text
    slow, gone = set(), set()
    for sid, socket in internals.engine_sockets(app, sids):
        if socket is None:
            gone.add(sid)
        elif internals.is_idle(socket) and internals.write_now(app, socket, text):
            continue
        elif socket.queue.qsize() >= QUEUE_MAX:
            slow.add(sid)
        else:
            socket.queue.put_nowait(packet)
    return slow, gone


def emit(app: App, sids: Iterable[str], message: str) -> tuple[set[str], set[str]]:
    """The same by python-socketio's public door, in case its inside is not what it was."""
    sending = internals.sockets_of(app).emit(
        "event", json.loads(message), to=list(sids), namespace=internals.NAMESPACE
    )
    task = asyncio.ensure_future(sending)
    _emitting.add(task)
    task.add_done_callback(_emitting.discard)
    return set(), set()


def choose(app: App) -> Callable[[App, Iterable[str], str], tuple[set[str], set[str]]]:
    """The fast way while python-socketio has the parts it uses, otherwise the public one."""
    sockets = internals.sockets_of(app)
    if hasattr(sockets.manager, "eio_sid_from_sid") and hasattr(sockets.eio, "sockets"):
        return deliver
    logger.warning("live views go the slow way: python-socketio has changed inside")
    return emit
