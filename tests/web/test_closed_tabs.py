"""What is kept of a tab after its socket has closed."""

from collections.abc import Callable

import pytest

from learnhub.web import closed_tabs
from learnhub.web.gate import SessionState
from tests.web.tab import Tab

OpenTab = Callable[..., Tab]

pytestmark = pytest.mark.usefixtures("database")


def kept(token: str) -> bool:
    from learnhub.learnhub import app

    return token in app._state_manager.states


def close(tab: Tab) -> None:
    """Close, and wait until the server has noticed: somebody else could not use the token before."""
    from learnhub.learnhub import app

    tab.close()
    tab.wait_for(lambda: tab.token not in app.event_namespace._token_manager.token_to_socket)


def test_tab_of_a_stranger_is_forgotten_a_little_later(tab: OpenTab, monkeypatch):
    monkeypatch.setattr(closed_tabs, "STRANGERS_SECONDS", 0.1)
    stranger = tab(path="/probe-open")
    assert kept(stranger.token)

    close(stranger)

    stranger.wait_for(lambda: not kept(stranger.token))


def test_stranger_who_comes_back_in_time_keeps_the_tab(tab: OpenTab, monkeypatch):
    monkeypatch.setattr(closed_tabs, "STRANGERS_SECONDS", 0.3)
    stranger = tab(path="/probe-open")
    stranger.send("ProbeState.say", text="still here")
    close(stranger)

    again = tab(path="/probe-open", token=stranger.token)
    again.listen(0.5)

    assert kept(again.token)
    assert again.shown("probe_state", "said") == "still here"


def test_tab_of_somebody_who_is_signed_in_stays(tab: OpenTab, people, monkeypatch):
    monkeypatch.setattr(closed_tabs, "STRANGERS_SECONDS", 0.1)
    member, stranger = tab(people.member()), tab(path="/probe-open")

    close(member)
    close(stranger)
    stranger.wait_for(lambda: not kept(stranger.token))

    assert kept(member.token)


def test_of_many_closed_tabs_of_a_person_the_newest_are_kept(tab: OpenTab, people, monkeypatch):
    monkeypatch.setattr(closed_tabs, "KEPT_PER_PERSON", 2)
    actor = people.member()
    opened = [tab(actor) for _number in range(4)]

    for each in opened:
        close(each)

    assert [kept(each.token) for each in opened] == [False, False, True, True]


def test_state_in_memory_is_found_by_its_class(tab: OpenTab, people):
    from learnhub.learnhub import app
    from learnhub.web import reflex_internals as internals

    actor = people.member()
    member = tab(actor)

    assert internals.state_in_memory(app, member.token, SessionState)._bound_to == actor.person_id
    assert internals.state_in_memory(app, "no-such-tab", SessionState) is None
