"""Signing in and out, and how long a browser stays signed in."""

from datetime import timedelta

import pytest
from sqlmodel import SQLModel, select

from learnhub.access.audit import Audit
from learnhub.access.roles import Role
from learnhub.core import bus, clock, db
from learnhub.features.people import queries, service
from learnhub.features.people.enums import PersonStatus, SpaceKind
from learnhub.features.people.errors import WrongPassword
from learnhub.features.people.keys import hash_of
from learnhub.features.people.models import Person, SignIn, Space, SpaceMember
from learnhub.features.people.schemas import TokenInput
from tests.features.people.conftest import ELSEWHERE, FIREFOX, give_password, sign_in


def find(token: str):
    return db.read_now(queries.find_actor, hash_of(token))


def test_open_sign_in_makes_the_browser_the_person_with_their_roles(people):
    leader = people.member(
        "Hélène Marchetti", roles=(Role.LEADER, Role.MODERATOR), zone="Europe/Lisbon", language="fr"
    )

    opened = sign_in(leader)

    actor = find(opened.token)
    assert (actor.person_id, actor.name, actor.language, actor.zone) == (
        leader.person_id,
        "Hélène Marchetti",
        "fr",
        "Europe/Lisbon",
    )
    assert actor.roles == {Role.LEADER, Role.MODERATOR}
    assert actor.sign_in == hash_of(opened.token)


def test_find_actor_is_one_statement(people, statements):
    opened = sign_in(people.member(roles=(Role.LEADER, Role.MODERATOR)))

    assert statements(lambda: find(opened.token)) == 1


def test_token_is_stored_only_as_its_hash(ana):
    opened = sign_in(ana)

    row = db.read_now(lambda session: session.exec(select(SignIn)).one())
    assert row.id_hash == hash_of(opened.token)
    assert opened.token not in str(row)


def test_open_sign_in_after_the_password_changed_is_refused(ana):
    known = give_password(ana.person_id)
    give_password(ana.person_id, "another hash")

    with pytest.raises(WrongPassword):
        db.write_now(service.open_sign_in, known=known, browser=FIREFOX)


def test_find_password_knows_only_active_accounts(people):
    invited = people.member(status=PersonStatus.INVITED)
    suspended = people.member(status=PersonStatus.SUSPENDED)
    active = people.member()
    for someone in (invited, suspended, active):
        give_password(someone.person_id)
    emails = [
        db.read_now(lambda s, i=i: s.get(Person, i.person_id).email) for i in (invited, suspended, active)
    ]

    found = [db.read_now(queries.find_password, email.upper()) for email in emails]

    assert [known and known.person_id for known in found] == [None, None, active.person_id]
    assert db.read_now(queries.find_password, "nobody@ardelle.example") is None


def test_sign_in_again_in_the_same_browser_ends_the_former_one(ana, people):
    karim = people.member("Karim Benali")
    first = sign_in(ana)

    second = db.write_now(
        service.open_sign_in,
        known=give_password(karim.person_id),
        browser=FIREFOX,
        replaces=hash_of(first.token),
    )

    assert find(first.token) is None
    assert find(second.token).person_id == karim.person_id


@pytest.mark.parametrize(("hours", "alive"), [(11, True), (12, True), (14, False)])
def test_sign_in_ends_after_twelve_idle_hours(ana, noon, hours, alive):
    opened = sign_in(ana)

    with clock.at(noon + timedelta(hours=hours)):
        assert (find(opened.token) is not None) == alive


def test_sign_in_in_use_ends_after_fourteen_days(ana, noon):
    opened = sign_in(ana)

    for hours in range(0, 14 * 24, 10):
        with clock.at(noon + timedelta(hours=hours)):
            db.write_now(service.note_seen, hash_of(opened.token))
            assert find(opened.token) is not None
    with clock.at(noon + timedelta(days=14)):
        assert find(opened.token) is None


