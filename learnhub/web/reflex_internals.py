"""Every private or undocumented name of Reflex and python-socketio that LearnHub leans on, in one place.

Reflex is pinned exactly; `tests/web/test_reflex_contract.py` fails by name when one of these changes.
"""

from asyncio import Lock
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from engineio.packet import MESSAGE
from engineio.packet import Packet as EnginePacket
from reflex.app import App, EventNamespace
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.proxy import StateProxy
from reflex.state import BaseState, OnLoadInternalState, StateUpdate, _override_base_method
from reflex_base.constants.state import FIELD_MARKER
from reflex_base.event import Event
from reflex_base.event.context import EventContext
from reflex_base.registry import RegistrationContext
from reflex_base.utils.form import FORM_DATA_ENTRIES_KEY, FormData
from reflex_base.utils.format import json_dumps
from socketio.packet import EVENT

__all__ = [
    "FIELD_MARKER",
    "FORM_DATA_ENTRIES_KEY",
    "FRAMEWORK_ARGUMENTS",
    "FRAMEWORK_HANDLERS",
    "NAMESPACE",
    "Event",
    "EventContext",
    "EventNamespace",
    "FormData",
    "StateProxy",
    "StateUpdate",
    "json_dumps",
    "overrides_base_method",
]

S = TypeVar("S", bound=BaseState)

NAMESPACE = "/_event"

_STATE = "reflex___state____state"
HYDRATE = f"{_STATE}.hydrate"
HYDRATE_AND_LOAD = f"{_STATE}.hydrate_and_load"
ON_LOAD = f"{_STATE}.reflex___state____on_load_internal_state.on_load_internal"
HYDRATES = frozenset({HYDRATE, HYDRATE_AND_LOAD})
FRAMEWORK_HANDLERS = frozenset(
    {
        HYDRATE,
        HYDRATE_AND_LOAD,
        ON_LOAD,
        f"{_STATE}.set_is_hydrated",
        f"{_STATE}.reflex___state____on_load_internal_state.set_is_hydrated",
        f"{_STATE}.reflex___state____update_vars_internal_state.update_vars_internal",
        f"{_STATE}.reflex___state____frontend_event_exception_state.handle_frontend_exception",
    }
)

# What browsers send along; no State keeps cookies or storage, so nobody has values for those.
FRAMEWORK_ARGUMENTS: Mapping[str, Mapping[str, type]] = {
    "set_is_hydrated": {"value": bool},
    "handle_frontend_exception": {"info": str, "component_stack": str},
    "on_load_internal": {},
}

overrides_base_method = _override_base_method


def event_handlers() -> Mapping[str, Any]:
    """Every registered event handler by its full name, mixins and framework included."""
    return RegistrationContext.get().event_handlers


def handler_function(name: str) -> Any | None:
    """The function behind an event name, or None when there is none."""
    registered = event_handlers().get(name)
    return registered.handler.fn if registered else None


def connection() -> Mapping[str, Any]:
    """What is known of the socket whose event is being handled: headers, ip, sid, path, query."""
    return EventContext.get().router_data or {}


def sid_of_connection() -> str:
    """The socket.io id of the socket whose event is being handled."""
    return connection().get("sid", "")


