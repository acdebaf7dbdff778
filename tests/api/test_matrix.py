"""The permission matrix of every route under /api."""

import asyncio
import importlib
import pkgutil
import re
from collections.abc import Callable
from functools import cache

import httpx
import pytest
import schemathesis
from fastapi.routing import iter_route_contexts
from schemathesis import APIOperation
from sqlmodel import Session, delete, select
from starlette.types import ASGIApp

from learnhub.access.actor import Actor
from learnhub.core import clock, db, ids
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import ApiToken, Person, SignIn
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.features.people.service import open_sign_in
from learnhub.web.session import SessionScope
from tests.api import matrix
from tests.api.interface import interface
from tests.api.matrix import Call, Row
from tests.web.matrix import DEAD, KINDS, SIGNED_IN
from tests.web.matrix.world import World, snapshot
from tests.writes import watched

ROWS: dict[str, Row] = {
    row.route: row
    for module in pkgutil.iter_modules(matrix.__path__)
    for row in importlib.import_module(f"tests.api.matrix.{module.name}").ROWS
}
UNKNOWN = "/api/{}"  # answers 404 to whatever no route takes
NOT_YOURS = {204, 403, 404, 409}  # 204: to delete what one does not have is no error, and deletes nothing
Headers = dict[str, str]


@pytest.fixture
def world(people) -> World:
    return World(people.member)


@pytest.fixture(scope="module")
def app() -> ASGIApp:
    """The whole interface, behind the layer that swaps cookies."""
    return SessionScope(interface(), https=False)


@pytest.fixture
def headers_of(key_of: Callable[..., str]) -> Callable[[Actor], Headers]:
    """What somebody's requests carry; a key and a cookie each open only the routes that take them."""

    def make(actor: Actor) -> Headers:
        known = KnownPassword(actor.person_id, "", 0, "")
        cookie = db.write_now(open_sign_in, known=known, browser=Browser(), replaces=None).token
        return {"authorization": f"Bearer {key_of(actor)}", "cookie": f"lh={cookie}"}

    return make


def routes() -> set[str]:
    """Every route as "METHOD /path"; HEAD comes with GET."""
    return {
        f"{method} {path}"
        for route in iter_route_contexts(interface().routes)
        for method in route.methods or ()
        if method != "HEAD" and (path := re.sub(r"{[^}]*}", "{}", route.path)) != UNKNOWN
    }


def test_every_route_has_a_row() -> None:
    assert routes() - set(ROWS) == set()


def test_every_row_has_a_route() -> None:
    assert set(ROWS) - routes() == set()


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("route", sorted(ROWS))
def test_route_serves_whom_it_may_and_nobody_else(route: str, app, world: World, headers_of) -> None:
    row = ROWS[route]

    seen = {kind: _play(row, kind, app, world, headers_of) for kind in KINDS}

    assert seen == {kind: "served" if kind in row.may else "refused" for kind in KINDS}


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("route", sorted(name for name, row in ROWS.items() if row.others is not None))
def test_route_keeps_hands_off_what_belongs_to_others(route: str, app, world: World, headers_of) -> None:
    row = ROWS[route]

    seen = {}
    for kind in SIGNED_IN:
        headers, call = headers_of(world.person(kind)), row.call(world, world.member())
        seen[kind] = _send(row, call, app, headers, NOT_YOURS)

    assert seen == {kind: "served" if kind in row.others else "refused" for kind in SIGNED_IN}


DAY = "/meetings/{}"  # a day of a rhythm, which others have as well
NO_IDS = ("/names/", "/versions/")  # words and numbers, which are the same under every parent
TWO_IDS = sorted(
    name
    for name, row in ROWS.items()
    if row.path.replace(DAY, "").count("{}") > 1 and not any(each in name for each in NO_IDS)
)