def test_note_seen_keeps_only_the_hour(ana, noon):
    opened = sign_in(ana)

    with clock.at(noon + timedelta(minutes=134)):
        db.write_now(service.note_seen, hash_of(opened.token))

    person = db.read_now(lambda session: session.get(Person, ana.person_id))
    assert person.last_seen_hour == noon + timedelta(hours=2)


def test_note_seen_of_an_unknown_sign_in_changes_nothing(ana):
    db.write_now(service.note_seen, "0" * 64)


def test_end_sign_in_ends_this_browser_only(ana):
    first, second = sign_in(ana), None
    second = db.write_now(service.open_sign_in, known=_known(ana), browser=FIREFOX)

    db.write_now(service.end_sign_in, find(first.token))

    assert find(first.token) is None
    assert find(second.token) is not None


def test_end_all_sign_ins_ends_every_browser_and_tells_them(ana, people):
    first = sign_in(ana)
    second = db.write_now(service.open_sign_in, known=_known(ana), browser=FIREFOX)
    other = sign_in(people.member())
    heard: list[str] = []
    end = bus.hints.subscribe(lambda hint: heard.append(hint.topic))

    db.write_now(service.end_all_sign_ins, find(first.token))
    end()

    assert [find(token.token) is None for token in (first, second, other)] == [True, True, False]
    assert sorted(heard) == sorted(f"leave:sign-in:{hash_of(token.token)}" for token in (first, second))


def test_end_other_sign_in_needs_ones_own_number(ana, people):
    first = sign_in(ana)
    second = db.write_now(service.open_sign_in, known=_known(ana), browser=ELSEWHERE)
    stranger = people.member()
    sign_in(stranger)
    mine = db.read_now(queries.list_sign_ins, find(first.token))

    db.write_now(service.end_other_sign_in, stranger, number=mine[1].number)
    assert find(second.token) is not None
    db.write_now(service.end_other_sign_in, find(first.token), number=mine[1].number)

    assert [view.is_this for view in mine] == [True, False]
    assert find(second.token) is None
    assert find(first.token) is not None


def test_change_password_signs_every_other_browser_out(ana):
    first = sign_in(ana)
    second = db.write_now(service.open_sign_in, known=_known(ana), browser=FIREFOX)
    actor = find(first.token)

    fresh = db.write_now(
        service.change_password,
        actor,
        known=db.read_now(queries.find_own_password, actor),
        new_hash="new",
        browser=FIREFOX,
    )

    assert [find(token.token) is None for token in (first, second, fresh)] == [True, True, False]


def test_change_password_after_it_changed_meanwhile_is_refused(ana):
    actor = find(sign_in(ana).token)
    known = db.read_now(queries.find_own_password, actor)
    give_password(ana.person_id)

    with pytest.raises(WrongPassword):
        db.write_now(service.change_password, actor, known=known, new_hash="new", browser=FIREFOX)


def test_refusal_is_audited_without_the_email(ana):
    email = db.read_now(lambda session: session.get(Person, ana.person_id).email)

    db.write_now(service.note_refused, email=email, browser=FIREFOX)
    db.write_now(service.note_refused, email="nobody@ardelle.example", browser=FIREFOX)

    rows = db.read_now(lambda session: list(session.exec(select(Audit).order_by(Audit.id))))
    assert [(row.actor, row.action, row.result) for row in rows] == [
        (ana.person_id, "session:open", "refused"),
        ("nobody", "session:open", "refused"),
    ]


def test_rehashed_password_is_kept(ana):
    db.write_now(
        service.open_sign_in, known=give_password(ana.person_id), browser=FIREFOX, rehashed="a longer hash"
    )

    assert db.read_now(queries.find_own_password, ana).hash == "a longer hash"


def _known(actor):
    return db.read_now(queries.find_own_password, actor)


