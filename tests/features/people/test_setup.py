"""The first day: one link, one setup, one administrator."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import select

from learnhub.core import clock, db
from learnhub.features.people import queries, service
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import LinkUsed
from learnhub.features.people.keys import hash_of
from learnhub.features.people.models import OneTimeLink, Person, Space
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.people.schemas import SetUpInput
from tests.features.people.conftest import FIREFOX

FORM = SetUpInput(
    company="Ardelle",
    languages="fr,en",
    name="Élodie Faure",
    email="Elodie.Faure@ardelle.example",
    zone="Europe/Paris",
)


def set_up(token: str, form: SetUpInput = FORM):
    return db.write_now(service.set_up, token=token, form=form, password_hash="hash", browser=FIREFOX)


def test_set_up_founds_the_company_and_signs_its_administrator_in(database):
    token = db.write_now(service.make_setup_link)

    opened = set_up(token)

    actor = db.read_now(queries.find_actor, hash_of(opened.token))
    company = db.read_now(queries.get_company)
    assert actor.may(MEMBERS_MANAGE)
    assert (actor.name, actor.language, actor.zone) == ("Élodie Faure", "fr", "Europe/Paris")
    assert (company.name, company.languages, company.is_set_up) == (
        "Ardelle",
        ("fr", "en"),
        True,
    )
    assert [space.name for space in db.read_now(lambda s: list(s.exec(select(Space))))] == ["Ardelle"]


def test_set_up_is_gone_for_ever_after_the_first(database):
    set_up(db.write_now(service.make_setup_link))

    with pytest.raises(LinkUsed):
        db.write_now(service.make_setup_link)
    with pytest.raises(LinkUsed):
        set_up("whatever")


def test_set_up_with_a_wrong_or_late_link_changes_nothing(database, noon):
    token = db.write_now(service.make_setup_link)

    with pytest.raises(LinkUsed):
        set_up("not " + token)
    with clock.at(noon + timedelta(hours=1)), pytest.raises(LinkUsed):
        set_up(token)

    assert db.read_now(queries.is_set_up) is False
    assert db.read_now(lambda s: s.exec(select(Person)).all()) == []


def test_new_setup_link_replaces_the_former(database):
    former = db.write_now(service.make_setup_link)
    token = db.write_now(service.make_setup_link)

    with pytest.raises(LinkUsed):
        set_up(former)
    set_up(token)

    stored = db.read_now(lambda s: s.exec(select(OneTimeLink)).one())
    assert stored.hash == hash_of(token)


def test_two_setups_at_once_give_one_administrator(database):
    token = db.write_now(service.make_setup_link)
    forms = [FORM.model_copy(update={"email": f"admin{n}@ardelle.example"}) for n in range(8)]

    def attempt(form: SetUpInput) -> bool:
        try:
            set_up(token, form)
        except LinkUsed:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(attempt, forms))

    assert results.count(True) == 1
    assert len(db.read_now(lambda s: s.exec(select(Person)).all())) == 1


def create(email: str = "admin@ardelle.example") -> str:
    return db.write_now(
        service.create_administrator,
        email=email,
        name="Élodie Faure",
        password_hash="hash",
        company="Ardelle",
    )


def test_create_administrator_sets_the_company_up(database):
    create()

    known = db.read_now(queries.find_password, "admin@ardelle.example")
    assert known.hash == "hash"
    assert db.read_now(queries.get_company).name == "Ardelle"


def test_create_administrator_lets_a_suspended_account_back_in(admin, people):
    locked_out = people.member("Ana Petit", status=PersonStatus.SUSPENDED)
    email = db.read_now(lambda s: s.get(Person, locked_out.person_id).email)

    assert create(email) == locked_out.person_id

    rows = db.read_now(queries.list_members, admin).items
    assert [(row.person.name, row.status, row.roles) for row in rows] == [
        ("Ana Petit", "active", ("administrator",)),
        ("Élodie Faure", "active", ("administrator",)),
    ]
