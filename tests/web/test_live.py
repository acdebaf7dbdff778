"""Live views: what viewers are sent, when, and who no longer is."""

import time
from collections.abc import Callable

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import bus, db
from learnhub.features.people import service
from learnhub.web import reflex_internals as internals
from learnhub.web import sockets
from learnhub.web.live import hub, wire
from learnhub.web.live.topic import Topic
from learnhub.web.live.view import View
from learnhub.web.session import hash_token
from tests.web import probe
from tests.web.tab import Tab

OpenTab = Callable[..., Tab]

pytestmark = pytest.mark.usefixtures("database")
LIVE = "/probe-live/one"


@pytest.fixture(autouse=True)
def board() -> probe.Board:
    probe.BOARD.order, probe.BOARD.votes = ["a", "b"], {"a": 1, "b": 0}
    probe.BOARD.closed_to, probe.BOARD.builds, probe.BOARD.is_long = set(), 0, False
    return probe.BOARD


def live(tab: Tab, var: str) -> object:
    return tab.shown("probe_live_state", var)


def live_messages(tab: Tab) -> list[dict]:
    return [each for each in tab.messages if "probe_live_state" in str(each)]


def test_newcomer_gets_the_whole_view(tab: OpenTab, people):
    viewer = tab(people.member(), path=LIVE)

    assert (live(viewer, "order"), live(viewer, "votes"), live(viewer, "key")) == (
        ["a", "b"],
        {"a": 1, "b": 0},
        "one",
    )
    viewer.wait_for(lambda: live(viewer, "viewers") == 1)


def test_first_message_of_a_tab_on_the_page_holds_the_view(tab: OpenTab, people):
    viewer = tab(people.member(), path=LIVE)

    assert "probe_live_state" in str(viewer.messages[0])
    first = next(iter(value for key, value in viewer.messages[0]["delta"].items() if "probe_live" in key))
    assert first["order_rx_state_"] == ["a", "b"]


def test_who_may_not_watch_gets_nothing_at_all(tab: OpenTab, people, board):
    ana = people.member()
    board.closed_to = {ana.person_id}

    viewer = tab(ana, path=LIVE)

    assert live(viewer, "order") == []
    assert viewer.shown("page_state", "outcome") == "missing"
    assert hub.viewers("probe:one") == 0


def test_nobody_gets_nothing_at_all(tab: OpenTab, company: str):
    stranger = tab(path=LIVE)

    assert live(stranger, "order") == []
    assert hub.viewers("probe:one") == 0


def test_change_reaches_every_viewer_with_only_what_changed(tab: OpenTab, people, board):
    first, second = tab(people.member(), path=LIVE), tab(people.member(), path=LIVE)
    second.wait_for(lambda: live(second, "viewers") == 2)
    before = len(second.messages)

    board.votes = {"a": 2, "b": 0}
    bus.hint("probe:one")
    for viewer in (first, second):
        viewer.wait_for(lambda viewer=viewer: live(viewer, "votes") == {"a": 2, "b": 0})

    (message,) = second.messages[before:]
    (values,) = message["delta"].values()
    assert set(values) == {"votes_rx_state_", "boot_rx_state_", "seq_rx_state_"}


def test_hint_that_names_a_part_reads_no_more_than_that(tab: OpenTab, people, board):
    viewer = tab(people.member(), path=LIVE)
    viewer.wait_for(lambda: live(viewer, "viewers") == 1)

    board.votes, board.order = {"a": 3, "b": 0}, ["b", "a"]
    bus.hint("probe:one#votes")
    viewer.wait_for(lambda: live(viewer, "votes") == {"a": 3, "b": 0})
    assert live(viewer, "order") == ["a", "b"]

    board.is_long = True
    bus.hint("probe:one#votes")
    viewer.wait_for(lambda: live(viewer, "order") == ["b", "a"])


def test_many_changes_become_few_messages_and_the_last_one_arrives(tab: OpenTab, people, board):
    viewer = tab(people.member(), path=LIVE)
    viewer.wait_for(lambda: live(viewer, "viewers") == 1)
    before = len(live_messages(viewer))

    started = time.monotonic()
    for votes in range(300):
        board.votes = {"a": votes, "b": 0}
        bus.hint("probe:one")
        time.sleep(0.001)
    viewer.wait_for(lambda: live(viewer, "votes")["a"] == 299)
    elapsed = time.monotonic() - started

    assert len(live_messages(viewer)) - before <= elapsed / 0.1 + 2