def test_actor_has_the_closed_spaces_they_belong_to(people):
    ana, karim = people.member(roles=(Role.LEADER, Role.MODERATOR)), people.member()

    def join(session) -> set[str]:
        closed = [Space(kind=SpaceKind.TEAM, name=name, is_open=False) for name in ("Night", "Day", "Office")]
        followed = Space(kind=SpaceKind.COMMUNITY, name="Seals", is_open=True)
        session.add_all([*closed, followed])
        session.flush()
        mine = [closed[0], closed[1], followed]
        session.add_all(SpaceMember(space_id=space.id, person_id=ana.person_id) for space in mine)
        return {closed[0].id, closed[1].id}

    closed = db.write_now(join)
    form = TokenInput(name="Reports", scopes=["questions:read"], days=None)
    key = db.write_now(service.make_token, ana, form=form)

    assert find(sign_in(ana).token).spaces == closed
    assert db.read_now(queries.find_actor_by_token, key).spaces == closed
    assert find(sign_in(karim).token).spaces == frozenset()


def test_database_tells_in_which_hour_somebody_was_here_and_no_more(ana, admin, noon):
    email = give_password(ana.person_id).email
    link = db.write_now(service.make_reset_link, admin, person_id=ana.person_id)
    with clock.at(noon + timedelta(minutes=17, seconds=23)):
        db.write_now(service.note_refused, email=email, browser=FIREFOX)
        opened = db.write_now(service.reset_password, token=link.secret, password_hash="new", browser=FIREFOX)
        for _ in range(2):
            db.write_now(service.note_seen, hash_of(opened.token))
        db.write_now(service.open_sign_in, known=_known(ana), browser=ELSEWHERE)
        db.write_now(service.end_sign_in, find(opened.token))
        kept = db.read_now(_everything)

    assert [action for action in ("session:open", "session:close", "password:reset") if action in kept] == [
        "session:open",
        "session:close",
        "password:reset",
    ]
    assert ":17:" not in kept
    assert "12, 17, 23" not in kept


def _everything(session) -> str:
    """All rows of all tables as text."""
    tables = SQLModel.metadata.sorted_tables
    return "\n".join(repr(row) for table in tables for row in session.connection().execute(table.select()))


def test_acts_are_audited_with_their_moment(ana, admin, noon):
    moment = noon + timedelta(minutes=17)
    with clock.at(moment):
        db.write_now(service.set_roles, admin, person_id=ana.person_id, roles=[Role.LEADER])

    rows = db.read_now(lambda session: list(session.exec(select(Audit).order_by(Audit.id))))
    assert [(row.action, row.at) for row in rows] == [("roles:change", moment)]


@pytest.mark.parametrize("minutes", [0, 59])
def test_sign_in_lasts_twelve_idle_hours_whenever_in_the_hour_it_began(ana, noon, minutes):
    began = noon + timedelta(minutes=minutes)
    with clock.at(began):
        opened = sign_in(ana)

    with clock.at(began + timedelta(hours=12)):
        assert find(opened.token)
    with clock.at(began + timedelta(hours=13)):
        assert find(opened.token) is None


@pytest.mark.parametrize(
    "typed", ["ana@exämple.example", "ANA@EXA\u0308MPLE.example", "ana@xn--exmple-cua.example "]
)
def test_an_account_is_found_however_its_address_is_typed(ana, typed):
    give_password(ana.person_id)
    put_email(ana.person_id, "ana@xn--exmple-cua.example")

    known = db.read_now(queries.find_password, typed)

    assert known is not None
    assert known.person_id == ana.person_id


def test_of_two_accounts_with_one_address_each_is_found_as_it_is_stored(people, ana):
    bo = people.member("Bo")
    for actor, email in ((ana, "x@exämple.example"), (bo, "x@xn--exmple-cua.example")):
        give_password(actor.person_id)
        put_email(actor.person_id, email)

    found = [
        db.read_now(queries.find_password, f"x@{each}.example") for each in ("exämple", "xn--exmple-cua")
    ]

    assert [each.person_id for each in found] == [ana.person_id, bo.person_id]


def put_email(person_id: str, email: str) -> None:
    db.write_now(lambda session: setattr(session.get_one(Person, person_id), "email", email))
