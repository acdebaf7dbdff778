"""Roles, suspension and the list of members."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from learnhub.access.roles import Role
from learnhub.core import bus, db
from learnhub.errors import Forbidden, LearnHubError
from learnhub.features.people import queries, service
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import EmailTaken, LastAdministrator, WrongStatus
from learnhub.features.people.events import PersonJoined
from learnhub.features.people.keys import hash_of
from learnhub.features.people.member_filters import address_of, filters_of
from learnhub.features.people.models import Person
from learnhub.features.people.schemas import (
    InviteMemberInput,
    MemberFilters,
    MemberInput,
    SiteInput,
    TeamInput,
    TokenInput,
)
from tests.features.people.conftest import sign_in


def set_roles(admin, person, *roles: Role) -> None:
    db.write_now(service.set_roles, admin, person_id=person.person_id, roles=roles)


def members(admin, **filters: str):
    return db.read_now(queries.list_members, admin, filters=MemberFilters(**filters)).items


def test_set_roles_gives_exactly_these(admin, ana):
    set_roles(admin, ana, Role.LEADER, Role.MODERATOR)
    set_roles(admin, ana, Role.MODERATOR)

    assert [row.roles for row in members(admin, search="Ana")] == [("moderator",)]


def test_gained_role_needs_a_fresh_sign_in(admin, ana):
    opened = sign_in(ana)

    set_roles(admin, ana, Role.LEADER)

    assert db.read_now(queries.find_actor, hash_of(opened.token)) is None


def test_lost_role_is_gone_with_the_next_event(admin, people):
    leader = people.member(roles=(Role.LEADER,))
    opened = sign_in(leader)

    set_roles(admin, leader)

    assert db.read_now(queries.find_actor, hash_of(opened.token)).roles == frozenset()


@pytest.mark.parametrize("roles", [(), (Role.LEADER,), (Role.MODERATOR,), (Role.LEADER, Role.MODERATOR)])
def test_members_are_administered_by_administrators_only(admin, people, roles):
    member, victim = people.member(roles=roles), people.member()

    with pytest.raises(Forbidden):
        set_roles(member, member, Role.ADMINISTRATOR)
    for act in (service.suspend_member, service.reactivate_member):
        with pytest.raises(Forbidden):
            db.write_now(act, member, person_id=victim.person_id)
    for read in (queries.list_members, queries.count_members, queries.find_import):
        with pytest.raises(Forbidden):
            db.read_now(read, member)


def test_last_administrator_keeps_role_and_access(admin, people):
    people.member(roles=(Role.ADMINISTRATOR,), status=PersonStatus.SUSPENDED)

    with pytest.raises(LastAdministrator):
        set_roles(admin, admin)
    with pytest.raises(LastAdministrator):
        db.write_now(service.suspend_member, admin, person_id=admin.person_id)

    assert members(admin, search="Faure")[0].roles == ("administrator",)


@pytest.mark.parametrize("_round", range(3))
def test_two_administrators_demoting_each_other_at_once_leave_one(admin, people, _round):
    other = people.member(roles=(Role.ADMINISTRATOR,))

    def demote(pair) -> bool:
        try:
            set_roles(*pair)
        except LastAdministrator:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        results = list(pool.map(demote, [(admin, other), (other, admin)]))

    assert (sorted(results), len(members(admin, role="administrator"))) == ([False, True], 1)


def test_two_administrators_suspending_each_other_at_once_leave_one(admin, people):
    other = people.member(roles=(Role.ADMINISTRATOR,))

    def suspend(pair) -> bool:
        try:
            db.write_now(service.suspend_member, pair[0], person_id=pair[1].person_id)
        except LearnHubError:
            return False
        return True

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(suspend, [(admin, other), (other, admin)])) == [False, True]


def test_suspension_ends_everything_at_once(admin, ana):
    opened = sign_in(ana)
    secret = db.write_now(
        service.make_token, ana, form=TokenInput(name="Notebook", scopes=["questions:read"], days=None)
    )
    heard: list[str] = []
    end = bus.hints.subscribe(lambda hint: heard.append(hint.topic))

    db.write_now(service.suspend_member, admin, person_id=ana.person_id)
    end()

    assert db.read_now(queries.find_actor, hash_of(opened.token)) is None
    assert db.read_now(queries.find_actor_by_token, secret) is None
    assert heard == [f"leave:sign-in:{hash_of(opened.token)}", f"leave:person:{ana.person_id}"]


def test_reactivated_member_signs_in_with_the_former_password(admin, ana):
    sign_in(ana)
    db.write_now(service.suspend_member, admin, person_id=ana.person_id)

    def reactivate(session):
        service.reactivate_member(session, admin, person_id=ana.person_id)
        return bus.recorded(session)

    assert db.write_now(reactivate) == [PersonJoined(ana.person_id)]
    assert db.read_now(queries.find_own_password, ana).hash == "a hash"


def test_suspending_twice_is_refused(admin, ana):
    db.write_now(service.suspend_member, admin, person_id=ana.person_id)

    with pytest.raises(WrongStatus):
        db.write_now(service.suspend_member, admin, person_id=ana.person_id)


def test_list_members_finds_by_name_email_team_role_site_and_status(admin, people):
    elsewhere = people.member("Zoë Ünal")
    lyon = db.write_now(service.add_site, admin, form=SiteInput(name="Lyon"))
    team = db.write_now(service.add_team, admin, form=TeamInput(name="Field service"))
    from learnhub.features.people.models import Person

    def place(session):
        person = session.get(Person, elsewhere.person_id)
        person.site_id, person.team_id = lyon, team

    db.write_now(place)
    people.member("Rémi Charpentier", status=PersonStatus.INVITED)
    people.member("Émile Zola", roles=(Role.LEADER,))

    def names(**filters):
        return [row.person.name for row in members(admin, **filters)]

    assert names() == ["Élodie Faure", "Émile Zola", "Rémi Charpentier", "Zoë Ünal"]
    assert names(search="zoe") == ["Zoë Ünal"]
    assert names(search="FIELD") == ["Zoë Ünal"]
    assert names(search="faure elodie") == ["Élodie Faure"]
    assert names(search="person2@") == ["Zoë Ünal"]
    assert names(search="100%") == []
    assert names(site_id=lyon) == names(team_id=team) == ["Zoë Ünal"]
    assert names(status="invited") == ["Rémi Charpentier"]
    assert names(role="leader") == ["Émile Zola"]
    assert names(role="member") == ["Rémi Charpentier", "Zoë Ünal"]


def test_list_members_pages_by_key(admin, people):
    for number in range(60):
        people.member(f"Colleague {number % 7}")

    seen, cursor = [], None
    for _page in range(3):
        found = db.read_now(queries.list_members, admin, cursor=cursor)
        seen += [row.person.id for row in found.items]
        cursor = found.next

    assert (len(seen), len(set(seen)), cursor) == (61, 61, None)


def test_list_members_takes_as_many_statements_for_three_as_for_one(admin, people, statements):
    one = statements(lambda: members(admin))
    for _ in range(2):
        people.member(roles=(Role.LEADER,))

    assert statements(lambda: members(admin)) == one == 2


def test_count_members_by_status(admin, people):
    people.member(status=PersonStatus.INVITED)
    people.member(status=PersonStatus.SUSPENDED)

    counts = db.read_now(queries.count_members, admin)

    assert (counts.active, counts.invited, counts.suspended, counts.total) == (1, 1, 1, 3)


def test_administrators_correct_name_address_site_and_team(admin, people):
    site = db.write_now(service.add_site, admin, form=SiteInput(name="Lyon"))
    invitation = InviteMemberInput(name="Anna", email="anna@x.example")
    link = db.write_now(service.invite_member, admin, form=invitation)
    right = MemberInput(name="Ana Petit", email="ana@x.example", site_id=site)

    db.write_now(service.correct_member, admin, person_id=link.person_id, form=right)

    found = db.read_now(queries.list_members, admin, filters=MemberFilters(search="petit")).items
    assert [(row.person.name, row.email, row.person.site, row.status) for row in found] == [
        ("Ana Petit", "ana@x.example", "Lyon", "invited")
    ]
    assert db.read_now(queries.find_link, link.secret, "invite") is None  # it was sent to the wrong address
    taken = MemberInput(name="Ana", email=db.read_now(lambda s: s.get_one(Person, admin.person_id).email))
    with pytest.raises(EmailTaken):
        db.write_now(service.correct_member, admin, person_id=link.person_id, form=taken)
    with pytest.raises(Forbidden):
        db.write_now(service.correct_member, people.member(), person_id=link.person_id, form=right)


@pytest.mark.parametrize(
    ("query", "filters"),
    [
        ("", MemberFilters()),
        (
            "q=+ana%00+petit&role=leader&status=invited",
            MemberFilters("ana petit", "leader", status="invited"),
        ),
        ("role=member&site=2rbr7kfbw0t3", MemberFilters(role="member", site_id="2rbr7kfbw0t3")),
        ("role=king&site=x&status=former&team=&other=1", MemberFilters()),
    ],
)
def test_address_of_the_list_says_what_it_is_narrowed_to(query: str, filters: MemberFilters):
    assert filters_of(query) == filters
    assert filters_of(address_of(filters).partition("?")[2]) == filters