def delta_of(state: type[BaseState], values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Values of one State class in the shape in which the browser merges them."""
    return {state.get_full_name(): {name + FIELD_MARKER: value for name, value in values.items()}}


def page_load_events(handlers: list[Any]) -> list[Event]:
    """The events of a page load with these handlers in place of the page's own."""
    return Event.from_event_type([*handlers, OnLoadInternalState.set_is_hydrated(True)])


async def push(state: type[BaseState], **values: Any) -> None:
    """Send values to the tab whose event is being handled, without keeping them on the server."""
    await push_delta(delta_of(state, values))


async def push_delta(delta: dict[str, dict[str, Any]]) -> None:
    """Send a delta to the tab whose event is being handled."""
    await EventContext.get().emit_delta(delta)


def sockets_of(app: App) -> Any:
    """The app's socket.io server."""
    return app.sio


def is_open(app: App, sid: str) -> bool:
    """Whether a socket is still connected; events of one that closed may be waiting."""
    namespace: Any = app.event_namespace
    return sid in namespace.sid_to_token


def queued_events(app: App, sid: str) -> int:
    """How many events of a socket's tab wait for their turn."""
    namespace: Any = app.event_namespace
    processor, token = app._event_processor, namespace.sid_to_token.get(sid)
    queue = processor._token_queues.get(token) if processor and token else None
    return len(queue) if queue else 0


def token_of(app: App, sid: str) -> str | None:
    """The client token of a socket's tab."""
    namespace: Any = app.event_namespace
    return namespace.sid_to_token.get(sid)


def state_in_memory(app: App, token: str, state: type[S]) -> S | None:
    """A State of a tab as it is kept in the memory of this process."""
    kept: Any = getattr(app._state_manager, "states", {}).get(token)
    return kept.get_substate(state.get_full_name().split(".")) if kept else None


def seconds_kept(app: App) -> float:
    """How long the States of a tab are kept after its last event."""
    return float(getattr(app._state_manager, "token_expiration", 3600))


def drop_state(app: App, token: str) -> None:
    """Forget all States of a tab that is not connected; one that a handler works on stays its hour."""
    manager, namespace = app._state_manager, app.event_namespace
    if not isinstance(manager, StateManagerMemory) or namespace is None:
        return
    kept, lock = manager._token_expires_at.get(token), manager._states_locks.get(token)
    is_connected = token in namespace._token_manager.token_to_socket
    if kept and not is_connected and not (lock and lock.locked()):
        manager._purge_token(kept[1])


def loads_in_parts(app: App) -> bool:
    """Whether the state manager loads and expires the states of a tree one by one, as with Redis."""
    return not isinstance(app._state_manager, StateManagerMemory)


def kept_trees(app: App) -> list[tuple[BaseState, Lock | None]]:
    """The trees of states in memory, those of closed sockets too, each with the lock of its events."""
    manager = app._state_manager
    if not isinstance(manager, StateManagerMemory):
        return []
    locks = {token.cache_key: manager._states_locks.get(token.lock_key) for _, token in _expiring(manager)}
    return [(state, locks.get(key)) for key, state in manager.states.items()]


def _expiring(manager: StateManagerMemory) -> Iterable[tuple[float, Any]]:
    return manager._token_expires_at.values()


def replace_dispatch(app: App, dispatch: Callable[..., Any]) -> Callable[..., Any]:
    """Let every event of the namespace go through a function; the answer is the way it went before."""
    namespace: Any = app.event_namespace
    before = namespace.trigger_event
    namespace.trigger_event = dispatch
    return before


class _Unkept(set[str]):
    """An empty set that is kept from the moment on when it is not empty any more."""

    __slots__ = ("_keep",)

    def __init__(self, keep: Callable[[set[str]], None]) -> None:
        self._keep = keep

    def add(self, name: str, /) -> None:
        super().add(name)
        self._keep(self)

    def update(self, *names: Iterable[str]) -> None:
        super().update(*names)
        self._keep(self)


class _SetUnlessEmpty:
    """The slot of a State for a set, left unset while it is empty."""

    def __init__(self, slot: Any) -> None:
        self._slot = slot

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        try:
            return self._slot.__get__(instance, owner)
        except AttributeError:
            return _Unkept(partial(self._slot.__set__, instance))

    def __set__(self, instance: Any, value: set[str]) -> None:
        if value:
            self._slot.__set__(instance, value)
            return
        with suppress(AttributeError):
            self._slot.__delete__(instance)


def keep_states_small() -> None:
    """Keep no empty sets in the States of a tab: of fifty States, they are a fifth of what it costs.

    Each State has one of the vars and one of the substates that changed in an event, empty between two.
    """
    for name in ("dirty_vars", "dirty_substates"):
        slot = BaseState.__dict__[name]
        if not isinstance(slot, _SetUnlessEmpty):
            setattr(BaseState, name, _SetUnlessEmpty(slot))


def must_hold(state: Any) -> bool:
    """Whether a handler runs in the background and outside `async with self`."""
    return isinstance(state, StateProxy) and not state._is_mutable()


def engine_sockets(app: App, sids: Iterable[str]) -> Iterable[tuple[str, Any | None]]:
    """The engine.io socket of each sid; None when it has gone."""
    manager, sockets = sockets_of(app).manager, sockets_of(app).eio.sockets
    for sid in sids:
        socket = sockets.get(manager.eio_sid_from_sid(sid, NAMESPACE))
        yield sid, None if socket is None or socket.closed else socket


def is_idle(socket: Any) -> bool:
    """Whether everything said to a socket has been written: its writer waits for the next packet.

    A writer that has taken a packet and still writes it waits for nothing, although its queue is empty.
    """
    return bool(socket.queue._getters)


def write_now(app: App, socket: Any, text: str) -> bool:
    """Let the server write a text to an idle socket now; False, and nothing written, when it would wait.

    The server's `send` is a coroutine that waits only while the connection's buffer is full, before it writes
    anything: one step either finishes it, or shows that it has not begun.
    """
    server = sockets_of(app).environ.get(socket.sid)
    if server is None:
        return False
    sending = server["asgi.send"]({"type": "websocket.send", "text": text})
    try:
        sending.send(None)
    except StopIteration:
        return True
    except Exception:  # the connection is lost, which the socket's own writer will find and tidy up
        return False
    sending.close()
    return False


def encode_event(update_json: str) -> EnginePacket:
    """One "event" message for the namespace of Reflex as an engine.io packet, built from ready JSON."""
    return EnginePacket(MESSAGE, f'{EVENT}{NAMESPACE},["event",{update_json}]')
