"""A client of the REST interface with somebody's key."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI

from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.config import settings
from learnhub.core import db
from learnhub.core.busy_times import BusyTimes
from learnhub.features.discussion import stored_files, uploads
from learnhub.features.mentoring import calendar_reading
from learnhub.features.people.schemas import TokenInput
from learnhub.features.people.scopes import scopes as known_scopes
from learnhub.features.people.service import tokens
from tests.api.interface import interface


@pytest.fixture(autouse=True)
def _empty_calendars(monkeypatch: pytest.MonkeyPatch) -> None:
    """No calendar is asked for: whatever its address, there is nothing in it."""
    monkeypatch.setattr(calendar_reading, "look", lambda _wanted: BusyTimes())


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the pictures of this test."""
    mine = replace(settings(), data=tmp_path, image_megabytes=1)
    for module in (uploads, stored_files):
        monkeypatch.setattr(module, "settings", lambda: mine)
    return tmp_path


@pytest.fixture
def key_of(people) -> Callable[..., str]:
    """Makes a key: `key_of(ana)` with all scopes she may give, `key_of(ana, QUESTIONS_READ)` with these."""

    def make(actor: Actor, *scopes: Permission) -> str:
        given = scopes or [scope for scope in known_scopes() if actor.may(scope)]
        form = TokenInput(name="Test", scopes=frozenset(given))
        return db.write_now(tokens.make_token, actor, form=form)

    return make


class Client:
    """Sends one request after another to the app, without a server."""

    def __init__(self, interface: FastAPI, headers: dict[str, str]) -> None:
        self.interface, self.headers = interface, headers

    def request(
        self, method: str, path: str, *, headers: dict[str, str] | None = None, **more
    ) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.interface)
            async with httpx.AsyncClient(transport=transport, base_url="http://learnhub") as client:
                sent = {**self.headers, **(headers or {})}
                return await client.request(method, f"/api/v1{path}", headers=sent, **more)

        return asyncio.run(send())

    def __getattr__(self, method: str) -> Callable[..., httpx.Response]:
        return partial(self.request, method.upper())


@pytest.fixture
def client_of(key_of: Callable[..., str]) -> Callable[..., Client]:
    """Makes a client: `client_of(ana).get("/questions")`."""

    def make(actor: Actor | None = None, *scopes: Permission) -> Client:
        headers = {"Authorization": f"Bearer {key_of(actor, *scopes)}"} if actor else {}
        return Client(interface(), headers)

    return make
