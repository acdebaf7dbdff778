"""Headers, origins, limits, addresses and paths."""

import asyncio
import base64
import hashlib
import socket
import uuid
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect
from websockets.typing import Origin

from learnhub.config import Settings
from learnhub.web.addresses import prefix
from learnhub.web.layers import surround
from learnhub.web.security.csp import inline_script_hashes
from learnhub.web.security.limits import BODY_MAX
from tests.web.tab import Tab

SCRIPT = "alert('ours')"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A folder of built pages."""
    (tmp_path / "questions").mkdir()
    (tmp_path / "questions.html").write_text(f"<script>{SCRIPT}</script><script src='/a.js'></script>")
    return tmp_path


async def answer(request: Request) -> Response:
    body = await request.body()
    if "if-none-match" in request.headers:
        return Response(status_code=304)
    kind = PlainTextResponse if request.url.path.startswith("/api/") else HTMLResponse
    return kind(f"{request.url.path} {request.client.host} {len(body)}")


def ask(built: Path, settings: Settings = Settings(), **request) -> httpx.Response:  # noqa: B008 - frozen
    inner = Starlette(routes=[Route("/{rest:path}", answer, methods=["GET", "POST"])])
    app = surround(inner, replace(settings, host="learn.test"), built, {"/auth/small": 10})

    async def run() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://learn.test") as client:
            return await client.request(**{"method": "GET", "url": "/", **request})

    return asyncio.run(run())


def test_policy_allows_the_scripts_of_the_build_and_no_others(built: Path):
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()

    policy = ask(built).headers["content-security-policy"]

    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert scripts == f"script-src 'self' 'sha256-{digest}'"
    assert "unsafe-eval" not in policy
    for directive in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"):
        assert directive in policy


def test_what_is_no_page_may_do_nothing_when_opened(built: Path):
    policy = ask(built, url="/api/v1/cards").headers["content-security-policy"]

    assert policy == "default-src 'none'; frame-ancestors 'none'"


def test_page_that_has_not_changed_keeps_its_policy(built: Path):
    kept = ask(built, headers={"If-None-Match": "the same"})

    assert (kept.status_code, kept.headers.get("content-security-policy")) == (304, None)


@pytest.mark.parametrize(
    ("url", "host", "sockets"),
    [
        ("", "learn.test", "connect-src 'self' ws://learn.test wss://learn.test;"),
        ("", "192.168.1.4:8000", "connect-src 'self' ws://192.168.1.4:8000 wss://192.168.1.4:8000;"),
        ("https://learn.example.com", "learn.test", "connect-src 'self' wss://learn.example.com;"),
    ],
)
def test_policy_names_the_socket(built: Path, url: str, host: str, sockets: str):
    answered = ask(built, Settings(url=url), headers={"Host": host})

    assert sockets in answered.headers["content-security-policy"] + ";"


HOSTS = [
    ("localhost", 200),
    ("LOCALHOST:8000", 200),
    ("127.0.0.1:8000", 200),
    ("[::1]:8000", 200),
    ("192.168.1.4", 200),
    ("[2001:db8::7]", 200),
    ("learn.test", 200),
    (socket.gethostname(), 200),
    (f"{socket.gethostname().partition('.')[0]}.local:8000", 200),
    ("evil.test", 421),
    ("evil.test:8000", 421),
    ("localhost.evil.test", 421),
    ("127.0.0.1.evil.test", 421),
    ("1.evil.test", 421),
    ("learn.test@evil.test", 421),
    ("localhost, evil.test", 421),
    ("x; script-src *", 421),
    ("[::1", 421),
    ("", 421),
]


@pytest.mark.parametrize(("host", "status"), HOSTS)
@pytest.mark.parametrize("path", ["/", "/questions", "/api/v1/cards"])
def test_only_names_that_no_stranger_can_hold_are_answered(built: Path, path: str, host: str, status: int):
    answered = ask(built, url=path, headers={"Host": host})

    assert answered.status_code == status
    if status == 421:
        assert "LEARNHUB_URL" in answered.text
        assert answered.headers["content-security-policy"].startswith("default-src 'none'")


def test_two_names_at_once_are_refused(built: Path):
    assert ask(built, headers=[("Host", "localhost"), ("Host", "evil.test")]).status_code == 421


def test_with_a_public_address_a_proxy_may_ask_under_any_name(built: Path):
    assert (
        ask(built, Settings(url="https://learn.example.com"), headers={"Host": "app:8000"}).status_code == 200
    )


def socket_under(name: str, server: str) -> connect:
    """A socket under a name that leads to this machine, as a stranger's can be made to."""
    port = int(server.rpartition(":")[2])
    address = f"ws://{name}:{port}/_event/?EIO=4&transport=websocket&token={uuid.uuid4()}"
    here = socket.create_connection(("127.0.0.1", port))
    return connect(address, sock=here, origin=Origin(f"http://{name}:{port}"))


def test_socket_under_the_name_of_a_stranger_is_refused(server, database):
    with pytest.raises(InvalidStatus) as refused, socket_under("evil.test", server):
        pass

    assert refused.value.response.status_code == 403
    with socket_under("localhost", server) as ours:
        assert ours.recv(timeout=10)


def test_every_answer_has_the_fixed_headers(built: Path):
    headers = ask(built, url="/nothing").headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


def test_https_is_insisted_on_only_behind_https(built: Path):
    answered = ask(built, Settings(url="https://learn.example.com"))

    assert answered.headers["strict-transport-security"].startswith("max-age=31536000")


