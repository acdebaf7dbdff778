"""The guard in front of Reflex's queue, through raw sockets."""

import json
from collections.abc import Callable
from contextlib import suppress

import pytest
from websockets.exceptions import ConnectionClosed

from learnhub.access import allowances
from learnhub.core.pace import Buckets, Pace
from learnhub.web import rate_limits
from learnhub.web import reflex_internals as internals
from learnhub.web.callers import Caller
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

    nobody.wait_for(lambda: waiting_futures() <= before)  # an answer may come before its own future goes
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
    sender = rate_limits.Sender(Caller("somebody", is_person=True, language="en"), at=moment)

    burst = [sender.may_send() for _ in range(int(rate_limits.BURST) + 1)]
    moment += 1
    later = [sender.may_send() for _ in range(int(rate_limits.RATE) + 1)]

    assert burst == [True] * int(rate_limits.BURST) + [False]
    assert later == [True] * int(rate_limits.RATE) + [False]


@pytest.fixture
def few(monkeypatch) -> None:
    """Allowances of which a test can come to the end."""
    few = Pace(Buckets(burst=40, rate=0.1), lane=1, patience=0.5)
    monkeypatch.setattr(allowances, "work_of_people", few)
    monkeypatch.setattr(allowances, "work_of_strangers", few)


def say_until_refused(speaker: Tab, *, toast: str) -> int:
    for number in range(50):
        speaker.fire("ProbeState.say", text=f"text {number}")
        speaker.listen(0.01)
        if speaker.toast():
            break
    speaker.wait_for(lambda: speaker.toast().startswith(toast))
    return number


@pytest.mark.usefixtures("few")
def test_who_overdoes_it_is_told_in_their_language_how_long_to_wait(tab: OpenTab, people):
    member = tab(people.member(language="fr"))

    done = say_until_refused(member, toast="Cela fait beaucoup")

    assert 20 < done < 45
    assert not member.is_refused


@pytest.mark.usefixtures("few")
def test_another_socket_of_the_same_person_has_no_allowance_of_its_own(tab: OpenTab, people):
    actor = people.member()
    first, second, colleague = tab(actor), tab(actor), tab(people.member())
    say_until_refused(first, toast="That was a lot")

    second.fire("ProbeState.say", text="more")
    second.wait_for(lambda: bool(second.toast()))
    colleague.send("ProbeState.say", text="at once")

    assert second.shown("probe_state", "said") != "more"
    assert colleague.shown("probe_state", "said") == "at once"


@pytest.mark.usefixtures("few")
def test_form_that_was_too_much_is_told_so_and_can_be_sent_again(tab: OpenTab, people):
    member = tab(people.member())
    say_until_refused(member, toast="That was a lot")
    before = member.shown("answered_state", "answered")

    member.fire("ProbeState.ask", form={"__reflex_form_data__": [["title", "Valve"]]})

    member.wait_for(lambda: member.shown("answered_state", "answered") != before)


def test_strangers_of_one_address_may_open_so_many_sockets(tab: OpenTab, people, monkeypatch):
    monkeypatch.setattr(allowances, "SOCKETS_PER_ADDRESS", 2)
    strangers = [tab(path="/probe-open") for _number in range(2)]

    assert tab(path="/probe-open").is_refused
    assert not tab(people.member()).is_refused
    strangers[0].close()
    strangers[1].send("ProbeState.say", text="still here")
    assert not opened_after_a_moment(tab).is_refused


def opened_after_a_moment(tab: OpenTab) -> Tab:
    """A socket that closed is counted until the server has noticed."""
    for _try in range(50):
        if not (opened := tab(path="/probe-open")).is_refused:
            break
    return opened


def test_one_person_may_open_so_many_sockets(tab: OpenTab, people, monkeypatch):
    monkeypatch.setattr(allowances, "SOCKETS_PER_PERSON", 2)
    actor = people.member()
    opened = [tab(actor) for _number in range(2)]

    assert [each.is_refused for each in opened] == [False, False]
    assert tab(actor).is_refused
    assert not tab(people.member()).is_refused
