"""The guard in front of Reflex's queue, through raw sockets."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from learnhub.web import rate_limits
from learnhub.web import reflex_internals as internals
from tests.web.tab import Tab

OpenTab = Callable[..., Tab]

pytestmark = pytest.mark.usefixtures("database")


def waiting_futures() -> int:
    from learnhub.learnhub import app

    return len(app._event_processor._futures)


@pytest.mark.parametrize("token", ["x" * 300, "../../etc", "a_b", "00000000-0000-0000-0000-00000000000"])
def test_client_token_that_is_no_uuid_is_refused(tab: OpenTab, token: str):
    assert tab(token=token, path="/probe-open").is_refused


@pytest.mark.parametrize(
    "auth",
    [
        {},
        {"event": None},
        {"event": {"name": "nothing.like_it", "payload": {}}},
        {"event": {"name": "reflex___state____state.hydrate"}},
        {"event": [1]},
        {"event": {"name": internals.HYDRATE_AND_LOAD, "payload": [1]}},
    ],
)
def test_connection_that_does_not_begin_with_hydration_is_refused(tab: OpenTab, auth: dict):
    stranger = tab(path="/probe-open", boot=False)

    stranger.raw("40/_event," + json.dumps(auth))
    stranger.wait_for(lambda: stranger.is_refused)

    assert stranger.is_refused
    assert stranger.vars == {}


def test_hydration_takes_no_values_for_vars(tab: OpenTab):
    nobody = tab(path="/probe-open", boot=False)
    event = nobody.event(internals.HYDRATE_AND_LOAD, {"vars": {"reflex___state____state.said": "forged"}})

    nobody.raw("40/_event," + json.dumps({"event": event}))
    nobody.settle()

    assert nobody.shown("probe_state", "said") == ""


def test_unknown_names_leave_nothing_behind(tab: OpenTab, caplog):
    nobody = tab(path="/probe-open")
    before = waiting_futures()

    for number in range(40):
        nobody.fire(f"no.such{number}", p="x" * 9_000)
    nobody.send("ProbeState.say", text="still here")

    assert waiting_futures() == before
    assert "xxxx" not in caplog.text
    assert nobody.shown("probe_state", "said") == "still here"


@pytest.mark.parametrize(
    "packet",
    [
        "42/_event,5",
        "42/_event,[]",
        "42/_event,[null]",
        '42/_event,["event"]',
        '42/_event,["event",[1,2]]',
        '42/_event,["event",{"name":{}}]',
        "42/_event,{",
        "451-/_event,[1]",
        '42/_event,["event",{"name":"reflex___state____state.hydrate","router_data":[]}]',
        "nonsense",
        "",
        "5",
        "9",
        "42/other,[1]",
        '42/_event,7["event",{}]',
        "42/_event," + "[" * 5_000,
    ],
)
def test_malformed_packet_is_dropped_and_the_socket_goes_on(tab: OpenTab, caplog, packet: str):
    nobody = tab(path="/probe-open")

    nobody.raw(packet)
    nobody.send("ProbeState.say", text="still here")

    assert nobody.shown("probe_state", "said") == "still here"
    assert [record for record in caplog.records if record.exc_info] == []


@pytest.mark.parametrize("form", [5, [1], [["a"]], [["a", 1]], "text", {"a": 1}])
def test_form_that_no_browser_sends_is_dropped(tab: OpenTab, people, form: object):
    member = tab(people.member())

    answer = member.send("ProbeState.ask", form={"__reflex_form_data__": form})

    assert answer == []


def test_flood_of_events_is_cut_and_then_disconnected(tab: OpenTab):
    nobody = tab(path="/probe-open")

    with suppress(ConnectionClosed):
        for number in range(3 * rate_limits.STRIKES_MAX):
            nobody.fire("no.such", n=number)
    nobody.wait_for(lambda: nobody.is_refused)

    assert nobody.is_refused


def test_sender_may_send_a_burst_and_then_a_few_a_second(monkeypatch):
    moment = 100.0
    monkeypatch.setattr(rate_limits.time, "monotonic", lambda: moment)
    sender = rate_limits.Sender(at=moment)

    burst = [sender.may_send() for _ in range(int(rate_limits.BURST) + 1)]
    moment += 1
    later = [sender.may_send() for _ in range(int(rate_limits.RATE) + 1)]

    assert burst == [True] * int(rate_limits.BURST) + [False]
    assert later == [True] * int(rate_limits.RATE) + [False]
