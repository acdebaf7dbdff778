"""The guard in front of Reflex's event queue, which is unbounded and keeps what it cannot understand.

One socket may send a few messages a second and have a few dozen waiting. What is not a well-formed event for
a handler that exists never reaches Reflex: an unknown name would stay in its memory for ever and be written
to the log with everything that was sent along.
"""

import logging
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import reflex as rx

from learnhub.web import reflex_internals as internals

logger = logging.getLogger(__name__)

RATE = 20.0
BURST = 60.0
QUEUED_MAX = 50
STRIKES_MAX = 100
TEXT_MAX = 2_000


@dataclass(slots=True)
class Sender:
    """How much one socket may still send, and how often it was wrong."""

    tokens: float = BURST
    at: float = field(default_factory=time.monotonic)
    strikes: int = 0

    def may_send(self) -> bool:
        """Take one token from the bucket, if there is one."""
        now = time.monotonic()
        self.tokens = min(BURST, self.tokens + (now - self.at) * RATE)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class Guard:
    """Stands between the sockets of one app and Reflex."""

    def __init__(self, app: rx.App, on_gone: Callable[[str], None]) -> None:
        self.app = app
        self.on_gone = on_gone
        self.senders: dict[str, Sender] = {}
        self._dispatch = internals.replace_dispatch(app, self.dispatch)
        self._message = internals.replace_engine_handler(app, "message", self.message)
        self._closed = internals.replace_engine_handler(app, "disconnect", self.closed)

    async def message(self, engine_sid: str, data: Any) -> Any:
        """Pass a raw message on while its socket keeps to its share; malformed ones count against it."""
        sender = self.senders.setdefault(engine_sid, Sender())
        if not sender.may_send() or not isinstance(data, str) or data[:1] in ("5", "6"):
            return await self._strike(engine_sid, sender)
        try:
            return await self._message(engine_sid, data)
        except Exception as error:
            logger.info("a message could not be read: %s", type(error).__name__)
            return await self._strike(engine_sid, sender)

    async def closed(self, engine_sid: str, *reason: Any) -> Any:
        """Forget a socket that closed, also one that never got as far as the namespace."""
        self.senders.pop(engine_sid, None)
        return await self._closed(engine_sid, *reason)

    async def dispatch(self, name: str, *args: Any) -> Any:
        """Check one event of the namespace before Reflex handles it."""
        if name == "connect":
            return await self._connect(*args)
        if name == "disconnect":
            self.on_gone(args[0])
        if name == "event":
            event = self._checked(*args)
            if event is None:
                engine_sid = internals.engine_sid(self.app, args[0])
                return await self._strike(engine_sid, self.senders.setdefault(engine_sid, Sender()))
            args = (args[0], event)
        return await self._dispatch(name, *args)

    async def _connect(self, sid: str, environ: dict[str, Any], auth: Any = None) -> Any:
        token = parse_qs(environ.get("QUERY_STRING", "")).get("token", [""])[0]
        if not is_uuid(token):
            return False
        boot = clean_event(auth.get("event")) if isinstance(auth, dict) else None
        if boot is None or boot["name"] != internals.HYDRATE_AND_LOAD:
            return False
        schema = auth.get("state_schema")
        return await self._dispatch(
            "connect",
            sid,
            environ,
            {"event": boot} | ({"state_schema": schema[:100]} if isinstance(schema, str) else {}),
        )

    def _checked(self, sid: str, *data: Any) -> dict[str, Any] | None:
        event = clean_event(data[0]) if len(data) == 1 else None
        token = internals.token_of(self.app, sid)
        if event is None or token is None:
            return None
        return event if internals.queued_events(self.app, token) < QUEUED_MAX else None

    async def _strike(self, engine_sid: str, sender: Sender) -> None:
        sender.strikes += 1
        if sender.strikes >= STRIKES_MAX:
            self.senders.pop(engine_sid, None)
            await internals.disconnect(self.app, engine_sid)


def is_uuid(text: str) -> bool:
    """Whether a client token is what browsers make; anything else could collide with other keys."""
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


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
    return {**texts, "query": {name: value for name, value in pairs if _is_text(value) and _is_text(name)}}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= TEXT_MAX


def _is_form_sound(value: Any) -> bool:
    """Whether an argument is no form, or one made of pairs of texts as browsers send it."""
    if not isinstance(value, dict) or internals.FORM_DATA_ENTRIES_KEY not in value:
        return True
    entries = value[internals.FORM_DATA_ENTRIES_KEY]
    return isinstance(entries, list) and all(_is_pair(entry) for entry in entries)


def _is_pair(entry: Any) -> bool:
    return isinstance(entry, list) and len(entry) == 2 and all(isinstance(part, str) for part in entry)
