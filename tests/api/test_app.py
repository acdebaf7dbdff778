"""The one shape of errors, the addresses that exist, and health."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict
from sqlalchemy import text

from learnhub.api import errors
from learnhub.core import db
from learnhub.errors import Conflict
from tests.api.interface import interface


class Thing(BaseModel):
    """Something that can be sent."""

    model_config = ConfigDict(extra="forbid")

    size: int


def get(app: FastAPI, path: str, **kwargs: object) -> httpx.Response:
    return request(app, "GET", path, **kwargs)


def request(app: FastAPI, method: str, path: str, **kwargs: object) -> httpx.Response:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://learnhub") as client:
            return await client.request(method, path, **kwargs)  # type: ignore[arg-type]

    return asyncio.run(send())


def failing(error: Exception) -> FastAPI:
    app = FastAPI()
    errors.install(app)

    @app.post("/things")
    def make(thing: Thing) -> None:
        raise error

    return app


def test_error_for_the_reader() -> None:
    error = Conflict("{name} is taken.", fields={"name": "Choose another."}, name="{size}")

    found = request(failing(error), "POST", "/things", json={"size": 1})

    assert (found.status_code, found.json()) == (
        409,
        {
            "error": {
                "code": "conflict",
                "message": "{size} is taken.",
                "fields": {"name": "Choose another."},
                "params": {"name": "{size}"},
            }
        },
    )


def test_error_of_fields() -> None:
    found = request(failing(Exception()), "POST", "/things", json={"size": "big", "colour": "red"})

    assert found.status_code == 422
    assert found.json()["error"]["code"] == "invalid"
    assert sorted(found.json()["error"]["fields"]) == ["colour", "size"]


def test_error_that_is_a_bug_says_nothing_about_it() -> None:
    found = request(failing(ValueError("private")), "POST", "/things", json={"size": 1})

    assert (found.status_code, found.json()["error"]) == (
        500,
        {
            "code": "error",
            "message": "LearnHub has a fault here.",
            "fields": {},
            "params": {},
        },
    )


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_unknown_address(method: str) -> None:
    found = request(interface(), method, "/api/v1/nothing")

    assert (found.status_code, found.json()["error"]["code"]) == (404, "not_found")


def test_unknown_method_is_told_what_the_address_takes() -> None:
    app = interface()

    found = {
        (method, path): request(app, method, f"/api/v1{path}")
        for method, path in (("PATCH", "/questions"), ("DELETE", "/me"), ("OPTIONS", "/posts/x/vote"))
    }

    assert {key: (answer.status_code, answer.headers["allow"]) for key, answer in found.items()} == {
        ("PATCH", "/questions"): (405, "GET, HEAD, POST"),
        ("DELETE", "/me"): (405, "GET, HEAD"),
        ("OPTIONS", "/posts/x/vote"): (405, "PUT"),
    }
    assert {answer.json()["error"]["code"] for answer in found.values()} == {"method_not_allowed"}


def test_head_is_answered_as_get_without_the_body() -> None:
    app = interface()

    for path in ("/api/health", "/api/openapi.json", "/api/v1/me", "/api/v1/nothing"):
        asked, read = request(app, "HEAD", path), get(app, path)
        assert (asked.status_code, asked.headers, asked.content) == (read.status_code, read.headers, b"")
        assert read.content


def test_openapi_is_there_and_pages_about_it_are_not() -> None:
    app = interface()

    assert get(app, "/api/openapi.json").json()["info"]["title"] == "LearnHub"
    assert [get(app, path).status_code for path in ("/docs", "/redoc", "/api/docs")] == [404, 404, 404]


def test_health() -> None:
    found = get(interface(), "/api/health")

    assert (found.status_code, found.json()) == (200, {"status": "ok"})


@pytest.mark.usefixtures("database")
def test_ready() -> None:
    found = get(interface(), "/api/health/ready")

    assert (found.status_code, found.json()) == (200, {"status": "ok", "database": True, "migrated": True})


@pytest.mark.usefixtures("database")
def test_not_ready_on_a_full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: SimpleNamespace(free=4096))

    found = get(interface(), "/api/health/ready")

    assert (found.status_code, found.json()["status"]) == (503, "the disk is full")


def test_not_ready_on_an_older_database(tmp_path: Path, sqlite_template: Path) -> None:
    (tmp_path / "older.db").write_bytes(sqlite_template.read_bytes())
    db.configure(f"sqlite:///{tmp_path}/older.db")
    db.write_now(
        lambda session: session.connection().execute(text("UPDATE alembic_version SET version_num = '0001'"))
    )

    found = get(interface(), "/api/health/ready")

    assert (found.status_code, found.json()) == (
        503,
        {"status": "not ready", "database": True, "migrated": False},
    )


@pytest.fixture(autouse=True)
def _database_is_let_go() -> Iterator[None]:
    yield
    db.dispose()


def test_not_ready_without_a_database() -> None:
    db.configure("postgresql+psycopg://127.0.0.1:1/learn")

    found = get(interface(), "/api/health/ready")

    assert (found.status_code, found.json()) == (
        503,
        {"status": "not ready", "database": False, "migrated": False},
    )
