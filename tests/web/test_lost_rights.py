"""Nobody keeps in a tab what they may not see any more, whether the tab is connected, away or busy."""

import asyncio
from collections.abc import Callable

import pytest
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.people import service
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Person, PersonRole, Space, SpaceMember
from learnhub.features.people.schemas import Browser, KnownPassword
from learnhub.web import gate
from learnhub.web import reflex_internals as internals
from tests.web.tab import Tab

OpenTab = Callable[..., Tab]
Lose = Callable[[Actor, Actor], None]
MEMBERS = "/admin/members"
COLLEAGUES = [f"Colleague {letter}" for letter in "ABCDE"]

pytestmark = pytest.mark.usefixtures("database")


def lose_role(administrator: Actor, person: Actor) -> None:
    db.write_now(service.set_roles, administrator, person_id=person.person_id, roles=[])


def be_suspended(administrator: Actor, person: Actor) -> None:
    db.write_now(service.suspend_member, administrator, person_id=person.person_id)


def be_erased(_administrator: Actor, person: Actor) -> None:
    db.write_now(service.erase_data, email=db.read_now(_email, person))


def lose_role_behind_the_back(_administrator: Actor, person: Actor) -> None:
    """As a command in another process does."""
    db.write_now(lambda session: session.delete(session.get(PersonRole, (person.person_id, "administrator"))))


def _email(session: Session, person: Actor) -> str:
    return session.get(Person, person.person_id).email


def sent_to(tab: Tab) -> list[str]:
    """The colleagues in what a tab was sent."""
    return [name for name in COLLEAGUES if name in str(tab.messages)]


def kept_for(tab: Tab) -> list[str]:
    """The colleagues in what the server keeps for a tab."""
    from learnhub.learnhub import app

    kept = str(app._state_manager.states[tab.token].dict())
    return [name for name in COLLEAGUES if name in kept]


@pytest.fixture
def boss(people) -> Actor:
    """An administrator among colleagues."""
    for name in COLLEAGUES:
        people.member(name)
    return people.member("Boss", roles=(Role.ADMINISTRATOR,))


@pytest.fixture
def former(people) -> Actor:
    """Somebody who administers until they do not."""
    return people.member("Former", roles=(Role.ADMINISTRATOR,))


@pytest.mark.parametrize("lose", [lose_role, be_suspended, be_erased, lose_role_behind_the_back])
def test_former_administrator_is_sent_no_member_at_reconnect(
    tab: OpenTab, sign_in, boss: Actor, former: Actor, lose: Lose
):
    cookie = sign_in(former)
    before = tab(cookie=cookie, path=MEMBERS)
    assert sent_to(before) == COLLEAGUES
    before.close()

    lose(boss, former)
    after = tab(cookie=cookie, token=before.token, path=MEMBERS)

    assert sent_to(after) == []
    assert kept_for(after) == []


@pytest.mark.parametrize("lose", [lose_role, be_suspended, be_erased])
def test_states_are_emptied_without_a_reconnect(tab: OpenTab, sign_in, boss, former, lose: Lose):
    cookie = sign_in(former)
    tabs = [tab(cookie=cookie, path=MEMBERS) for _ in range(3)]
    tabs[0].close()
    assert [kept_for(each) for each in tabs] == [COLLEAGUES] * 3

    lose(boss, former)
    for each in tabs:
        tabs[1].wait_for(lambda each=each: kept_for(each) == [])
    for each in tabs[1:]:
        each.wait_for(lambda each=each: each.sent_to() is not None)


def test_states_are_emptied_before_the_change_is_answered(tab: OpenTab, boss: Actor, former: Actor):
    away, administrator = tab(former, path=MEMBERS), tab(boss, path=MEMBERS)
    away.close()
    seen: list[list[str]] = []
    administrator.send("MembersState.ask", what="roles", person_id=former.person_id)
    administrator.fire("MembersState.set_roles", form={internals.FORM_DATA_ENTRIES_KEY: []})

    def is_answered() -> bool:
        if administrator.toast():
            seen.append(kept_for(away))
        return bool(seen)

    administrator.wait_for(is_answered)

    assert administrator.toast() == "The roles of Former are changed."
    assert seen == [[]]


