"""Input that no program of ours sends, to every route: refused with a status below 500, on both databases."""

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle, islice
from typing import Any
from urllib.parse import quote

import httpx
from fastapi.routing import iter_route_contexts
from starlette.types import ASGIApp

from learnhub.access.roles import Role
from learnhub.core import pagination
from tests.api.interface import interface
from tests.api.matrix import Call, Row
from tests.api.test_matrix import ROWS
from tests.web.matrix.world import World

VALUES: tuple[Any, ...] = (
    "a\0b",
    "\ud800",
    "\x07",
    2**31,
    2**63,
    -(2**63) - 1,
    10**400,
    1e308,
    "9" * 400,
    "0001-01-01",
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-12:00",
    "\u200b" * 10,
    "x" * 25_000,
    "ﷺ" * 60,
    "a\u0301" * 60,
    None,
    True,
    [],
    [[[["a\0"]]]],
    {"a\0": {"\ud800": 1}},
)
CURSORS = (
    "0",
    "=",
    "a\0b",
    "é",
    "W" * 3_000,
    pagination.encode(2**63, 10**400, "a\0"),
    pagination.encode("\ud800"),
    pagination.encode("0001-01-01T00:00:00+14:00", "x"),
    pagination.encode("9999-12-31T23:59:59-12:00", "x"),
    pagination.encode(float("nan")),
)
# A field gets one value on each database, the next field the next one.
START = {"sqlite": 0, "postgresql": len(VALUES) // 2}


def requests(row: Row, call: Call, values: Iterator[Any]) -> Iterator[tuple[str, Any]]:
    """The path and body of each: one id, one field or one parameter is odd."""
    path = row.path.format(*call.ids) + call.query
    for place in range(len(call.ids)):
        ids = [*call.ids[:place], quote(as_text(next(values))[:200], safe=""), *call.ids[place + 1 :]]
        yield row.path.format(*ids) + call.query, call.json
    for field in call.json or ():
        yield path, (call.json or {}) | {field: next(values)}
    if call.json is not None:
        yield path, call.json | {"\ud800": 1, "a\0b": 1}
        yield path, [call.json]
    for name in query_parameters()[row.route]:
        for odd in CURSORS if name == "cursor" else (next(values),):
            yield f"{path.partition('?')[0]}?{name}={quote(as_text(odd)[:4_000])}", call.json
    yield f"{path.partition('?')[0]}?%00=1&%ED%A0%80=1", call.json


def as_text(value: Any) -> str:
    text = value if isinstance(value, str) else str(value)
    return text.replace("\ud800", "\ufffd")


@cache
def query_parameters() -> dict[str, list[str]]:
    """The names in the query of each route."""
    return {
        f"{method} {re.sub(r'{[^}]*}', '{}', route.path)}": [each.alias for each in parameters_of(route)]
        for route in iter_route_contexts(interface().routes)
        for method in route.methods or ()
    }


def parameters_of(route: Any) -> list[Any]:
    dependant = getattr(route.original_route, "dependant", None)
    return dependant.query_params if dependant else []


async def faults(
    app: ASGIApp, row: Row, call: Call, headers: dict[str, str], values: Iterator[Any]
) -> list[str]:
    """What was answered with a status that says that we failed."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    found = []
    async with httpx.AsyncClient(transport=transport, base_url="http://learnhub", headers=headers) as client:
        for path, body in requests(row, call, values):
            content = None if body is None else json.dumps(body)
            answer = await client.request(row.method, path, content=content)
            if answer.status_code >= 500:
                found.append(f"{row.method} {path[:200]} {str(content)[:200]}: {answer.status_code}")
    return found


def test_odd_input_is_never_a_fault(database: str, people, key_of: Callable[..., str]) -> None:
    values = islice(cycle(VALUES), START[database], None)
    app, world, found = interface(), World(people.member), []

    for row in ROWS.values():
        actor = people.member(roles=tuple(Role))
        headers = {"authorization": f"Bearer {key_of(actor)}", "content-type": "application/json"}
        found += asyncio.run(faults(app, row, row.call(world, actor), headers, values))

    assert found == []