@pytest.mark.parametrize("route", TWO_IDS)
def test_thing_under_a_foreign_parent_does_not_exist(route: str, app, world: World, headers_of) -> None:
    row, player = ROWS[route], world.person(ROWS[route].may[-1])
    first, second = row.call(world, player), row.call(world, player)
    headers = headers_of(player)
    _request(app, "GET", "/api/v1/me", headers)  # the first use of a day is noted with the key
    rows = db.read_now(snapshot)

    for parent, below in ((first, second), (second, first)):
        path = row.path.format(parent.ids[0], *below.ids[1:])
        assert _request(app, row.method, path, headers, below.json).status_code == 404

    assert db.read_now(snapshot) == rows


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_cookie_opens_no_route_that_takes_a_key(app, world: World, headers_of) -> None:
    cookie = {"cookie": headers_of(world.person("administrator"))["cookie"]}
    answers = {
        row.route: _request(app, row.method, row.path.replace("{}", ids.new_id()), cookie).status_code
        for row in ROWS.values()
        if row.path.startswith("/api/v1/")
    }

    assert {route: status for route, status in answers.items() if status != 401} == {}


def _play(row: Row, kind: str, app: ASGIApp, world: World, headers_of: Callable[[Actor], Headers]) -> str:
    """What became of a call by somebody of this kind."""
    player = world.person(kind)
    call = row.call(world, player) if kind in row.may else world.once(row, lambda: _refused(row, world))
    headers = {} if kind == "anonymous" else headers_of(player)
    if kind in DEAD:
        db.write_now(_end, player, kind)
    return _send(row, call, app, headers, {401} if kind in DEAD or not headers else {403, 404})


def _refused(row: Row, world: World) -> Call:
    """What somebody else may call: one for all whom it is refused, because they leave it as it is."""
    return row.call(world, world.person(row.may[-1]))


def _send(row: Row, call: Call, app: ASGIApp, headers: Headers, refusals: set[int]) -> str:
    """What became of a call, as the database and the answer show it."""
    effect = call.effect or (lambda _tab: None)
    _request(app, "GET", "/api/v1/me", headers)  # the first use of a day is noted with the key
    before = effect(None)
    path = row.path.format(*call.ids) + call.query
    with watched() as writes:
        answer = _request(app, row.method, path, headers, call.json, call.data)
    print(path, answer.status_code, answer.text[:300], writes)  # shown when it fails
    has_worked = effect(None) != before if call.effect else call.shows in answer.text and not writes
    _require_described(row, answer)
    if answer.is_success and has_worked:
        return "served"
    if writes:
        return "refused, and yet something changed"
    return "refused" if answer.status_code in refusals else f"answered with {answer.status_code}"


def _require_described(row: Row, answer: httpx.Response) -> None:
    """Fail when the answer is not what the description of the interface says, or not in all its parts."""
    operation = described().get(row.route)
    if operation:
        assert str(answer.status_code) in operation.definition.raw["responses"], row.route
        operation.validate_response(answer)


@cache
def described() -> dict[str, APIOperation]:
    """What the description says of each route."""
    schema = schemathesis.openapi.from_dict(interface().openapi())
    return {
        f"{method.upper()} {re.sub(r'{[^}]*}', '{}', path)}": schema[path][method]
        for path, methods in schema.raw_schema["paths"].items()
        for method in methods
    }


def _request(
    app: ASGIApp,
    method: str,
    path: str,
    headers: Headers,
    json: dict[str, object] | None = None,
    data: bytes | None = None,
) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://learnhub") as client:
            return await client.request(method, path, headers=headers, json=json, content=data)

    return asyncio.run(send())


def _end(session: Session, player: Actor, kind: str) -> None:
    """Suspend somebody, or revoke their keys and end their sign-in."""
    if kind == "suspended":
        session.get(Person, player.person_id).status = PersonStatus.SUSPENDED
        return
    for key in session.exec(select(ApiToken).where(ApiToken.person_id == player.person_id)):
        key.revoked_at = clock.utcnow()
    session.exec(delete(SignIn).where(SignIn.person_id == player.person_id))
