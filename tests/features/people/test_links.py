"""Invitations and resets: used once, in time, by the one they are for."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from learnhub.access.roles import Role
from learnhub.core import bus, clock, db
from learnhub.errors import Forbidden
from learnhub.features.people import queries, service
from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.errors import EmailTaken, LinkUsed, WrongStatus
from learnhub.features.people.events import PersonJoined
from learnhub.features.people.keys import hash_of
from learnhub.features.people.models import OneTimeLink, Person
from learnhub.features.people.schemas import InviteInput, InviteMemberInput, LinkView
from tests.features.people.conftest import FIREFOX, sign_in

KARIM = InviteMemberInput(
    name=" Karim  Benali ", email="Karim.Benali@Ardelle.example", role="leader", language="fr"
)


def invite(admin, form: InviteMemberInput = KARIM):
    return db.write_now(service.invite_member, admin, form=form)


def accept(secret: str, **form: str):
    return db.write_now(
        service.accept_invite, token=secret, form=InviteInput(**form), password_hash="hash", browser=FIREFOX
    )


def reset(secret: str):
    return db.write_now(service.reset_password, token=secret, password_hash="new", browser=FIREFOX)


def test_invited_person_joins_with_the_link(admin):
    link = invite(admin)

    opened = accept(link.secret, email="karim.benali@ardelle.example", zone="Africa/Tunis")

    actor = db.read_now(queries.find_actor, hash_of(opened.token))
    assert (link.name, link.email) == ("Karim Benali", "karim.benali@ardelle.example")
    assert (actor.name, actor.language, actor.zone, actor.roles) == (
        "Karim Benali",
        "fr",
        "Africa/Tunis",
        {Role.LEADER},
    )
    assert db.read_now(queries.find_password, link.email).hash == "hash"


def test_who_joins_is_an_event(admin):
    link = invite(admin)

    def join(session):
        arguments = {"form": InviteInput(), "password_hash": "hash", "browser": FIREFOX}
        service.accept_invite(session, token=link.secret, **arguments)
        return bus.recorded(session)

    assert [PersonJoined] == [type(event) for event in db.write_now(join)]


def test_find_link_says_whom_it_is_for_until_it_is_used(admin):
    link = invite(admin)

    before = db.read_now(queries.find_link, link.secret, LinkPurpose.INVITE)
    accept(link.secret)

    assert before == LinkView("karim.benali@ardelle.example", "Karim Benali", "")
    assert db.read_now(queries.find_link, link.secret, LinkPurpose.INVITE) is None


def test_link_works_once_and_only_for_its_purpose(admin):
    link = invite(admin)

    with pytest.raises(LinkUsed):
        reset(link.secret)
    with pytest.raises(LinkUsed):
        accept(link.secret, email="somebody.else@ardelle.example")
    accept(link.secret)
    with pytest.raises(LinkUsed):
        accept(link.secret)


def test_link_used_by_two_at_once_is_used_once(admin):
    link = invite(admin)

    def attempt(_n: int) -> bool:
        try:
            accept(link.secret)
        except LinkUsed:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(attempt, range(8))).count(True) == 1


def test_invitation_is_too_late_after_seven_days(admin, noon):
    link = invite(admin)

    with clock.at(noon + timedelta(days=7)), pytest.raises(LinkUsed):
        accept(link.secret)
    with clock.at(noon + timedelta(days=7, seconds=-1)):
        accept(link.secret)


def test_new_invitation_link_replaces_the_former(admin):
    former = invite(admin)

    link = db.write_now(service.make_invite_link, admin, person_id=former.person_id)

    with pytest.raises(LinkUsed):
        accept(former.secret)
    accept(link.secret)


def test_withdrawn_invitation_leaves_nothing(admin):
    link = invite(admin)

    db.write_now(service.withdraw_invite, admin, person_id=link.person_id)

    with pytest.raises(LinkUsed):
        accept(link.secret)
    assert db.read_now(lambda s: s.exec(select(OneTimeLink)).all()) == []
    invite(admin)


def test_invite_of_a_member_is_refused(admin):
    invite(admin)

    with pytest.raises(EmailTaken):
        invite(admin)


def test_two_invitations_at_once_add_one_member(admin):
    def attempt(_n: int) -> bool:
        try:
            invite(admin)
        except EmailTaken:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(attempt, range(6))).count(True) == 1


def test_reset_link_sets_the_password_and_signs_every_browser_out(admin, ana):
    before = sign_in(ana)
    link = db.write_now(service.make_reset_link, admin, person_id=ana.person_id)

    opened = reset(link.secret)

    assert db.read_now(queries.find_actor, hash_of(before.token)) is None
    assert db.read_now(queries.find_actor, hash_of(opened.token)).person_id == ana.person_id
    assert db.read_now(queries.find_own_password, ana).hash == "new"


def test_reset_link_is_too_late_after_half_an_hour(admin, ana, noon):
    link = db.write_now(service.make_reset_link, admin, person_id=ana.person_id)

    with clock.at(noon + timedelta(minutes=30)), pytest.raises(LinkUsed):
        reset(link.secret)


def test_reset_link_of_somebody_suspended_is_gone(admin, ana):
    link = db.write_now(service.make_reset_link, admin, person_id=ana.person_id)
    db.write_now(service.suspend_member, admin, person_id=ana.person_id)

    with pytest.raises(LinkUsed):
        reset(link.secret)


def test_links_need_an_account_in_the_right_state(admin, ana):
    invited = invite(admin)

    with pytest.raises(WrongStatus):
        db.write_now(service.make_invite_link, admin, person_id=ana.person_id)
    with pytest.raises(WrongStatus):
        db.write_now(service.make_reset_link, admin, person_id=invited.person_id)
    with pytest.raises(WrongStatus):
        db.write_now(service.withdraw_invite, admin, person_id=ana.person_id)


@pytest.mark.parametrize("roles", [(), (Role.LEADER,), (Role.MODERATOR,)])
def test_links_are_made_by_administrators_only(admin, people, roles):
    member = people.member(roles=roles)
    invited = invite(admin)

    with pytest.raises(Forbidden):
        invite(member, InviteMemberInput(name="X", email="x@ardelle.example"))
    for make in (service.make_invite_link, service.make_reset_link, service.withdraw_invite):
        with pytest.raises(Forbidden):
            db.write_now(make, member, person_id=invited.person_id)


def test_secret_of_a_link_is_nowhere_in_the_database(admin):
    link = invite(admin)

    rows = db.read_now(lambda s: [*s.exec(select(OneTimeLink)), *s.exec(select(Person))])
    assert not any(link.secret in str(row) for row in rows)
