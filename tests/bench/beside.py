"""LearnHub with a plain python-socketio room beside it, in one process, for the bench of live views.

python -m tests.bench.beside PORT
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

import socketio
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from learnhub import asgi
from learnhub.cli import server

ROOM = "ama"
CPU, PAYLOAD = "/bench/cpu", "/bench/payload"


def create() -> ASGIApp:
    """Both behind one port."""
    learnhub = asgi.create()
    plain = socketio.AsyncServer(async_mode="asgi", transports=["websocket"], cors_allowed_origins="*")
    room = socketio.ASGIApp(plain, socketio_path="/plain")
    payload: dict[str, Any] = {}

    @plain.event
    async def connect(sid: str, _environ: dict[str, Any]) -> None:
        await plain.enter_room(sid, ROOM)

    @plain.event
    async def vote(_sid: str) -> None:
        await plain.emit("event", payload, room=ROOM)

    async def both(scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if path == CPU:
            await _answer(send, {"cpu": time.process_time(), "rss": _resident()})
        elif path == PAYLOAD:
            payload.update(json.loads(await _body(receive)))
            await _answer(send, {})
        elif path.startswith("/plain"):
            await room(scope, receive, send)
        else:
            await learnhub(scope, receive, send)

    return both


def _resident() -> int:
    """The memory of this process, in kB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def _answer(send: Send, found: dict[str, Any]) -> None:
    headers = [(b"content-type", b"application/json")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(found).encode()})


if __name__ == "__main__":
    uvicorn.Server(server.config(create(), port=int(sys.argv[1]))).run()
