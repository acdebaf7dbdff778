"""The gate, through a real socket."""

import json
from collections.abc import Callable

import pytest
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.access.audit import Audit
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.core.patience import DatabaseAway
from learnhub.features.people import service
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, PersonRole
from learnhub.web import reflex_internals as internals
from learnhub.web import session
from tests.web.tab import Tab

OpenTab = Callable[..., Tab]

pytestmark = pytest.mark.usefixtures("database")


def said(tab: Tab) -> str:
    return tab.shown("probe_state", "said")


def refusals(session: Session) -> list[tuple[str, str, str]]:
    rows = session.exec(select(Audit).where(Audit.result == "refused").order_by(Audit.id))
    return [(row.actor, row.action, row.object) for row in rows]


def change_person(session: Session, actor: Actor, **values: object) -> None:
    person = session.get(Person, actor.person_id)
    for name, value in values.items():
        setattr(person, name, value)


def take_role(session: Session, actor: Actor, role: Role) -> None:
    session.delete(session.get(PersonRole, (actor.person_id, role)))


def test_public_action_for_nobody_passes(tab: OpenTab):
    nobody = tab(path="/probe-open")

    nobody.send("ProbeState.say", text="hello")

    assert said(nobody) == "hello"


def test_action_for_nobody_leads_to_sign_in(tab: OpenTab, company: str):
    nobody = tab(path="/probe-open")

    nobody.send("ProbeState.administer")

    assert said(nobody) == ""
    assert nobody.sent_to() == "/sign-in?next=/probe-open"


def test_action_with_the_permission_runs(tab: OpenTab, people):
    administrator = tab(people.member(roles=(Role.ADMINISTRATOR,)))

    administrator.send("ProbeState.administer")

    assert said(administrator) == "administered"


def test_action_without_the_permission_is_refused_visibly(tab: OpenTab, people):
    ana = people.member(language="en")
    member = tab(ana)

    for _ in range(3):
        member.send("ProbeState.administer")

    assert said(member) == ""
    assert member.toast() == "You may not do this."
    noted = db.read_now(refusals)
    assert set(noted) == {(ana.person_id, "members:manage", _handler("probe_state.administer"))}
    assert len(noted) < 3  # one a minute, and a minute may end meanwhile


def _handler(short: str) -> str:
    return f"tests___web___probe____{short}"


@pytest.mark.parametrize(
    ("handler", "payload"),
    [
        ("ProbeState.recalc", {}),
        ("ProbeState.set_secret", {"value": "x"}),
        ("ProbeState.setvar", {"var_name": "secret", "value": "x"}),
        ("ProbeState.setvar", {"var_name": "said", "value": "x"}),
    ],
)
def test_handler_that_is_no_action_is_refused_to_everybody(tab: OpenTab, people, handler: str, payload: dict):
    administrator = tab(people.member(roles=(Role.ADMINISTRATOR,)))

    administrator.send(handler, **payload)

    assert said(administrator) == ""
    assert administrator.toast() == "You may not do this."


def test_sign_out_elsewhere_ends_an_open_socket(tab: OpenTab, people):
    ana = people.member()
    open_tab = tab(ana)
    open_tab.send("ProbeState.say", text="before")

    db.write_now(service.end_all_sign_ins, ana)
    open_tab.send("ProbeState.say", text="after")

    assert said(open_tab) == "before"
    assert open_tab.sent_to() == "/sign-in?next=/probe"


def test_lost_role_counts_from_the_next_event(tab: OpenTab, people):
    boss = people.member(roles=(Role.ADMINISTRATOR,))
    open_tab = tab(boss)

    db.write_now(take_role, boss, Role.ADMINISTRATOR)
    open_tab.send("ProbeState.administer")

    assert said(open_tab) == ""
    assert open_tab.toast() == "You may not do this."


