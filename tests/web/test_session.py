"""Cookies, hashes and closed doors."""

import asyncio
from collections.abc import Callable

import pytest

from learnhub.web.session import (
    COOKIE,
    COOKIE_HTTPS,
    SCOPE_KEY,
    SessionScope,
    hash_token,
    preferred_language,
    sign_in_of,
    split_cookies,
)
from tests.web.tab import Tab

TOKEN = "t" * 43


def passed_on(kind: str, headers: list[tuple[bytes, bytes]], *, path: str = "/", https: bool = False) -> dict:
    seen = {}

    async def inner(scope, receive, send):
        seen.update(scope)

    scope = {"type": kind, "path": path, "headers": headers}
    asyncio.run(SessionScope(inner, https=https)(scope, None, None))
    return seen


def test_socket_carries_the_hash_instead_of_the_cookie():
    scope = passed_on("websocket", [(b"cookie", f"a=1; lh={TOKEN}".encode()), (b"host", b"x")])

    assert scope["headers"] == [
        (b"host", b"x"),
        (b"authorization", f"lh-session {hash_token(TOKEN)}".encode()),
    ]


def test_socket_cannot_bring_its_own_hash():
    forged = (b"authorization", f"lh-session {'0' * 64}".encode())

    assert passed_on("websocket", [forged])["headers"] == []


def test_request_keeps_other_cookies_and_its_hash_is_in_the_scope():
    scope = passed_on(
        "http", [(b"cookie", f"a=1; lh={TOKEN}; b=2".encode()), (b"authorization", b"Bearer x")]
    )

    assert scope["headers"] == [(b"cookie", b"a=1; b=2")]
    assert scope[SCOPE_KEY] == hash_token(TOKEN)


def test_rest_interface_keeps_the_bearer_token():
    scope = passed_on("http", [(b"authorization", b"Bearer x")], path="/api/v1/cards")

    assert scope["headers"] == [(b"authorization", b"Bearer x")]


@pytest.mark.parametrize(("https", "name"), [(False, COOKIE), (True, COOKIE_HTTPS)])
def test_cookie_of_the_other_scheme_means_nothing(https: bool, name: str):
    headers = [(b"cookie", f"{name}={TOKEN}".encode())]

    assert passed_on("http", headers, https=https)[SCOPE_KEY] == hash_token(TOKEN)
    assert passed_on("http", headers, https=not https)[SCOPE_KEY] is None


@pytest.mark.parametrize("cookie", ["lh=", "lh=short", f"lh={'x' * 200}", f"xlh={TOKEN}", ";;;", "lh"])
def test_what_is_no_token_is_nobody(cookie: str):
    assert split_cookies([(b"cookie", cookie.encode())], "lh")[1] is None


@pytest.mark.parametrize("value", ["", "lh-session", "lh-session abc", f"Bearer {'0' * 64}"])
def test_header_of_another_shape_is_nobody(value: str):
    assert sign_in_of({"authorization": value}) is None


@pytest.mark.parametrize(
    "path", ["/_upload", "/_upload/x.pdf", "/ping", "/_health", "/_all_routes", "/auth-codespace", "/_event/"]
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_endpoints_of_reflex_are_closed(http, path: str, method: str):
    assert http.request(method, path, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 404


@pytest.mark.parametrize(
    ("accepted", "language"),
    [("fr-CA,fr;q=0.9,en;q=0.8", "fr"), ("de, en;q=0.5", "en"), ("", "en"), ("*", "en"), ("zz;;;,FR", "fr")],
)
def test_language_of_nobody_is_the_browsers(accepted: str, language: str):
    assert preferred_language(accepted) == language


def test_nothing_of_the_session_reaches_the_browser_or_the_log(tab: Callable[..., Tab], people, caplog):
    member = tab(people.member())

    member.send("ProbeState.count", n="not a number")

    assert "lh-session" not in str(member.messages)
    assert "lh-session" not in caplog.text
    assert "not a number" not in caplog.text
