"""The permission matrix, played through real sockets."""

import importlib
import pkgutil
from collections.abc import Callable

import pytest
from sqlmodel import Session, delete

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, SignIn
from learnhub.web import reflex_internals as internals
from learnhub.web.actions import rule_of
from tests.web import matrix
from tests.web.matrix import DEAD, KINDS, Case, Row
from tests.web.matrix.world import World
from tests.web.tab import Tab
from tests.writes import watched

ROWS: dict[str, Row] = {
    row.handler: row
    for module in pkgutil.iter_modules(matrix.__path__)
    if module.name != "world"
    for row in importlib.import_module(f"tests.web.matrix.{module.name}").ROWS
}
OpenTab = Callable[..., Tab]


@pytest.fixture
def world(people) -> World:
    return World(people.member)


def handlers() -> set[str]:
    """Every handler of ours, as "StateClass.method"; the framework's own six are not ours."""
    return {
        f"{registered.states[0].__name__}.{name.rsplit('.', 1)[1]}"
        for name, registered in internals.event_handlers().items()
        if name not in internals.FRAMEWORK_HANDLERS
        and not name.endswith(".setvar")
        and registered.states[0].__module__.startswith("learnhub.")
    }


def test_every_handler_has_a_row(server: str) -> None:
    assert handlers() - set(ROWS) == set()


def test_every_row_has_a_handler(server: str) -> None:
    assert set(ROWS) - handlers() == set()


def test_unmarked_handlers_are_those_of_the_framework(server: str) -> None:
    unmarked = {
        name
        for name, registered in internals.event_handlers().items()
        if rule_of(registered.handler.fn) is None
        and not registered.states[0].__module__.startswith("tests.")
        and name not in internals.FRAMEWORK_HANDLERS
        and not name.endswith(".setvar")
    }

    assert unmarked == set()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("handler", sorted(ROWS))
def test_handler_serves_whom_it_may_and_nobody_else(handler: str, tab: OpenTab, world: World) -> None:
    row = ROWS[handler]

    seen = {kind: _call(row, kind, tab, world) for kind in KINDS}

    assert seen == {kind: "served" if kind in row.may else "refused" for kind in KINDS}


def _call(row: Row, kind: str, tab: OpenTab, world: World) -> str:
    """What became of a call by somebody of this kind, as the database and the tab show it."""
    player = world.person(kind)
    case = row.case(world, player) if kind in row.may else _refused(row, world)
    caller = tab(None if kind == "anonymous" else player, path=case.path)
    for handler, payload in case.before:
        caller.send(handler, **Case(payload=payload).sent(caller))
    if case.meanwhile:
        case.meanwhile()
    if kind in DEAD:
        db.write_now(_end, player, kind)
    caller.vars.pop("redirect_state", None)  # what sent the tab away so far is no answer to this call
    before = case.effect and case.effect(caller)
    payload = case.sent(caller)
    with watched() as writes:
        messages = caller.send(row.handler, **payload)
    print(kind, payload, caller.shown(row.state, "errors"), caller.toast())  # shown when it fails
    answered = any(_concerns(message, row) for message in messages)
    if case.effect is not None and case.effect(caller) != before:
        return "served"
    if case.effect is None and answered:
        return "served"
    if writes:
        return f"refused, and yet something changed: {writes.statements}"
    if case.effect is None or not answered or kind in row.may:
        return "refused"
    return "refused, and yet the State answered"


def _refused(row: Row, world: World) -> Case:
    """What somebody else may call: one for all whom it is refused, because they leave it as it is."""
    case = world.made.get(row)
    if case is None or case.meanwhile:
        case = world.made[row] = row.case(world, world.person(row.may[-1]))
    return case


def _concerns(message: dict, row: Row) -> bool:
    return any(state.endswith(f"____{row.state}") for state in message.get("delta") or {})


def _end(session: Session, player: Actor, kind: str) -> None:
    """Suspend somebody, or end their sign-in, behind the back of their open socket."""
    if kind == "suspended":
        session.get(Person, player.person_id).status = PersonStatus.SUSPENDED
        return
    session.exec(delete(SignIn).where(SignIn.person_id == player.person_id))
