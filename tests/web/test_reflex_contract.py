"""What `learnhub.web.reflex_internals` leans on inside Reflex and python-socketio, one test per name.

Reflex is pinned exactly. When one of these fails after an upgrade, the sentence in the test's name says what
LearnHub did with the thing that changed.
"""

import asyncio
import inspect
from types import SimpleNamespace
from typing import Any

import pytest
import reflex as rx
import uvicorn
from engineio.async_drivers.asgi import translate_request
from engineio.async_socket import AsyncSocket
from reflex.app import App, EventNamespace
from reflex.app_mixins.middleware import MiddlewareMixin
from reflex.istate.manager import StateManager
from reflex.istate.manager.memory import StateManagerMemory
from reflex.istate.manager.token import BaseStateToken
from reflex.istate.proxy import StateProxy
from reflex.state import BaseState, State, StateUpdate
from reflex.utils.token_manager import TokenManager
from reflex_base.event.context import EventContext
from reflex_base.event.processor import BaseStateEventProcessor
from reflex_base.event.processor.base_state_processor import _transform_event_arg
from reflex_base.registry import RegistrationContext
from reflex_base.utils.form import FormData
from reflex_base.utils.format import format_event_handler
from reflex_base.utils.types import get_type_hints
from socketio import AsyncManager, AsyncNamespace, AsyncServer
from socketio.packet import Packet as SocketPacket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState

from learnhub.web import reflex_internals as internals


def test_framework_has_no_handler_that_the_gate_does_not_know():
    registered = set(RegistrationContext.get().event_handlers)
    framework = {
        name
        for name in registered
        if name.rsplit(".", 1)[0].count(".") == 0 or ".reflex___" in name
        if not name.endswith(".setvar")
    }

    assert framework <= internals.FRAMEWORK_HANDLERS
    assert registered >= internals.FRAMEWORK_HANDLERS


def test_hydration_and_page_load_have_the_names_the_gate_looks_for():
    assert format_event_handler(State.event_handlers["hydrate_and_load"]) == internals.HYDRATE_AND_LOAD
    assert format_event_handler(State.event_handlers["hydrate"]) == internals.HYDRATE


def test_middleware_runs_before_the_handler_and_its_answer_replaces_it():
    source = inspect.getsource(BaseStateEventProcessor._execute_event)

    assert source.index("self.middleware._preprocess") < source.index("await process_event(")
    assert "return" in source[source.index("_preprocess") : source.index("substate = ")]
    assert inspect.iscoroutinefunction(MiddlewareMixin._preprocess)


def test_event_context_carries_the_connection_and_can_push():
    fields = EventContext.__dataclass_fields__

    assert {"router_data", "token"} <= set(fields)
    assert inspect.iscoroutinefunction(EventContext.emit_delta)


def test_connection_holds_headers_sid_and_ip_from_the_server():
    source = inspect.getsource(EventNamespace._build_static_router_data)

    assert {"SESSION_ID", "HEADERS", "CLIENT_IP"} <= set(source.replace(":", " ").replace(".", " ").split())


def test_namespace_dispatches_through_one_method():
    assert inspect.iscoroutinefunction(AsyncNamespace.trigger_event)
    assert list(inspect.signature(AsyncNamespace.trigger_event).parameters) == ["self", "event", "args"]


def test_namespace_knows_the_tab_of_a_socket_and_the_queue_of_a_tab():
    assert isinstance(EventNamespace.sid_to_token, property)
    assert "_token_queues" in BaseStateEventProcessor.__dataclass_fields__ or "_token_queues" in dir(
        BaseStateEventProcessor
    )
    assert {"_event_processor", "_state_manager"} <= set(App.__dataclass_fields__)


def test_sockets_are_found_by_id_and_have_a_queue(server):
    from learnhub.learnhub import app

    assert hasattr(AsyncManager, "eio_sid_from_sid")
    assert isinstance(app.sio.eio.sockets, dict)
    assert app.sio.eio.create_queue().qsize() == 0
    assert "self.queue" in inspect.getsource(AsyncSocket.__init__) + inspect.getsource(AsyncSocket.send)


