"""What a person's tabs are told on every page, beside what the page itself follows."""

from collections.abc import Callable

import pytest

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import bus, db
from learnhub.core.bus import Hint
from learnhub.features.cards import service as cards
from learnhub.features.cards.schemas import CardInput
from learnhub.features.home import queries
from learnhub.features.people import service
from learnhub.features.people.hints import frame_of
from learnhub.web import reflex_internals as internals
from learnhub.web.live import hub, wire
from tests.web import probe
from tests.web.tab import Tab

OpenTab = Callable[..., Tab]

pytestmark = pytest.mark.usefixtures("database")
LIVE = "/probe-live/one"


@pytest.fixture(autouse=True)
def board() -> probe.Board:
    probe.BOARD.order, probe.BOARD.votes = ["a"], {"a": 1}
    probe.BOARD.closed_to, probe.BOARD.builds, probe.BOARD.is_long = set(), 0, False
    return probe.BOARD


@pytest.fixture
def framed(monkeypatch) -> list[str]:
    """For whom the frame was read, in order."""
    read: list[str] = []
    get_shell = queries.get_shell

    def note(session, actor):
        read.append(actor.person_id)
        return get_shell(session, actor)

    monkeypatch.setattr(queries, "get_shell", note)
    return read


def due(tab: Tab) -> int | None:
    return (tab.shown("shell_state", "shell") or {}).get("figures", {}).get("cards_due")


def votes(tab: Tab) -> object:
    return tab.shown("probe_live_state", "votes")


def add_card(actor: Actor) -> str:
    """Something that another server process or the REST interface might do: no tab takes part."""
    form = CardInput(front="What comes last before opening?", back="Zero pressure.", language="en")
    return db.write_now(cards.create_card, actor, form)


def followers(actor: Actor) -> int:
    return hub.viewers(frame_of(actor.person_id or ""))


def messages_of(tab: Tab, state: str) -> list[dict]:
    return [each for each in tab.messages if state in str(each)]


def test_one_socket_follows_its_page_and_its_person(tab: OpenTab, people, board):
    ana = people.member()
    viewer = tab(ana, path=LIVE)

    board.votes = {"a": 2}
    bus.hint("probe:one")
    viewer.wait_for(lambda: votes(viewer) == {"a": 2})
    add_card(ana)
    viewer.wait_for(lambda: due(viewer) == 1)

    assert (hub.viewers("probe:one"), followers(ana)) == (1, 1)


def test_change_reaches_every_tab_of_the_person_and_nobody_else(tab: OpenTab, people):
    ana, ben = people.member(), people.member()
    here, there, other = tab(ana, path=LIVE), tab(ana, path="/probe"), tab(ben, path="/probe")
    before = len(other.messages)

    add_card(ana)
    for each in (here, there):
        each.wait_for(lambda each=each: due(each) == 1)
    other.listen()

    assert (due(other), other.messages[before:]) == (0, [])


def test_navigation_leaves_only_the_topic_of_the_page(tab: OpenTab, people):
    ana = people.member()
    viewer = tab(ana, path=LIVE)

    viewer.navigate("/probe-open")

    assert (hub.viewers("probe:one"), followers(ana)) == (0, 1)
    add_card(ana)
    viewer.wait_for(lambda: due(viewer) == 1)


def test_next_page_is_told_only_what_is_new(tab: OpenTab, people):
    viewer = tab(people.member(), path=LIVE)
    before = len(messages_of(viewer, "shell_state"))

    viewer.navigate("/probe-open")

    assert messages_of(viewer, "shell_state")[before:] == []


def test_closed_tab_leaves_both(tab: OpenTab, people):
    ana = people.member()
    closing, stays = tab(ana, path=LIVE), tab(people.member(), path=LIVE)

    closing.close()
    stays.wait_for(lambda: (hub.viewers("probe:one"), followers(ana)) == (1, 0))

    stays.wait_for(lambda: stays.shown("probe_live_state", "viewers") == 1)


def test_suspension_puts_somebody_out_of_both(tab: OpenTab, people):
    elodie, ana = people.member(roles=(Role.ADMINISTRATOR,)), people.member()
    out = tab(ana, path=LIVE)

    db.write_now(service.suspend_member, elodie, person_id=ana.person_id)
    out.wait_for(lambda: out.sent_to() is not None)

    assert (hub.viewers("probe:one"), followers(ana)) == (0, 0)


