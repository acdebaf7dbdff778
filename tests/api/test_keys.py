"""Every route of the REST interface asks for a key, and no dead one opens it."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from fastapi.routing import APIRoute
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access import allowances
from learnhub.access.allowances import CREATIONS_BURST
from learnhub.access.permissions import Permission, opening
from learnhub.core import clock, db
from learnhub.core.pace import Buckets, Pace
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import ApiToken, Person
from learnhub.features.people.routes import keys
from learnhub.features.people.scopes import scopes
from learnhub.features.people.service import tokens
from tests.api.interface import interface


def routes() -> list[APIRoute]:
    return [route for _room, found in rooms.modules("routes") for route in found.router.routes]


def permissions_of(route: APIRoute) -> list[Permission]:
    found, waiting = [], [*route.dependant.dependencies]
    while waiting:
        dependant = waiting.pop()
        waiting += dependant.dependencies
        permission = getattr(dependant.call, keys.PERMISSION_MARK, None)
        found += [permission] if permission else []
    return found


@pytest.mark.parametrize("route", routes(), ids=lambda route: f"{min(route.methods)} {route.path}")
def test_every_route_names_one_permission(route: APIRoute) -> None:
    assert len(permissions_of(route)) == 1


def test_no_scope_is_without_a_route_and_no_route_without_a_scope() -> None:
    asked = {permission for route in routes() for permission in permissions_of(route)}
    opened = {permission for one in asked for permission in opening(one)}

    assert {scope for scope in scopes() if scope not in asked | opened} == set()
    assert {one for one in asked if not one.scope and not opening(one)} == set()


@pytest.mark.parametrize("sent", [{"content": b"{"}, {"content": b"\xff"}, {"json": {}, "params": {"x": 1}}])
def test_what_cannot_be_read_is_refused_for_want_of_a_key_first(database, client_of, sent) -> None:
    headers = {"content-type": "application/json"}

    answers = [client_of().post(path, headers=headers, **sent) for path in ("/questions", "/members")]

    assert [answer.status_code for answer in answers] == [401, 401]
    assert {answer.headers["www-authenticate"] for answer in answers} == {"Bearer"}


def test_every_route_refuses_who_has_no_key(database, client_of) -> None:
    client = client_of()
    answers = {
        (method, route.path): client.request(method, route.path.replace("{", "").replace("}", "")).status_code
        for route in routes()
        for method in route.methods
    }

    assert {key: status for key, status in answers.items() if status != 401} == {}


def test_every_route_is_in_the_schema() -> None:
    paths = interface().openapi()["paths"]

    assert {(f"/api/v1{route.path}", min(route.methods).lower()) for route in routes()} == {
        (path, method) for path, methods in paths.items() for method in methods if path.startswith("/api/v1")
    }


@pytest.fixture
def ana(people):
    return people.member("Ana Petit")


@pytest.fixture
def client(ana, client_of):
    return client_of(ana)


def only_token(session: Session) -> ApiToken:
    return session.exec(select(ApiToken)).one()


def test_key_is_stored_hashed_and_its_day_of_use_noted(client, noon) -> None:
    assert db.read_now(only_token).last_used_day is None

    assert client.get("/me").status_code == 200

    token = db.read_now(only_token)
    assert token.hash not in client.headers["Authorization"]
    zone = db.read_now(lambda session: session.get_one(Person, token.person_id).zone)
    here = clock.utcnow().astimezone(ZoneInfo(zone))
    assert token.last_used_day == here.replace(hour=0)


def test_revoked_key_is_refused(ana, client) -> None:
    db.write_now(tokens.revoke_token, ana, token_id=db.read_now(only_token).id)

    assert client.get("/me").status_code == 401


def test_expired_key_is_refused(ana, client_of, noon) -> None:
    client = client_of(ana)

    with clock.at(noon + timedelta(days=91)):
        assert client.get("/me").status_code == 401


def test_key_of_somebody_suspended_is_refused(ana, client) -> None:
    def suspend(session: Session) -> None:
        session.get(Person, ana.person_id).status = PersonStatus.SUSPENDED

    db.write_now(suspend)

    assert client.get("/me").status_code == 401


def test_rubbish_key_is_refused_in_the_shape_of_all_errors(database, client_of) -> None:
    client = client_of()

    answer = client.get("/me", headers={"Authorization": "Bearer rubbish"})

    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert answer.json() == {
        "error": {"code": "unauthorized", "message": "Send a valid key.", "fields": {}, "params": {}}
    }


@pytest.fixture
def _new_allowances() -> Iterator[None]:
    allowances.forget()
    yield
    allowances.forget()


@pytest.mark.usefixtures("_new_allowances")
def test_program_that_publishes_much_is_told_when_to_return(ana, people, client_of) -> None:
    client, colleague = client_of(ana), client_of(people.member())
    ask = {"title": "Why does the valve leak?", "language": "en"}

    answers = [client.post("/questions", json=ask) for _number in range(int(CREATIONS_BURST) + 3)]

    made, refused = answers[: int(CREATIONS_BURST)], answers[int(CREATIONS_BURST) :]
    assert {answer.status_code for answer in made} == {201}
    assert {answer.status_code for answer in refused} == {429}
    assert 1 <= int(refused[0].headers["retry-after"]) <= 10
    assert refused[0].json()["error"]["code"] == "too_fast"
    assert colleague.post("/questions", json=ask).status_code == 201


@pytest.mark.usefixtures("_new_allowances")
def test_guessing_keys_is_limited_by_address(database, client_of, monkeypatch) -> None:
    monkeypatch.setattr(allowances, "work_of_strangers", Pace(Buckets(burst=3, rate=0.1), lane=1, patience=0))
    stranger = client_of()

    statuses = [
        stranger.get("/questions", headers={"Authorization": f"Bearer {n}"}).status_code for n in range(6)
    ]

    assert statuses[:3] == [401] * 3
    assert statuses[-1] == 429