def test_colleague_and_administrator_keep_their_tabs(tab: OpenTab, boss: Actor, former: Actor):
    others = tab(boss, path=MEMBERS)

    lose_role(boss, former)
    others.send("ProbeState.administer")

    assert others.shown("probe_state", "said") == "administered"
    assert others.sent_to() is None
    assert kept_for(others) == COLLEAGUES


def test_event_on_an_emptied_tab_only_loads_it_again(tab: OpenTab, sign_in, boss: Actor, former: Actor):
    emptied = tab(cookie=sign_in(former))
    emptied.send("ProbeState.say", text="before")

    lose_role(boss, former)
    emptied.wait_for(lambda: emptied.sent_to() is not None)
    emptied.vars.pop("redirect_state")
    emptied.fire("ProbeState.say", text="after")
    emptied.wait_for(lambda: emptied.sent_to() is not None)

    assert emptied.shown("probe_state", "said") == "before"


def test_tab_loads_again_with_what_is_left(tab: OpenTab, sign_in, boss: Actor, former: Actor):
    cookie = sign_in(former)
    first = tab(cookie=cookie)
    lose_role(boss, former)
    first.wait_for(lambda: first.sent_to() is not None)
    first.close()

    again = tab(cookie=cookie, token=first.token)
    again.send("ProbeState.say", text="here again")

    assert again.shown("probe_load_state", "loaded") == "Former"
    assert again.shown("probe_state", "said") == "here again"


def test_who_leaves_a_closed_space_gets_nothing_of_it_again(tab: OpenTab, sign_in, people):
    ana = people.member("Ana Petit")

    def join(session: Session) -> str:
        space = Space(kind=SpaceKind.TEAM, name="Night", is_open=False)
        session.add(space)
        session.flush()
        session.add(SpaceMember(space_id=space.id, person_id=ana.person_id))
        return space.id

    space_id, cookie = db.write_now(join), sign_in(ana)
    member = tab(cookie=cookie)
    member.send("ProbeState.say", text="said among ourselves")
    member.close()

    db.write_now(lambda session: session.delete(session.get(SpaceMember, (space_id, ana.person_id))))
    stranger = tab(cookie=cookie, token=member.token)

    assert "among ourselves" not in str(stranger.messages)


def test_tab_in_the_middle_of_an_event_is_emptied_when_that_has_ended(server: str, monkeypatch):
    tree = gate.SessionState.get_root_state()(_reflex_internal_init=True)
    gate._binding(tree)._bound_to = "ana"

    async def empty_while_busy() -> list[str]:
        lock, seen = asyncio.Lock(), []
        monkeypatch.setattr(internals, "kept_trees", lambda _app: [(tree, lock)])
        async with lock:
            gate.empty_tabs(None, "karim")
            gate.empty_tabs(None, "ana")
            seen.append(gate._binding(tree)._bound_to)
        await asyncio.gather(*gate._emptying)
        return [*seen, gate._binding(tree)._bound_to]

    assert asyncio.run(empty_while_busy()) == ["ana", gate.EMPTIED]


def sign_out_everywhere(_administrator: Actor, person: Actor) -> None:
    db.write_now(service.end_all_sign_ins, person)


def change_password(_administrator: Actor, person: Actor) -> None:
    def change(session: Session) -> None:
        known = KnownPassword(person.person_id, "", 0, "")
        service.change_password(session, person, known=known, new_hash="new", browser=Browser())

    db.write_now(change)


@pytest.mark.parametrize("lose", [sign_out_everywhere, change_password, be_suspended, lose_role])
def test_next_event_of_six_open_sockets_is_refused(
    tab: OpenTab, sign_in, boss: Actor, former: Actor, lose: Lose
):
    cookies = [sign_in(former), sign_in(former)]
    tabs = [tab(cookie=cookies[number % 2]) for number in range(6)]
    for each in tabs:
        each.send("ProbeState.administer")
        each.send("ProbeState.say", text="")

    lose(boss, former)
    for each in tabs:
        each.send("ProbeState.administer")

    assert [each.shown("probe_state", "said") for each in tabs] == [""] * 6
    assert None not in [each.sent_to() for each in tabs]