def test_paced_var_rests_and_then_shows_the_latest(tab: OpenTab, people, board):
    viewer = tab(people.member(), path=LIVE)
    board.order = ["b", "a"]
    bus.hint("probe:one")
    viewer.wait_for(lambda: live(viewer, "order") == ["b", "a"])
    moment = time.monotonic()

    board.order, board.votes = ["a", "b"], {"a": 5, "b": 0}
    bus.hint("probe:one")
    viewer.wait_for(lambda: live(viewer, "votes") == {"a": 5, "b": 0})
    still = live(viewer, "order")
    viewer.wait_for(lambda: live(viewer, "order") == ["a", "b"])

    assert still == ["b", "a"]
    assert time.monotonic() - moment >= 0.4


def test_numbers_count_up_and_belong_to_a_worker(tab: OpenTab, people, board):
    viewer = tab(people.member(), path=LIVE)
    viewer.wait_for(lambda: live(viewer, "viewers") == 1)
    seen = live(viewer, "seq")

    board.votes = {"a": 9, "b": 9}
    bus.hint("probe:one")
    viewer.wait_for(lambda: live(viewer, "votes") == {"a": 9, "b": 9})

    assert (live(viewer, "seq"), live(viewer, "boot")) == (seen + 1, hub.boot)


def test_numbers_arrive_in_order_while_the_tab_is_told_other_things(tab: OpenTab, people, board):
    viewer = tab(people.member(), path=LIVE)
    viewer.wait_for(lambda: live(viewer, "viewers") == 1)

    for votes in range(25):  # with the mark at the end no more messages than one socket may send at once
        board.votes = {"a": votes, "b": 0}
        viewer.fire("ProbeState.say", text=str(votes))
        viewer.fire("ProbeLiveState.resync")
        bus.hint("probe:one")
        time.sleep(0.03)
    viewer.wait_for(lambda: live(viewer, "votes") == {"a": 24, "b": 0})
    viewer.settle()

    numbers = [
        values["seq_rx_state_"]
        for message in live_messages(viewer)
        for state, values in message["delta"].items()
        if "probe_live" in state
    ]
    assert numbers == sorted(numbers)
    assert len(set(numbers)) >= 5


def test_browser_that_missed_a_number_gets_the_whole_view(tab: OpenTab, people, board):
    viewer = tab(people.member(), path=LIVE)
    viewer.vars["probe_live_state"]["order"] = []

    viewer.send("ProbeLiveState.resync")

    assert live(viewer, "order") == ["a", "b"]
    assert live(viewer, "base") == live(viewer, "seq")


def test_leaving_the_page_ends_the_pushes(tab: OpenTab, people, board):
    viewer = tab(people.member(), path=LIVE)

    viewer.navigate("/probe-open")

    assert hub.viewers("probe:one") == 0


def test_closing_the_tab_counts_down(tab: OpenTab, people):
    first, second = tab(people.member(), path=LIVE), tab(people.member(), path=LIVE)
    first.wait_for(lambda: live(first, "viewers") == 2)

    second.close()

    first.wait_for(lambda: live(first, "viewers") == 1)


def end_by_service(ana: Actor) -> None:
    db.write_now(service.end_all_sign_ins, ana)
    bus.hint(f"leave:person:{ana.person_id}")


@pytest.mark.parametrize("order", ["person", "topic"])
def test_who_is_put_out_leaves_at_once_and_reloads(tab: OpenTab, people, board, order: str):
    ana = people.member()
    out = tab(ana, path=LIVE)
    hint = f"leave:person:{ana.person_id}" if order == "person" else "leave:topic:probe:one"

    bus.hint(hint)
    out.wait_for(lambda: out.sent_to() is not None)
    board.votes = {"a": 77, "b": 0}
    bus.hint("probe:one")
    out.listen()

    assert out.sent_to() == ""
    assert live(out, "votes") == {"a": 1, "b": 0}
    assert hub.viewers("probe:one") == 0


def test_sign_out_puts_only_that_browser_out(tab: OpenTab, people):
    ana = people.member()
    here, there = tab(ana, path=LIVE), tab(people.member(), path=LIVE)

    end_by_service(ana)
    here.wait_for(lambda: here.sent_to() is not None)
    there.wait_for(lambda: live(there, "viewers") == 1)

    assert there.sent_to() is None


