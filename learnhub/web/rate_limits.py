"""The guard in front of Reflex's event queue, which is unbounded and keeps what it cannot understand.

One socket may send a few messages a second and have a few dozen waiting, and what all sockets of a person or
an address ask for together keeps the pace of `learnhub.access.allowances`: a socket that is ahead of it is
not read from until it may go on. What is not a well-formed event for a handler that exists never reaches
Reflex: an unknown name would stay in its memory for ever and be written to the log with everything that was
sent along. What passes is written anew from the parts that were checked. The counts are in the memory of the
process that holds the socket, for as long as it does: nobody else meets the socket, and to store a count
would cost more than most messages.
"""

import json
import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import reflex as rx
from sqlalchemy.exc import OperationalError
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from learnhub.access import allowances
from learnhub.access.allowances import TooFast
from learnhub.core import ids
from learnhub.core.i18n import translate
from learnhub.core.text import is_storable
from learnhub.web import callers
from learnhub.web import reflex_internals as internals
from learnhub.web.actions import rule_of
from learnhub.web.answers import answered_now
from learnhub.web.callers import Caller
from learnhub.web.security.refusals import refuse_socket
from learnhub.web.toasts import ToastState

logger = logging.getLogger(__name__)

RATE = 20.0
BURST = 60.0
QUEUED_MAX = 50
STRIKES_MAX = 100
TEXT_MAX = 2_000
TELL_AGAIN_AFTER = 2.0

CLOSE, PONG = "1", "3"
CONNECT = f"40{internals.NAMESPACE},"
DISCONNECT = f"41{internals.NAMESPACE},"
EVENT = f"42{internals.NAMESPACE},"
POLICY_VIOLATION = 1008


class SocketGuard:
    """ASGI: read what sockets send before anybody else does."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif not is_uuid(parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]):
            await receive()
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await self._admit(scope, receive, send)

    async def _admit(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a socket in when the person or the address has room for one more."""
        try:
            caller = await callers.caller_of(scope)
        except OperationalError:
            logger.warning("a socket was refused: the database did not answer")
            caller = None
        if caller is None or not callers.has_room(caller):
            await refuse_socket(receive, send, allowances.PATIENCE)
            return
        with callers.counted(caller):
            await self.app(scope, _guarded(Sender(caller), receive, send), send)


def _guarded(sender: "Sender", receive: Receive, send: Send) -> Receive:
    async def guarded() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive":
                return message
            text = await sender.admit_in_pace(message.get("text"), send)
            if text is not None:
                return {**message, "text": text}
            if sender.is_out:
                await send({"type": "websocket.close", "code": POLICY_VIOLATION})
                return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}

    return guarded


@dataclass(slots=True)
class Sender:
    """How much one socket may still send, and how often it was wrong."""

    caller: Caller
    tokens: float = BURST
    at: float = field(default_factory=time.monotonic)
    strikes: int = 0
    is_connected: bool = False
    told_at: float = float("-inf")

    @property
    def is_out(self) -> bool:
        """Whether the socket was wrong too often, or did not even begin as a browser does."""
        return self.strikes >= STRIKES_MAX or (self.strikes > 0 and not self.is_connected)

    def may_send(self) -> bool:
        """Take one token from the bucket, if there is one."""
        now = time.monotonic()
        self.tokens = min(BURST, self.tokens + (now - self.at) * RATE)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True

    async def admit_in_pace(self, text: str | None, send: Send) -> str | None:
        """The message once it may be passed on, or None; what is not passed on counts against the socket."""
        admitted = self._checked(text) if text and self.may_send() else None
        if admitted is None:
            self.strikes += 1
            return None
        checked, event = admitted
        try:
            if event:
                await self.caller.keep_pace(cost_of(event["name"]))
        except TooFast as problem:
            self.strikes += 1
            await self._refuse(event or {}, problem, send)
            return None
        return checked

    async def _refuse(self, event: dict[str, Any], problem: TooFast, send: Send) -> None:
        """Say that an event was not done; a form that waits for its answer keeps what was typed.

        A browser that only begins is told nothing and closed: it comes again by itself.
        """
        if event["name"] == internals.HYDRATE_AND_LOAD:
            self.is_connected = False
            return
        is_form = any(_is_form(value) for value in event["payload"].values())
        if not is_form and time.monotonic() - self.told_at < TELL_AGAIN_AFTER:
            return
        self.told_at = time.monotonic()
        sentence = translate(self.caller.language, problem.message, **problem.params)
        toast = {"id": ids.new_id(), "kind": "warning", "text": sentence}
        delta = internals.delta_of(ToastState, {"toasts": [toast]})
        if is_form:
            delta |= answered_now()
        await send({"type": "websocket.send", "text": EVENT + json.dumps(["event", {"delta": delta}])})

    def _checked(self, text: str) -> tuple[str, dict[str, Any] | None] | None:
        """A message written anew, and the event in it; None when it is nothing that a browser sends."""
        if text in (CLOSE, PONG, DISCONNECT):
            return text, None
        if text.startswith(CONNECT) and not self.is_connected:
            first = clean_connect(_parsed(text.removeprefix(CONNECT)))
            self.is_connected = first is not None
            return None if first is None else (CONNECT + json.dumps(first), first["event"])
        if text.startswith(EVENT) and self.is_connected:
            packet = clean_packet(_parsed(text.removeprefix(EVENT)))
            if packet is not None:
                return EVENT + json.dumps(packet), packet[1] if packet[0] == "event" else None
        return None


