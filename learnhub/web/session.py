"""Who is at the other end of a connection.

The browser's cookie becomes a hash before anything else sees the request, and at each event the hash becomes
the person it stands for now. Nothing about the person is kept between two events: a sign-in that was ended, a
role that was taken away and a suspension count from the next click, in every worker.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import OperationalError
from sqlmodel import Session
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from learnhub.access.actor import ANONYMOUS, Actor
from learnhub.core import clock, db, i18n
from learnhub.web import reflex_internals as internals

COOKIE = "lh"
COOKIE_HTTPS = "__Host-lh"
SCHEME = "lh-session"
SCOPE_KEY = "learnhub.sign_in"
HASH_LENGTH = 64

FindActor = Callable[[Session, str], Actor | None]
NoteSeen = Callable[[Session, str], None]


def cookie_name(*, https: bool) -> str:
    """The name of the session cookie; the prefix makes browsers insist on Secure and on this host."""
    return COOKIE_HTTPS if https else COOKIE


def hash_token(token: str) -> str:
    """What is stored of a session token: it has 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


class SessionScope:
    """ASGI: swap the session cookie for its hash, and shut Reflex's own public endpoints.

    Reflex copies the headers of the socket's handshake into every event and writes them to its log; a token
    in there could be stolen from the log or from Redis. On a websocket the hash travels as the
    `authorization` header, the one that Reflex never sends to the browser, and one that a client sent itself
    is dropped. HTTP routes find the hash in the scope, and only the REST interface sees `authorization`.
    """

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app = app
        self.cookie = cookie_name(https=https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and is_closed(scope["path"]):
            await _refuse(send)
            return
        if scope["type"] in ("http", "websocket"):
            scope = self._without_token(scope)
        await self.app(scope, receive, send)

    def _without_token(self, scope: Scope) -> Scope:
        cookies, token = split_cookies(scope["headers"], self.cookie)
        sign_in = hash_token(token) if token else None
        is_socket = scope["type"] == "websocket"
        drop = {b"cookie"} if scope["path"].startswith("/api/") else {b"cookie", b"authorization"}
        headers = [(name, value) for name, value in scope["headers"] if name not in drop]
        if is_socket and sign_in:
            headers.append((b"authorization", f"{SCHEME} {sign_in}".encode()))
        elif cookies and not is_socket:
            headers.append((b"cookie", cookies.encode("latin-1")))
        return {**scope, "headers": headers, SCOPE_KEY: sign_in}


def split_cookies(headers: list[tuple[bytes, bytes]], name: str) -> tuple[str, str | None]:
    """The cookies without the named one, and its value when it looks like a token."""
    text = b"; ".join(value for key, value in headers if key == b"cookie").decode("latin-1")
    others, token = [], None
    for part in filter(None, (piece.strip() for piece in text.split(";"))):
        key, _, value = part.partition("=")
        if key != name:
            others.append(part)
        elif 20 < len(value) < 100:
            token = value
    return "; ".join(others), token


CLOSED = ("/_upload", "/ping", "/_health", "/_all_routes", "/auth-codespace", "/_event")


def is_closed(path: str) -> bool:
    """Whether an address is an endpoint of Reflex that LearnHub does not offer over HTTP.

    `/_upload` runs handlers for whoever knows a client token and serves every file to everybody; the others
    tell strangers about the installation. Events come over the websocket only.
    """
    return any(path == closed or path.startswith(closed + "/") for closed in CLOSED)


async def _refuse(send: Send) -> None:
    start: Message = {"type": "http.response.start", "status": 404, "headers": [(b"content-length", b"0")]}
    await send(start)
    await send({"type": "http.response.body", "body": b""})


_find_actor: FindActor | None = None
_note_seen: NoteSeen | None = None
_seen_this_hour: dict[str, int] = {}
_SEEN_MAX = 50_000
SEEN_WITHIN = 0.5  # seconds


def look_up_with(find_actor: FindActor, note_seen: NoteSeen) -> None:
    """Say how a hash becomes a person; the composition root knows the room that keeps the sign-ins."""
    global _find_actor, _note_seen
    _find_actor, _note_seen = find_actor, note_seen


async def identify(sign_in: str | None, language: str = "en") -> Actor:
    """The person a hash stands for at this moment, or nobody speaking this language."""
    if _find_actor is None:
        raise RuntimeError("nobody said how sessions are looked up")
    person = await db.read(_find_actor, sign_in) if sign_in else None
    if person is None:
        return replace(ANONYMOUS, language=language)
    await _remember_seen(person)
    return person


async def _remember_seen(person: Actor) -> None:
    """Write "seen" once an hour and sign-in: a moment kept more finely would date what people do unsigned."""
    hour = int(clock.utcnow().timestamp() // 3600)
    key = person.sign_in or ""
    if _note_seen is None or _seen_this_hour.get(key) == hour:
        return
    if len(_seen_this_hour) >= _SEEN_MAX:
        _seen_this_hour.clear()
    _seen_this_hour[key] = hour
    with suppress(OperationalError):  # who only reads goes on while nobody can write
        await db.write(_note_seen, key, within=SEEN_WITHIN)


WHO: ContextVar[Actor] = ContextVar("learnhub_who")


def sign_in_of(headers: dict[str, Any]) -> str | None:
    """The hash that SessionScope put on a socket's handshake."""
    scheme, _, value = headers.get("authorization", "").partition(" ")
    return value if scheme == SCHEME and len(value) == HASH_LENGTH else None


async def recognise() -> Actor:
    """Look up who speaks in the event being handled and remember it for `actor()`."""
    headers = internals.connection().get("headers", {})
    person = await identify(sign_in_of(headers), preferred_language(headers.get("accept-language", "")))
    WHO.set(person)
    return person


def preferred_language(accepted: str) -> str:
    """The first language of an Accept-Language header that LearnHub speaks."""
    for choice in accepted.split(","):
        code = choice.partition(";")[0].strip().partition("-")[0].lower()
        if code in i18n.LANGUAGES:
            return code
    return "en"
