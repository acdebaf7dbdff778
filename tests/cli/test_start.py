"""What is refused before anything starts, and what is printed once people can connect."""

import argparse
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from learnhub.cli import start
from learnhub.config import HOPS_UNSET, Refusal, Settings


@pytest.fixture
def taken() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_probe_refuses_a_port_in_use(taken: int) -> None:
    with pytest.raises(Refusal) as refused:
        start.probe("127.0.0.1", taken)

    assert str(refused.value) == (
        f"Port {taken} on 127.0.0.1 is in use. Stop what uses it, or choose another with --port."
    )


def test_probe_refuses_an_address_of_another_machine() -> None:
    with pytest.raises(Refusal, match=r"^LearnHub cannot listen on 192\.0\.2\.1: "):
        start.probe("192.0.2.1", 8000)


def test_probe_leaves_the_port_free(taken: int) -> None:
    with socket.socket() as finding:
        finding.bind(("127.0.0.1", 0))
        free = finding.getsockname()[1]

    start.probe("127.0.0.1", free)
    start.probe("127.0.0.1", free)


def test_port_that_was_taken_during_the_build_is_refused(taken: int, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="in use"):
        start.serve_until_signal(Settings(data=tmp_path, port=taken), lambda: None)


def test_several_workers_are_refused() -> None:
    arguments = argparse.Namespace(workers=2)

    with pytest.raises(Refusal) as refused:
        start.start(arguments, "company", lambda _settings: lambda: None)

    assert str(refused.value) == "LearnHub runs in one worker for now; several come with a later version."


@pytest.mark.parametrize(
    ("settings", "lines"),
    [
        (Settings(), ["LearnHub is running at http://127.0.0.1:8000"]),
        (Settings(host="::1", port=80), ["LearnHub is running at http://[::1]:80"]),
        (
            Settings(host="0.0.0.0", url="https://learn.example.com", proxy_hops=1),
            ["LearnHub is running at https://learn.example.com"],
        ),
        (
            Settings(host="0.0.0.0", url="https://learn.example.com"),
            ["LearnHub is running at https://learn.example.com", HOPS_UNSET],
        ),
        (
            Settings(url="http://learn.example.com", proxy_hops=1),
            [
                "LearnHub is running at http://learn.example.com",
                "The public address is not https: passwords and cookies travel readable.",
            ],
        ),
    ],
)
def test_addresses(settings: Settings, lines: list[str]) -> None:
    assert start.addresses(settings).splitlines() == lines


def test_addresses_on_the_network_name_one_for_phones() -> None:
    first, second = start.addresses(Settings(host="0.0.0.0", port=8100)).splitlines()

    assert first == "LearnHub is running at http://127.0.0.1:8100"
    assert second.startswith("From a phone in the same network: http://")
    assert second.endswith(":8100")