def cost_of(event: str) -> float:
    """What an event costs, in clicks: what supersedes itself is called while somebody types."""
    if event in internals.HYDRATES:
        return allowances.CONNECT
    rule = rule_of(internals.handler_function(event))
    if rule is None:
        return allowances.CLICK
    return allowances.SLOW if rule.slow else allowances.TYPING if rule.supersedes else allowances.CLICK


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def is_uuid(text: str) -> bool:
    """Whether a client token is what browsers make; anything else could collide with other keys."""
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


def clean_connect(auth: Any) -> dict[str, Any] | None:
    """The beginning of a connection: hydration, and for which states the pages were built."""
    event = clean_event(auth.get("event")) if isinstance(auth, dict) else None
    if event is None or event["name"] != internals.HYDRATE_AND_LOAD:
        return None
    schema = auth.get("state_schema")
    return {"event": event} | ({"state_schema": schema} if _is_text(schema) else {})


def clean_packet(packet: Any) -> list[Any] | None:
    """A message of a connected browser: an event, or a report that an update could not be shown."""
    if not isinstance(packet, list) or len(packet) != 2:
        return None
    name, data = packet
    if name == "client_error" and isinstance(data, dict):
        return [name, {key: value for key, value in data.items() if _is_text(value)}]
    event = clean_event(data) if name == "event" else None
    return None if event is None else ["event", event]


def clean_event(data: Any) -> dict[str, Any] | None:
    """The parts of an event that Reflex needs, when they have the right shape and the handler exists."""
    if not isinstance(data, dict) or not isinstance(data.get("name"), str):
        return None
    payload, route = data.get("payload") or {}, data.get("router_data") or {}
    if data["name"] not in internals.event_handlers() or not isinstance(payload, dict):
        return None
    if not isinstance(route, dict) or not all(_is_form_sound(value) for value in payload.values()):
        return None
    if data["name"] in internals.HYDRATES:
        payload = {"hashes": hashes} if (hashes := _hashes(payload)) else {}
    return {"name": data["name"], "payload": payload, "router_data": _clean_route(route)}


def _hashes(payload: dict[str, Any]) -> list[str]:
    """What hydration may be told: no values of cookies or storage, for no state keeps any there."""
    given = payload.get("hashes")
    return given if isinstance(given, list) and all(isinstance(each, str) for each in given) else []


def _clean_route(route: dict[str, Any]) -> dict[str, Any]:
    texts = {name: route[name] for name in ("pathname", "asPath") if _is_text(route.get(name))}
    query = route.get("query")
    pairs = query.items() if isinstance(query, dict) else ()
    return {**texts, "query": {name: value for name, value in pairs if _is_text(value)}}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= TEXT_MAX and is_storable(value)


def _is_form(value: Any) -> bool:
    return isinstance(value, dict) and internals.FORM_DATA_ENTRIES_KEY in value


def _is_form_sound(value: Any) -> bool:
    """Whether an argument is no form, or one made of pairs of texts as browsers send it."""
    if not _is_form(value):
        return True
    entries = value[internals.FORM_DATA_ENTRIES_KEY]
    return isinstance(entries, list) and all(_is_pair(entry) for entry in entries)


def _is_pair(entry: Any) -> bool:
    return isinstance(entry, list) and len(entry) == 2 and all(isinstance(part, str) for part in entry)


def guard_queue(app: rx.App, on_gone: Callable[[str], None]) -> None:
    """Bound what one tab may have waiting; `on_gone` hears of each socket that closed."""

    async def dispatch(name: str, *args: Any) -> Any:
        sid = args[0]
        if name == "disconnect":
            on_gone(sid)
        if name == "event" and internals.queued_events(app, sid) >= QUEUED_MAX:
            return None
        return await before(name, *args)

    before = internals.replace_dispatch(app, dispatch)
