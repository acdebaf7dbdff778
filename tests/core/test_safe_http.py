"""Addresses that somebody typed lead nowhere inside, and cost a bounded time and size."""

import gzip
import socket
import time
from collections.abc import Iterator

import pytest

from learnhub.core import safe_http
from learnhub.core.safe_http import NoAnswer, Refused, TooLarge, Unreachable, request
from tests.receivers import LOCAL, Receiver, drip, hang_up, receiving, reply


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:a00:1::", "2002:7f00:1::1",
    ],
)  # fmt: skip
def test_private_addresses_are_none_of_the_internet(address: str) -> None:
    assert not safe_http.is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8"])
def test_public_addresses_are(address: str) -> None:
    assert safe_http.is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_nothing_is_sent_to_a_private_address_however_it_is_written(receiver: Receiver, host: str) -> None:
    port = receiver.address.rpartition(":")[2]

    for scheme in ("http", "https"):
        with pytest.raises((Refused, Unreachable)):
            request("GET", f"{scheme}://{host}:{port}/", plain_http=True)
    assert receiver.received == []


def test_name_that_points_inside_is_refused(receiver: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_asked, **_how: found)

    with pytest.raises(Refused):
        request("GET", "https://calendar.example/", plain_http=True)


def test_redirect_that_leads_inside_is_refused(receiver: Receiver) -> None:
    with receiving("127.0.0.2") as inside:
        receiver.answer = lambda handler: reply(handler, 302, Location=f"{inside.address}/secret")

        with pytest.raises(Refused):
            request(
                "GET", receiver.address, redirects=3, internal=(safe_http.ipaddress.ip_network("127.0.0.1"),)
            )

        assert (len(receiver.received), inside.received) == (1, [])


def test_redirects_are_followed_as_often_as_allowed(receiver: Receiver) -> None:
    receiver.answer = lambda handler: reply(handler, 302, Location=f"/{len(receiver.received)}")

    answer = request("GET", receiver.address, redirects=2, internal=LOCAL)

    assert answer.status == 302
    assert [each.path for each in receiver.received] == ["/", "/1", "/2"]


def test_what_is_sent_is_not_sent_on(receiver: Receiver) -> None:
    receiver.answer = lambda handler: reply(handler, 307, Location="/elsewhere")

    answer = request("POST", f"{receiver.address}/hook?a=é b", body=b"{}", redirects=3, internal=LOCAL)

    assert answer.status == 307
    assert [(each.path, each.body) for each in receiver.received] == [("/hook?a=%C3%A9%20b", b"{}")]


def test_answer_comes_whole(receiver: Receiver) -> None:
    receiver.answer = lambda handler: reply(handler, 200, b"BEGIN", ETag='"1"')

    answer = request("GET", f"{receiver.address}/feed", headers={"If-None-Match": '"0"'}, internal=LOCAL)

    assert (answer.status, answer.body, answer.headers["etag"]) == (200, b"BEGIN", '"1"')
    assert answer.address == f"{receiver.address}/feed"
    assert receiver.received[0].headers["if-none-match"] == '"0"'
    assert receiver.received[0].headers["host"] == receiver.address.removeprefix("http://")


def test_endless_answer_costs_a_bounded_time(receiver: Receiver) -> None:
    receiver.answer = drip
    started = time.monotonic()

    with pytest.raises(NoAnswer):
        request("GET", receiver.address, seconds=0.3, internal=LOCAL)

    assert time.monotonic() - started < 5


@pytest.mark.parametrize("packed", [False, True])
def test_large_answer_is_not_read_to_its_end(receiver: Receiver, packed: bool) -> None:
    body = b"x" * 1001
    how = {"Content_Encoding": "gzip"} if packed else {}
    receiver.answer = lambda handler: reply(handler, 200, gzip.compress(body) if packed else body, **how)

    with pytest.raises(TooLarge):
        request("GET", receiver.address, limit=1000, internal=LOCAL)


def test_answer_that_breaks_off_is_none(receiver: Receiver) -> None:
    def half(handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "10")
        handler.end_headers()
        handler.wfile.write(b"half")

    for answer in (half, hang_up):
        receiver.answer = answer
        with pytest.raises(NoAnswer):
            request("GET", receiver.address, internal=LOCAL)


def test_who_does_not_speak_tls_gets_nothing(receiver: Receiver) -> None:
    with pytest.raises(Unreachable):
        request("POST", receiver.address.replace("http:", "https:"), body=b"secret", internal=LOCAL)

    assert receiver.received == []


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("https://user:word@chat.example/", Refused),
        ("ftp://chat.example/", Refused),
        ("https:///path", Refused),
        ("https://chat.example:99999/", Refused),
        ("nonsense", Refused),
        ("https://no-such-name.invalid/", Unreachable),
        ("http://8.8.8.8/", Refused),
    ],
)
def test_what_is_no_address_is_refused(address: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        request("GET", address)
