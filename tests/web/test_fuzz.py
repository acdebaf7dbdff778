"""Arguments that no page of ours sends, to every event handler: each is refused, and none is a fault."""

import inspect
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from enum import Enum
from itertools import product
from typing import Annotated, Any, get_type_hints

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.people.models import PersonRole
from learnhub.web import rate_limits
from learnhub.web import reflex_internals as internals
from tests.web.matrix.world import World, snapshot
from tests.web.tab import Tab

SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
POSTGRESQL = pytest.mark.parametrize("database", ["postgresql"], indirect=True)  # it is the stricter one
OpenTab = Callable[..., Tab]

HALF = "\ud800"
FORM = internals.FORM_DATA_ENTRIES_KEY
VALUES: tuple[Any, ...] = (
    None,
    True,
    -1,
    2**53 - 1,
    2**63,
    10**400,
    0.5,
    float("nan"),
    float("-inf"),
    "",
    "nonsense",
    "9" * 400,
    "NaN",
    "a\0b",
    f"a{HALF}b",
    "\u202eabc",
    "x" * 30_000,
    "0001-01-01",
    "9999-12-31T23:59:59",
    [1, "a", None],
    [HALF],
    [[[[[[[[[[1]]]]]]]]]],
    {"a": {"b": [1]}},
    {HALF: 1},
    {FORM: []},
    {FORM: [["title", "x"], [HALF, HALF], ["body", "a\0"]]},
    {FORM: [["__class__", "x"]] * 1_000},
)
PLAUSIBLE = (
    "aaaaaaaaaaaa",
    "person@ardelle.example",
    "2026-03-11",
    "09:00",
    "2026-03-11T09:00:00+00:00",
    1,
    True,
    ["aaaaaaaaaaaa"],
    [],
    "en",
    "Europe/Paris",
)
ODD = (
    "",
    " ",
    "0",
    "-1",
    str(2**31),
    str(2**53 - 1),
    "1e308",
    "NaN",
    "Infinity",
    "0001-01-01",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31",
    "9999-12-31T23:59:59-12:00",
    "23:59:59.999999",
    "\u202eabc",
    "\x07abc",
    "\u200b" * 10,
    "a\u0300" * 60,
    "\U0001f9d1\u200d\U0001f527" * 20,
    "%s%(x)s{0}{name}",
    "'; DROP TABLE person; --",
    "x" * 19_999,
    -1,
    2**31,
    2**53 - 1,
)
TURNS = 5  # a handler gets every fifth value, in turn; with 1 it gets all of them
PARAMETER = re.compile(r"\[\w+\]")
REFUSALS = ("There is no such field here.", "This value cannot be used.", "You may not do this.")
FAULT = "has a fault here"


@pytest.fixture(autouse=True)
def _unlimited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limits, "RATE", 1e6)
    monkeypatch.setattr(rate_limits, "BURST", 1e6)
    monkeypatch.setattr(rate_limits, "STRIKES_MAX", 1e6)
    monkeypatch.setattr(rate_limits, "QUEUED_MAX", 1e6)


@pytest.fixture
def everything(people) -> Actor:
    """Somebody with every role: nothing is refused to them for want of a permission."""
    world = World(people.member)
    world.question(world.member())
    world.card()
    return people.member("Everything", roles=tuple(Role))


def handlers() -> dict[str, list[str]]:
    """The names of the arguments of every handler there is; the framework's own are among them."""
    return {
        name: list(inspect.signature(registered.handler.fn).parameters)[1:]
        for name, registered in sorted(internals.event_handlers().items())
        if not registered.states[0].__module__.startswith("tests.")
    }


def all_arguments() -> dict[str, dict[str, Any]]:
    """The types of the arguments of each of our handlers, as they were declared."""
    found = {}
    for name, registered in sorted(internals.event_handlers().items()):
        declared = getattr(registered.handler.fn, "__wrapped__", None)
        if declared and registered.states[0].__module__.startswith("learnhub."):
            hints = get_type_hints(declared, include_extras=True)
            found[name] = {each: hints[each] for each in list(inspect.signature(declared).parameters)[1:]}
    return found


def plausible(hint: Any) -> Any:
    """Something that a type accepts, in the shape in which browsers send it."""
    if inspect.isclass(hint) and issubclass(hint, Enum):
        return next(iter(hint)).value
    adapter = TypeAdapter(hint)
    for value in PLAUSIBLE:
        with suppress(ValidationError):
            adapter.validate_python(value)
            return value
    return None


