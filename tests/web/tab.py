"""A tab as the server sees it: a socket that speaks Reflex's protocol, and the vars it was sent."""

import json
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from learnhub.web import reflex_internals as internals

QUIET = 0.2
PATIENCE = 10.0


class Tab:
    """Connects and hydrates; `vars` is what the browser would show of each State, by its short name."""

    def __init__(
        self,
        server: str,
        *,
        cookie: str = "",
        token: str = "",
        path: str = "/probe",
        origin: str | None = None,
        boot: bool = True,
        headers: dict[str, str] | None = None,
    ) -> None:
        self.token = token or str(uuid.uuid4())
        self.path = path
        self.vars: dict[str, dict[str, Any]] = {}
        self.messages: list[dict[str, Any]] = []
        self.is_refused = False
        self.marks = 0
        self._open = ExitStack()
        sent = dict(headers or {}) | ({"Cookie": f"lh={cookie}"} if cookie else {})
        url = f"{server.replace('http', 'ws', 1)}/_event/?EIO=4&transport=websocket&token={self.token}"
        try:
            self.socket = self._open.enter_context(connect(url, additional_headers=sent, origin=origin))
        except InvalidStatus:
            self.is_refused = True
            return
        self.socket.recv(timeout=PATIENCE)
        if boot:
            self.boot()

    def boot(self) -> None:
        """Hydrate, and wait until the page's load is through or another page is ordered."""
        self.raw("40/_event," + json.dumps({"event": self.event(internals.HYDRATE_AND_LOAD)}))
        self.wait_for(self._is_ready)

    def _is_ready(self) -> bool:
        return bool(self.shown("state", "is_hydrated")) or self.sent_to() is not None or self.is_refused

    def event(self, name: str, payload: dict[str, Any] | None = None) -> dict[str, Any]:
        """An event as the browser builds it."""
        route = {"pathname": self.path, "asPath": self.path, "query": arguments_of(self.path)}
        return {"name": name, "payload": payload or {}, "router_data": route}

    def raw(self, text: str) -> None:
        """Send any text."""
        self.socket.send(text)

    def fire(self, handler: str, /, **payload: Any) -> None:
        """Send an event to a handler by "Class.method" or full name."""
        self.raw("42/_event," + json.dumps(["event", self.event(full_name(handler), payload)]))

    def send(self, handler: str, /, **payload: Any) -> list[dict[str, Any]]:
        """Send an event and wait until it was handled; answers what came back."""
        before = len(self.messages)
        self.fire(handler, **payload)
        self.settle()
        return [each for each in self.messages[before:] if "probe_mark_state" not in str(each)]

    def settle(self) -> None:
        """Wait until everything sent so far was handled: a tab's events are handled in order."""
        self.marks += 1
        self.fire("ProbeMarkState.mark", n=self.marks)
        self.wait_for(self._is_marked)

    def _is_marked(self) -> bool:
        is_marked = self.shown("probe_mark_state", "n") == self.marks
        return is_marked or self.sent_to() is not None or self.is_refused

    def navigate(self, path: str) -> None:
        """Go to another page without a reload."""
        self.path = path
        self.send(internals.ON_LOAD)
        self.settle()

    def listen(self, quiet: float = QUIET) -> None:
        """Take in messages until none has come for a moment."""
        while self._receive(quiet):
            pass

    def wait_for(self, condition: Callable[[], bool], seconds: float = PATIENCE) -> None:
        """Take in messages until something is so, which may also happen elsewhere than in this tab."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"did not happen; the tab shows {self.vars}")
            self._receive(0.02)

    def _receive(self, seconds: float) -> bool:
        """Take in the next message, when one comes in time."""
        try:
            self._take(self.socket.recv(timeout=seconds))
        except TimeoutError:
            return False
        except ConnectionClosed:
            self.is_refused = True
            return False
        return True

    def shown(self, state: str, var: str) -> Any:
        """A var of a State as the tab shows it."""
        return self.vars.get(state, {}).get(var)

    def toast(self) -> str:
        """The sentence of the newest toast."""
        toasts = self.shown("toast_state", "toasts") or [{"text": ""}]
        return toasts[-1]["text"]

    def sent_to(self) -> str | None:
        """The page this tab was sent to, if any; an empty text is a reload."""
        course = self.shown("redirect_state", "course") or {}
        return course.get("to") if course.get("id") else None

    def close(self) -> None:
        """Close the tab."""
        self._open.close()

    def _take(self, text: str | bytes) -> None:
        text = text.decode() if isinstance(text, bytes) else text
        if text == "2":
            self.raw("3")
        if not text.startswith("42/_event,"):
            return
        name, message = json.loads(text.removeprefix("42/_event,"))
        if name != "event":
            return
        self.messages.append(message)
        for state, values in (message.get("delta") or {}).items():
            short = state.rsplit(".", 1)[-1].rsplit("____", 1)[-1]
            shown = self.vars.setdefault(short, {})
            shown.update({key.removesuffix(internals.FIELD_MARKER): value for key, value in values.items()})


def full_name(handler: str) -> str:
    """The registered name of "ClassName.method"; a name with no match is sent as it is."""
    state, _, method = handler.partition(".")
    for name, registered in internals.event_handlers().items():
        if name.endswith("." + method) and registered.states[0].__name__ == state:
            return name
    return handler


def arguments_of(path: str) -> dict[str, str]:
    """The route arguments in an address, which the browser sends beside it."""
    from learnhub.learnhub import PAGES

    parts = path.partition("?")[0].strip("/").split("/")
    for page in PAGES:
        names = page.route.strip("/").split("/")
        if len(names) == len(parts) and all(
            _fits(name, part) for name, part in zip(names, parts, strict=True)
        ):
            return {
                name.strip("[]"): part for name, part in zip(names, parts, strict=True) if name[:1] == "["
            }
    return {}


def _fits(name: str, part: str) -> bool:
    return name == part or name.startswith("[")


def redirects(messages: list[dict]) -> list[tuple[str, bool]]:
    """Where these messages lead the browser, and whether in place of where it is."""
    ways = [
        values.get("way" + internals.FIELD_MARKER)
        for message in messages
        for state, values in (message.get("delta") or {}).items()
        if state.endswith("page_state")
    ]
    return [(way["to"], way["replaces"]) for way in ways if way and way["id"]]
