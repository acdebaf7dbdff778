"""Whatever comes in has bounds: clean texts, numbers that a column holds, days that every zone has."""

import inspect
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import pytest
from fastapi.params import Depends
from fastapi.routing import iter_route_contexts
from pydantic import AwareDatetime, BaseModel

from learnhub.core.inputs import Day, Edition, Input, Line, Moment, Text
from learnhub.web import reflex_internals as internals
from learnhub.web.actions import rule_of
from tests.api.interface import interface

BOUNDED = {
    str: "a Line, a Text or a pattern beside it",
    int: "a bound (le) beside it",
    float: "a bound (le) beside it",
    date: "core.inputs.Day",
    datetime: "core.inputs.Moment",
    AwareDatetime: "core.inputs.Moment",
}


def wanting(hint: Any, beside: tuple[Any, ...] = ()) -> Iterator[str]:
    """What is missing beside the types of which something is made."""
    if get_origin(hint) is Annotated:
        inner, *more = get_args(hint)
        if not any(isinstance(each, Depends) for each in more):
            yield from wanting(inner, (*beside, *more))
    elif hint in BOUNDED:
        if not any(map(is_bound, beside)):
            yield f"{hint.__name__} needs {BOUNDED[hint]}"
    elif inspect.isclass(hint) and issubclass(hint, BaseModel):
        for name, field in hint.model_fields.items():
            for each in wanting(field.annotation, tuple(field.metadata)):
                yield f"{name}: {each}"
    elif get_origin(hint) is not Literal:
        for part in get_args(hint):
            yield from wanting(part, beside if type(None) in get_args(hint) else ())


def is_bound(mark: Any) -> bool:
    """Whether what stands beside a type keeps out what no column holds."""
    inside = getattr(mark, "metadata", ())  # of a parameter
    ends = (getattr(mark, name, None) is not None for name in ("pattern", "le", "lt"))
    return isinstance(mark, Text) or any(ends) or any(map(is_bound, inside))


@cache
def inputs() -> dict[str, Any]:
    """Every form, every argument of an event handler and every parameter of a route, with its type."""
    import learnhub.learnhub  # noqa: F401 - which knows everybody

    found: dict[str, Any] = {model.__name__: model for model in descendants(Input)}
    for name, registered in internals.event_handlers().items():
        function = inspect.unwrap(registered.handler.fn)
        if rule_of(registered.handler.fn) and function.__module__.startswith("learnhub."):
            found |= parameters(name, function)
    for route in iter_route_contexts(interface().routes):
        found |= parameters(str(route.path), route.endpoint)
    return found


def descendants(model: type) -> Iterator[type]:
    for each in model.__subclasses__():
        if each.__module__.startswith("learnhub."):
            yield from (each, *descendants(each))


def parameters(name: str, function: Any) -> dict[str, Any]:
    hints = get_type_hints(function, include_extras=True)
    return {f"{name} {each}": hints[each] for each in inspect.signature(function).parameters if each in hints}


def test_everything_that_comes_in_has_bounds() -> None:
    assert [f"{name}: {each}" for name, hint in inputs().items() for each in wanting(hint)] == []


def test_forms_handlers_and_routes_are_found() -> None:
    names = set(inputs())

    assert "ProfileInput" in names
    assert any(name.endswith("vote_state.vote content_id") for name in names)
    assert "/api/v1/posts/{content_id}/vote content_id" in names


class Nested(Input):
    texts: list[str]


@pytest.mark.parametrize(
    "hint", [str, str | None, list[str], int, date, datetime, AwareDatetime, Annotated[str, "words"], Nested]
)
def test_a_type_without_bounds_is_found(hint: Any) -> None:
    assert list(wanting(hint))


@pytest.mark.parametrize(
    "hint",
    [Annotated[str, Line(9)], list[Annotated[str, Text(9)]], Edition, Day, Moment | None, Literal["a"], bool],
)
def test_a_type_with_bounds_is_left_alone(hint: Any) -> None:
    assert not list(wanting(hint))