def odd_payloads(hints: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One argument, or one field of a form, is odd; the others are as a type accepts them."""
    usual = {name: usual_form(hint) if is_form(hint) else plausible(hint) for name, hint in hints.items()}
    for name, hint in hints.items():
        fields = [field for field, _ in usual[name][FORM]] if is_form(hint) else [None]
        for field, value in product(fields, ODD):
            yield usual | {name: with_field(usual[name], field, value) if field else value}


def is_form(hint: Any) -> bool:
    return inspect.isclass(hint) and issubclass(hint, BaseModel)


def usual_form(model: type[BaseModel]) -> dict[str, Any]:
    found = {}
    for name, info in model.model_fields.items():
        hint = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        value = plausible(hint)
        found[name] = value[0] if isinstance(value, list) and value else value
    return {FORM: [[name, str(value)] for name, value in found.items() if value not in (None, [])]}


def with_field(form: dict[str, Any], field: str, value: Any) -> dict[str, Any]:
    return {FORM: [[name, str(value) if name == field else usual] for name, usual in form[FORM]]}


class Fuzz:
    """A tab that is opened again when what it sent has sent it away, and the faults of what it sent."""

    def __init__(self, open_tab: OpenTab, actor: Actor, caplog: pytest.LogCaptureFixture) -> None:
        self.open_tab, self.actor, self.caplog = open_tab, actor, caplog
        self.tab = open_tab(actor, path="/probe-open")
        self.faults: list[str] = []

    def send(self, name: str, payloads: list[dict[str, Any]]) -> list[str]:
        """Send several events to a handler; the answers, as text."""
        if self.tab.sent_to() is not None or self.tab.is_refused:
            self.tab.close()
            db.write_now(give_roles, self.actor)
            self.tab = self.open_tab(self.actor, path="/probe-open")
        before = len(self.tab.messages)
        for payload in payloads:
            self.tab.fire(name, **payload)
        self.tab.settle()
        answers = [str(message) for message in self.tab.messages[before:]]
        logged = [record.getMessage() for record in self.caplog.records if record.levelno >= logging.ERROR]
        told = [answer for answer in answers if FAULT in answer]
        if logged or told or self.tab.is_refused:
            self.faults.append(f"{name.split('____')[-1]}: {ascii(logged or told)[:300]}")
        self.caplog.clear()
        return answers


def give_roles(session: Session, actor: Actor) -> None:
    for role in Role:
        session.merge(PersonRole(person_id=actor.person_id, role=role))


@pytest.fixture
def fuzz(tab: OpenTab, everything: Actor, caplog) -> Fuzz:
    return Fuzz(tab, everything, caplog)


@SQLITE
def test_every_handler_takes_any_value_without_a_fault(fuzz: Fuzz):
    for number, (name, arguments) in enumerate(handlers().items()):
        is_looked_at = arguments and not name.endswith(
            ".setvar"
        )  # which the gate refuses, whatever it brings
        values = VALUES[number % TURNS :: TURNS] if is_looked_at else VALUES[:1]
        fuzz.send(name, [dict.fromkeys(arguments, value) for value in values])

    assert fuzz.faults == []


@SQLITE
def test_every_handler_refuses_an_argument_that_it_has_not(fuzz: Fuzz):
    unlike = (
        "no_such_argument",
        "self",
        "state",
        "__class__",
        "args",
        "kwargs",
        HALF,
        "a\0b",
        "",
        "x" * 5_000,
    )
    before = db.read_now(snapshot)
    for number, (name, arguments) in enumerate(handlers().items()):
        if name not in internals.HYDRATES:
            some = unlike[number % TURNS :: TURNS]
            answers = fuzz.send(name, [{argument: "x"} for argument in some if argument not in arguments])
            is_late = internals.event_handlers()[name].handler.is_background
            if not is_late and not any(refusal in answer for answer in answers for refusal in REFUSALS):
                fuzz.faults.append(f"{name}: no refusal")

    assert fuzz.faults == []
    assert db.read_now(snapshot) == before


@POSTGRESQL
def test_every_handler_takes_odd_values_of_the_right_type_without_a_fault(fuzz: Fuzz):
    for number, (name, hints) in enumerate(all_arguments().items()):
        fuzz.send(name, list(odd_payloads(hints))[number % TURNS :: TURNS])

    assert fuzz.faults == []


@POSTGRESQL
def test_every_page_takes_any_address_without_a_fault(fuzz: Fuzz):
    from learnhub.learnhub import PAGES

    refs = ("0", "'", "x" * 1_900, "\u202e", "a\u0300", "%00", "\0", HALF, "..", "null", "-1", "\U0001f9d1")
    for page in PAGES:
        for ref in refs if "[" in page.route else ("",):
            fuzz.tab.path = PARAMETER.sub(ref, page.route)
            fuzz.send(internals.ON_LOAD, [{}])

    assert fuzz.faults == []