def test_socket_is_idle_only_while_its_writer_waits_for_a_packet():
    async def write(socket: AsyncSocket, told: list[bool], go: asyncio.Event) -> None:
        await socket.poll()
        told.append(internals.is_idle(socket))  # where engine.io writes what it took
        await go.wait()
        await socket.poll()

    async def look() -> list[bool]:
        socket, told, go = AsyncSocket(AsyncServer(async_mode="asgi").eio, "sid"), [], asyncio.Event()
        told.append(internals.is_idle(socket))
        writer = asyncio.create_task(write(socket, told, go))
        await asyncio.sleep(0.01)
        told.append(internals.is_idle(socket))
        socket.queue.put_nowait(internals.encode_event("{}"))
        told.append(internals.is_idle(socket))
        await asyncio.sleep(0.01)
        go.set()
        await asyncio.sleep(0.01)
        told.append(internals.is_idle(socket))
        writer.cancel()
        return told

    assert asyncio.run(look()) == [False, True, False, False, True]


def test_server_is_reached_through_the_environment_of_a_socket():
    kept = inspect.getsource(AsyncServer._handle_eio_connect)

    assert "self.environ[eio_sid] = environ" in kept
    assert "'asgi.send': send" in inspect.getsource(translate_request)


def test_server_writes_at_once_or_before_writing_anything_waits_for_room():
    async def look() -> tuple[bool, int, bool, int]:
        send, transport, protocol = await _accepted_socket()
        app: Any = SimpleNamespace(sio=SimpleNamespace(environ={"sid": {"asgi.send": send}}))
        socket = SimpleNamespace(sid="sid")
        transport.written.clear()
        protocol.pause_writing()
        crowded = internals.write_now(app, socket, "4hello"), len(transport.written)
        protocol.resume_writing()
        return *crowded, internals.write_now(app, socket, "4hello"), len(transport.written)

    assert asyncio.run(look()) == (False, 0, True, 1)


def test_lost_connection_is_left_to_the_sockets_own_writer():
    async def look() -> bool:
        send, _transport, protocol = await _accepted_socket()
        protocol.connection_lost(None)
        app: Any = SimpleNamespace(sio=SimpleNamespace(environ={"sid": {"asgi.send": send}}))
        return internals.write_now(app, SimpleNamespace(sid="sid"), "4hello")

    assert asyncio.run(look()) is False
    assert internals.write_now(SimpleNamespace(sio=AsyncServer()), SimpleNamespace(sid="gone"), "4") is False


class _Transport(asyncio.Transport):
    """Keeps what the server writes."""

    def __init__(self) -> None:
        super().__init__()
        self.written: list[bytes] = []

    def write(self, data: Any) -> None:
        self.written.append(data)

    def is_closing(self) -> bool:
        return False

    def pause_reading(self) -> None:
        """Nobody writes to it."""

    def close(self) -> None:
        """Nobody holds it."""


async def _accepted_socket() -> tuple[Any, _Transport, WebSocketsSansIOProtocol]:
    """A websocket that uvicorn, as `learnhub serve` configures it, has accepted: its `send` and both ends."""
    sends = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept"})
        sends.append(send)
        await asyncio.sleep(0.05)

    config = uvicorn.Config(app, ws="websockets-sansio", ws_per_message_deflate=False, log_config=None)
    config.load()
    protocol = WebSocketsSansIOProtocol(config, ServerState(), {})
    transport = _Transport()
    protocol.connection_made(transport)
    lines = ["GET / HTTP/1.1", "Host: a", "Upgrade: websocket", "Connection: Upgrade"]
    lines += ["Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", "", ""]
    protocol.data_received("\r\n".join(lines).encode())
    await asyncio.sleep(0.01)
    return sends[0], transport, protocol