@pytest.mark.parametrize("change", [{"status": PersonStatus.SUSPENDED}, {"password_version": 7}])
def test_suspension_and_new_password_end_an_open_socket(tab: OpenTab, people, change: dict):
    ana = people.member()
    open_tab = tab(ana)

    db.write_now(change_person, ana, **change)
    open_tab.send("ProbeState.ask", form={"title": "still me"})

    assert said(open_tab) == ""
    assert open_tab.sent_to() == "/sign-in?next=/probe"


def test_next_person_with_the_same_tab_sees_nothing_of_the_first(tab: OpenTab, people):
    ana, bob = people.member("Ana Petit"), people.member("Bob Roy")
    first = tab(ana)
    first.send("ProbeState.say", text="what Ana said")
    first.close()

    second = tab(bob, token=first.token)

    assert said(second) == ""
    assert "Ana P" not in str(second.messages)
    assert second.shown("probe_load_state", "loaded") == "Bob Roy"


def test_stolen_tab_without_a_session_sees_nothing(tab: OpenTab, people):
    first = tab(people.member("Ana Petit"))
    first.send("ProbeState.say", text="what Ana said")
    first.close()

    thief = tab(token=first.token, path="/probe-open")

    assert said(thief) == ""
    assert "Ana P" not in str(thief.messages)


def test_other_event_on_somebody_elses_tab_only_reloads(tab: OpenTab, people):
    first = tab(people.member("Ana Petit"))
    first.send("ProbeState.say", text="what Ana said")
    first.close()
    thief = tab(people.member("Bob Roy"), token=first.token, boot=False)

    hydrate = {"event": thief.event(internals.HYDRATE_AND_LOAD)}
    thief.raw("40/_event," + json.dumps(hydrate))
    thief.send("ProbeState.count", n=1)

    assert "Ana P" not in str(thief.messages)


def test_background_action_stops_when_its_right_is_gone(tab: OpenTab, people):
    ana = people.member("Ana Petit")
    open_tab = tab(ana)
    open_tab.send("ProbeState.work", steps=20)
    open_tab.wait_for(lambda: bool(said(open_tab)))

    db.write_now(change_person, ana, status=PersonStatus.SUSPENDED)
    open_tab.wait_for(lambda: open_tab.toast() == "You may not do this.")

    assert said(open_tab) != "19 Ana Petit"


def test_page_for_members_sends_nobody_to_sign_in_without_loading(tab: OpenTab, company: str):
    nobody = tab(path="/probe")

    assert nobody.sent_to() == "/sign-in?next=/probe"
    assert nobody.shown("probe_load_state", "loaded") == ""


def test_page_for_others_says_so_and_the_frame_still_loads(tab: OpenTab, people):
    member = tab(people.member("Ana Petit"), path="/probe-admin")

    assert member.shown("page_state", "outcome") == "refused"
    assert member.shown("shell_state", "shell")["person"]["name"] == "Ana Petit"
    assert member.shown("state", "is_hydrated") is True


def test_page_about_nothing_says_so_until_the_next_page(tab: OpenTab, people):
    member = tab(people.member(), path="/probe-missing")
    outcome = member.shown("page_state", "outcome")

    member.navigate("/probe-open")

    assert (outcome, member.shown("page_state", "outcome")) == ("missing", "shown")


def test_page_runs_its_load_for_who_may_come(tab: OpenTab, people):
    assert tab(people.member("Ana Petit")).shown("probe_load_state", "loaded") == "Ana Petit"


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_database_that_does_not_answer_is_said_and_a_form_can_be_sent_again(
    database, tab: OpenTab, people, monkeypatch
):
    member = tab(people.member())
    before = member.shown("answered_state", "answered")

    async def away(*_who: str) -> None:
        raise DatabaseAway

    with monkeypatch.context() as stopped:
        stopped.setattr(session, "identify", away)
        member.fire("ProbeState.ask", form={"__reflex_form_data__": [["title", "Valve"]]})
        member.wait_for(lambda: member.toast().startswith("The database does not answer."))
        member.wait_for(lambda: member.shown("answered_state", "answered") != before)
    member.send("ProbeState.ask", form={"__reflex_form_data__": [["title", "Valve"]]})

    assert member.shown("probe_state", "said") == "Valve"