def test_service_worker_may_fetch_from_here_and_do_nothing_else(built: Path):
    (built / "sw.js").write_text("")
    answer = ask(built, url="/sw.js")

    expected = "default-src 'none'; frame-ancestors 'none'; connect-src 'self'"
    assert answer.headers["content-security-policy"] == expected
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "keeping"),
    [
        ("/assets/x-1a2b.js", "public, max-age=31536000, immutable"),
        ("/fonts/x.woff2", "public, max-age=31536000, immutable"),
        ("/", "no-cache"),
        ("/auth/x", "no-store"),
        ("/api/v1/cards", "no-store"),
    ],
)
def test_answers_are_kept_as_long_as_they_stay_true(built: Path, path: str, keeping: str):
    assert ask(built, url=path).headers["cache-control"] == keeping


BROWSER = {"Sec-Fetch-Site": "same-origin", "Origin": "http://learn.test"}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        (BROWSER, 200),
        ({"Origin": "http://learn.test"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://evil.test"}, 403),
        ({"Origin": "http://learn.test.evil.test"}, 403),
        ({"Origin": "http://learn.test:81"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://learn.test"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Authorization": "Bearer x"}, 403),
    ],
)
def test_form_must_come_from_our_own_page(built: Path, headers: dict, status: int):
    assert ask(built, method="POST", url="/auth/sign-in", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": "Bearer x"}, 200),
        ({}, 200),  # the interface answers 401 itself
        ({"Authorization": "Bearer x", "Origin": "http://evil.test"}, 403),
        ({"Origin": "http://evil.test"}, 403),
        ({"Authorization": "Bearer x", "Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_rest_interface_is_open_to_programs_but_not_to_a_foreign_page(
    built: Path, headers: dict, status: int
):
    assert ask(built, method="POST", url="/api/v1/cards", headers=headers).status_code == status


@pytest.mark.parametrize(
    ("headers", "size", "status", "code"),
    [
        ({"Origin": "http://evil.test"}, 1, 403, "forbidden"),
        ({}, BODY_MAX + 1, 413, "too_large"),
        ({"Host": "evil.test"}, 1, 421, "misdirected"),
    ],
)
def test_layers_refuse_programs_in_the_shape_of_the_interface(
    built: Path, headers: dict, size: int, status: int, code: str
):
    answered = ask(built, method="POST", url="/api/v1/cards", headers=headers, content=b"x" * size)

    assert (answered.status_code, answered.json()["error"]["code"]) == (status, code)
    assert answered.json()["error"]["message"]


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://learn.example.com", 200), ("http://learn.test", 403), ("http://learn.example.com", 403)],
)
def test_configured_address_is_the_only_origin(built: Path, origin: str, status: int):
    settings = Settings(url="https://learn.example.com")

    assert ask(built, settings, method="POST", headers={"Origin": origin}).status_code == status


def test_reading_needs_no_origin(built: Path):
    assert ask(built, headers={"Origin": "http://evil.test"}).status_code == 200


@pytest.mark.parametrize(
    ("origin", "is_refused"),
    [(None, False), ("same", False), ("http://evil.test", True), ("http://localhost:1", True)],
)
def test_socket_must_come_from_our_own_page(server, database, origin: str | None, is_refused: bool):
    stranger = Tab(server, origin=server if origin == "same" else origin, boot=False)

    assert stranger.is_refused is is_refused
    stranger.close()


def test_foreign_page_may_not_read_the_interface(http):
    answered = http.get("/api/health", headers={"Origin": "http://evil.test", "Cookie": "lh=x"})

    assert "access-control-allow-origin" not in answered.headers


@pytest.mark.parametrize(("size", "status"), [(10, 200), (11, 413)])
def test_body_is_cut_at_the_limit_of_its_path(built: Path, size: int, status: int):
    answered = ask(built, method="POST", url="/auth/small", content=b"x" * size, headers=BROWSER)

    assert answered.status_code == status


def test_body_of_unknown_length_is_cut_while_it_is_read(built: Path):
    async def endless():
        for _ in range(20):
            yield b"xxxx"

    answered = ask(built, method="POST", url="/auth/small", content=endless(), headers=BROWSER)

    assert answered.status_code == 413


@pytest.mark.parametrize(
    ("hops", "forwarded", "client"),
    [
        (0, "9.9.9.9", "127.0.0.1"),
        (1, "9.9.9.9", "9.9.9.9"),
        (1, "6.6.6.6, 9.9.9.9", "9.9.9.9"),
        (2, "6.6.6.6, 9.9.9.9, 10.0.0.1", "9.9.9.9"),
        (2, "9.9.9.9", "127.0.0.1"),
        (1, "nonsense", "127.0.0.1"),
    ],
)
def test_visitor_is_who_the_trusted_proxies_saw(built: Path, hops: int, forwarded: str, client: str):
    answered = ask(built, Settings(proxy_hops=hops), headers={"X-Forwarded-For": forwarded})

    assert answered.text.split()[1] == client


@pytest.mark.parametrize(
    ("address", "kept"),
    [("192.168.7.9", "192.168.7.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"), ("testclient", "")],
)
def test_only_the_network_of_an_address_is_kept(address: str, kept: str):
    assert prefix(address) == kept


def test_hashes_come_from_every_page_and_skip_empty_scripts(built: Path):
    (built / "deep").mkdir()
    (built / "deep" / "x.html").write_text("<script>other()</script>")

    assert len(inline_script_hashes(built)) == 2