def test_packet_built_from_json_is_the_one_socketio_writes():
    update = StateUpdate(delta={"state": {"n_rx_state_": 1, "text_rx_state_": 'a "quoted" text'}})
    text = internals.json_dumps(update)

    class Reflexive(SocketPacket):
        json = type("json", (), {"dumps": staticmethod(internals.json_dumps)})

    theirs = Reflexive(2, namespace=internals.NAMESPACE, data=["event", update]).encode()

    assert internals.encode_event(text).encode().replace(" ", "") == "4" + theirs.replace(" ", "")


def test_background_handlers_get_a_proxy_that_knows_whether_it_may_change():
    assert callable(StateProxy._is_mutable)


def test_memory_manager_keeps_a_whole_tree_together():
    assert issubclass(internals.StateManagerMemory, StateManager)


def test_memory_manager_keeps_trees_with_locks_that_are_held_while_they_change(server):
    manager = internals.StateManagerMemory()
    app: Any = SimpleNamespace(_state_manager=manager)

    async def look() -> list[bool]:
        async with manager.modify_state(BaseStateToken(ident="tab", cls=State)) as tree:
            (kept, lock), *others = internals.kept_trees(app)
            seen = [kept is tree, others == [], lock.locked()]
        await manager.close()
        return [*seen, lock.locked()]

    assert asyncio.run(look()) == [True, True, True, False]


def test_override_of_dict_is_no_handler():
    class ContractState(rx.State):
        @internals.overrides_base_method
        def dict(self, include_computed: bool = True, initial: bool = False, **kwargs):
            return super().dict(include_computed=include_computed, initial=initial, **kwargs)

    assert "dict" not in ContractState.event_handlers
    assert list(inspect.signature(State.dict).parameters) == ["self", "include_computed", "initial", "kwargs"]


def test_reset_empties_backend_vars_too():
    class ResetState(rx.State):
        shown: str = ""
        _kept: str = ""

    state = ResetState(_reflex_internal_init=True)
    state.shown, state._kept = "a", "b"

    state.reset()

    assert (state.shown, state._kept) == ("", "")


def test_form_data_keeps_repeated_fields():
    form = FormData([("a", "1"), ("a", "2")])

    assert (form.getlist("a"), form["a"], internals.FORM_DATA_ENTRIES_KEY) == (
        ["1", "2"],
        "2",
        "__reflex_form_data__",
    )


def test_annotation_any_is_not_converted():
    assert _transform_event_arg("1", Any) == "1"


def test_handlers_show_the_annotations_of_the_action():
    def handler(self, n: int) -> None: ...

    assert get_type_hints(handler)["n"] is int


def test_update_has_the_shape_the_hub_writes():
    assert internals.json_dumps(StateUpdate(delta={"s": {"a": 1}})).replace(" ", "") == (
        '{"delta":{"s":{"a":1}}}'
    )


@pytest.mark.parametrize("name", ["trigger_event", "sid_to_token"])
def test_namespace_of_the_app_has_what_the_guard_replaces(server, name: str):
    from learnhub.learnhub import app

    assert hasattr(app.event_namespace, name)


def test_state_keeps_no_empty_sets_of_what_changed():
    internals.keep_states_small()
    slots = [vars(BaseState)[name]._slot for name in ("dirty_vars", "dirty_substates")]
    state: Any = State(_reflex_internal_init=True)

    def kept() -> list[set[str]]:
        return [slot.__get__(state) for slot in slots if is_set(slot, state)]

    assert (set(state.dirty_vars), kept()) == (set(), [])
    state.dirty_vars.add("a")
    state.dirty_substates.update(["b"])
    assert kept() == [{"a"}, {"b"}]
    state._clean()
    assert (set(state.dirty_vars), kept()) == (set(), [])


def is_set(slot: Any, state: Any) -> bool:
    try:
        slot.__get__(state)
    except AttributeError:
        return False
    return True


def test_states_are_kept_in_memory_by_their_token_and_purged_by_it():
    manager = StateManagerMemory()

    assert {"states", "_token_expires_at", "_states_locks"} <= set(vars(manager))
    assert list(inspect.signature(manager._purge_token).parameters) == ["token"]
    assert "token_to_socket" in inspect.getsource(TokenManager.__init__)
    assert list(inspect.signature(State.get_substate).parameters) == ["self", "path"]