def test_first_message_of_a_tab_holds_both_views(tab: OpenTab, people):
    ana = people.member("Ana Petit")
    add_card(ana)

    viewer = tab(ana, path=LIVE)

    first = viewer.messages[0]["delta"]
    (frame,) = (values for state, values in first.items() if state.endswith("shell_state"))
    (live,) = (values for state, values in first.items() if state.endswith("probe_live_state"))
    assert frame["shell_rx_state_"]["figures"]["cards_due"] == 1
    assert frame["shell_rx_state_"]["person"]["name"] == "Ana Petit"
    assert live["votes_rx_state_"] == {"a": 1}
    assert (frame["boot_rx_state_"], live["boot_rx_state_"]) == (hub.boot, hub.boot)


def test_reconnected_tab_is_told_again(tab: OpenTab, people, sign_in):
    ana = people.member()
    cookie = sign_in(ana)
    before = tab(cookie=cookie, path="/probe")
    before.close()
    add_card(ana)

    viewer = tab(cookie=cookie, token=before.token, path="/probe")
    back = due(viewer)
    add_card(ana)
    viewer.wait_for(lambda: due(viewer) == 2)

    assert back == 1


def test_only_the_person_follows_their_topic(tab: OpenTab, people):
    ana, ben = people.member(), people.member()
    spy, nobody = tab(ben), tab()

    for each in (spy, nobody):
        each.send("ProbeJoinState.follow", topic=frame_of(ana.person_id))

    assert followers(ana) == 0
    assert spy.toast() == "There is nothing here."
    assert due(spy) == 0
    assert due(nobody) is None


def test_browser_that_missed_a_number_of_one_topic_gets_that_one(tab: OpenTab, people):
    viewer = tab(people.member(), path=LIVE)
    before = len(viewer.messages)

    viewer.send("ShellState.resync")

    told = str(viewer.messages[before:])
    assert (told.count("____shell_state"), told.count("____probe_live_state")) == (1, 0)
    assert viewer.shown("shell_state", "base") == viewer.shown("shell_state", "seq")


def test_slow_socket_gets_each_view_again_that_it_missed(tab: OpenTab, people, board, monkeypatch):
    ana = people.member()
    viewer = tab(ana, path=LIVE)
    viewer.wait_for(lambda: viewer.shown("probe_live_state", "viewers") == 1)

    with monkeypatch.context() as crowded:
        crowded.setattr(internals, "write_now", lambda *_args: False)
        crowded.setattr(wire, "QUEUE_MAX", 0)
        board.votes = {"a": 50}
        bus.hint("probe:one")
        add_card(ana)
        viewer.listen()
        missed = (votes(viewer), due(viewer))
    viewer.wait_for(lambda: (votes(viewer), due(viewer)) == ({"a": 50}, 1))

    assert missed == ({"a": 1}, 0)
    for state in ("probe_live_state", "shell_state"):
        assert viewer.shown(state, "base") == viewer.shown(state, "seq")


def test_change_for_everybody_reaches_everybody(tab: OpenTab, people, framed):
    actors = [people.member() for _number in range(3)]
    tabs = [tab(actor, path="/probe") for actor in actors]
    framed.clear()

    bus.hint("person:*")
    tabs[0].wait_for(lambda: len(framed) == 3)

    assert sorted(framed) == sorted(actor.person_id for actor in actors)


def test_page_reads_the_frame_once(tab: OpenTab, people, framed, board):
    ana = people.member()

    viewer = tab(ana, path=LIVE)
    viewer.settle()

    assert (framed, board.builds) == ([ana.person_id], 1)


def test_view_that_was_read_after_a_change_ignores_its_hint(tab: OpenTab, people, framed, board):
    ana = people.member()
    viewer = tab(ana, path=LIVE)
    framed.clear()

    for topic in (frame_of(ana.person_id), "probe:one"):
        bus.hints.publish(Hint(topic, bus.version()))
    viewer.listen()

    assert (framed, board.builds) == ([], 1)


def test_account_s_language_is_not_that_of_a_moment_ago(tab: OpenTab, people, sign_in):
    ana = people.member()
    cookie = sign_in(ana)
    before = tab(cookie=cookie, path="/probe")

    before.send("ShellState.keep_language", language="fr")
    after = tab(cookie=cookie, path="/probe")

    assert after.shown("shell_state", "shell")["language"] == "fr"