def test_every_tab_of_an_ended_sign_in_goes_to_the_door(tab: OpenTab, people):
    ana, other = people.member(), people.member()
    watching, reading = tab(ana, path=LIVE), tab(ana, path="/questions")
    reading.navigate("/library")
    stranger, nobody = tab(other, path="/questions"), tab(path="/sign-in")

    db.write_now(service.end_all_sign_ins, ana)
    for out in (watching, reading):
        out.wait_for(lambda out=out: out.sent_to() is not None)
    for stays in (stranger, nobody):
        stays.settle()

    assert (watching.sent_to(), reading.sent_to()) == (f"/sign-in?next={LIVE}", "/sign-in?next=/library")
    assert (stranger.sent_to(), nobody.sent_to()) == (None, None)


def test_every_tab_of_somebody_suspended_goes_to_the_door(tab: OpenTab, people):
    elodie, ana = people.member(roles=(Role.ADMINISTRATOR,)), people.member()
    out, stays = tab(ana, path="/questions"), tab(elodie, path="/questions")

    db.write_now(service.suspend_member, elodie, person_id=ana.person_id)
    out.wait_for(lambda: out.sent_to() is not None)
    stays.settle()

    assert (out.sent_to(), stays.sent_to()) == ("/sign-in?next=/questions", None)


def test_closed_tab_is_not_remembered(tab: OpenTab, people, sign_in):
    token = sign_in(people.member())
    first, second = tab(cookie=token), tab(cookie=token)
    assert len(sockets.paths_of(hash_token(token))) == 2

    second.close()
    first.wait_for(lambda: len(sockets.paths_of(hash_token(token))) == 1)
    first.close()


def test_slow_socket_is_left_out_and_then_gets_the_whole_view(tab: OpenTab, people, board, monkeypatch):
    viewer = tab(people.member(), path=LIVE)
    viewer.wait_for(lambda: live(viewer, "viewers") == 1)

    with monkeypatch.context() as crowded:
        crowded.setattr(internals, "write_now", lambda *_args: False)
        crowded.setattr(wire, "QUEUE_MAX", 0)
        board.votes = {"a": 50, "b": 0}
        bus.hint("probe:one")
        viewer.listen()
        missed = live(viewer, "votes")
    viewer.wait_for(lambda: live(viewer, "votes") == {"a": 50, "b": 0})

    assert missed == {"a": 1, "b": 0}
    assert live(viewer, "base") == live(viewer, "seq")


def test_public_door_of_socketio_sends_the_same(tab: OpenTab, people, board, monkeypatch):
    monkeypatch.setattr(hub._push, "_deliver", wire.emit)
    viewer = tab(people.member(), path=LIVE)

    board.votes = {"a": 3, "b": 3}
    bus.hint("probe:one")

    viewer.wait_for(lambda: live(viewer, "votes") == {"a": 3, "b": 3})


def test_view_sends_nothing_when_nothing_changed():
    view = View(_topic(), "k")
    view.take({"order": [1], "votes": 1}, now=0)

    assert view.take({"order": [1], "votes": 1}, now=1) == ({}, None)


def test_view_holds_a_paced_var_until_it_is_due():
    view = View(_topic(), "k")
    view.take({"order": [1], "votes": 1}, now=0)

    changed, due = view.take({"order": [2], "votes": 2}, now=1)
    later, _ = view.take({"order": [2], "votes": 2}, now=3)

    assert (changed, due, later) == ({"votes": "2"}, 3.0, {"order": "[2]"})
    assert view.values == {"order": [2], "votes": 2}


def test_view_slows_down_with_its_audience():
    small, large = View(_topic(), "k"), View(_topic(), "k", sids={str(n) for n in range(2_000)})

    assert (small.period, round(large.period, 2)) == (0.1, 0.3)


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("/probe-live/one", "one"),
        ("/probe-live/one/", "one"),
        ("/probe-live", None),
        ("/probe-live/a/b", None),
    ],
)
def test_topic_finds_its_key_in_the_address(path: str, key: str | None):
    assert _topic().key_at(path) == key


def _topic() -> Topic:
    return Topic(
        "probe",
        probe.ProbeLiveState,
        probe.build,
        probe.may_join,
        route="/probe-live/[probe_ref]",
        pace={"order": 3.0},
    )
