"""Sites, teams and what the company decides."""

from datetime import UTC, datetime

import pydantic
import pytest

from learnhub.core import clock, db
from learnhub.errors import Forbidden, Invalid, NotFound
from learnhub.features.people import queries, service
from learnhub.features.people.errors import CompanyChanged, GroupInUse, NameTaken
from learnhub.features.people.models import Person
from learnhub.features.people.schemas import (
    CompanyInput,
    GroupView,
    InviteMemberInput,
    ProfileInput,
    SiteInput,
    TeamInput,
)

LYON = SiteInput(name="Lyon", zone="Europe/Paris", country="fr")


def add_site(admin, form: SiteInput = LYON) -> str:
    return db.write_now(service.add_site, admin, form=form)


def test_add_and_change_site(admin):
    site_id = add_site(admin)

    db.write_now(
        service.change_site, admin, site_id=site_id, form=SiteInput(name="Lyon Gerland", zone="Europe/Lisbon")
    )

    assert db.read_now(queries.list_sites, admin) == [
        GroupView(site_id, "Lyon Gerland", 0, "Europe/Lisbon", "")
    ]


@pytest.mark.parametrize("name", ["Lyon", "LYON", " Lyòn "])
def test_name_of_another_site_is_refused_whatever_its_case(admin, name):
    add_site(admin)
    other = add_site(admin, SiteInput(name="Ghent"))

    with pytest.raises(NameTaken):
        add_site(admin, SiteInput(name=name))
    with pytest.raises(NameTaken):
        db.write_now(service.change_site, admin, site_id=other, form=SiteInput(name=name))


def test_site_keeps_its_own_name_in_another_case(admin):
    site_id = add_site(admin)

    db.write_now(service.change_site, admin, site_id=site_id, form=SiteInput(name="LYON"))

    assert [site.name for site in db.read_now(queries.list_sites, admin)] == ["LYON"]


def test_site_with_members_stays(admin, ana):
    site_id = add_site(admin)
    db.write_now(
        service.save_profile, ana, form=ProfileInput(name="Ana Petit", site_id=site_id, zone="Europe/Paris")
    )

    with pytest.raises(GroupInUse) as raised:
        db.write_now(service.delete_site, admin, site_id=site_id)

    assert raised.value.params == {"name": "Lyon"}
    assert [site.members for site in db.read_now(queries.list_sites, admin)] == [1]


def test_empty_team_is_renamed_and_deleted(admin):
    team_id = db.write_now(service.add_team, admin, form=TeamInput(name="Quality"))

    db.write_now(service.rename_team, admin, team_id=team_id, form=TeamInput(name="Quality and safety"))
    renamed = [team.name for team in db.read_now(queries.list_teams, admin)]
    db.write_now(service.delete_team, admin, team_id=team_id)

    assert renamed == ["Quality and safety"]
    assert db.read_now(queries.list_teams, admin) == []
    with pytest.raises(NotFound):
        db.write_now(service.delete_team, admin, team_id=team_id)


def test_groups_are_kept_by_administrators_only(ana, admin):
    site_id = add_site(admin)

    with pytest.raises(Forbidden):
        add_site(ana, SiteInput(name="Ghent"))
    with pytest.raises(Forbidden):
        db.write_now(service.change_site, ana, site_id=site_id, form=LYON)
    with pytest.raises(Forbidden):
        db.write_now(service.delete_site, ana, site_id=site_id)


def test_list_sites_takes_as_many_statements_for_three_as_for_one(admin, statements):
    add_site(admin)
    one = statements(lambda: db.read_now(queries.list_sites, admin))
    for name in ("Ghent", "Feyzin"):
        add_site(admin, SiteInput(name=name))

    assert statements(lambda: db.read_now(queries.list_sites, admin)) == one == 1


def test_save_company_changes_what_everybody_sees(admin, ana):
    form = CompanyInput(edition=1, name="Ardelle SA", languages="fr", sentence_fr="Osons demander.")

    with pytest.raises(Forbidden):
        db.write_now(service.save_company, ana, form=form)
    db.write_now(service.save_company, admin, form=form)

    company = db.read_now(queries.get_company)
    assert (company.name, company.languages, company.sentence_en, company.sentence_fr) == (
        "Ardelle SA",
        ("fr",),
        "",
        "Osons demander.",
    )


def test_new_people_and_sites_begin_with_what_the_company_decided(admin):
    form = CompanyInput(
        edition=1, name="Ardelle", languages=["fr", "en"], zone="America/Toronto", theme="dark"
    )
    db.write_now(service.save_company, admin, form=form)

    site_id = add_site(admin, SiteInput(name="Montréal"))
    invited = db.write_now(
        service.invite_member,
        admin,
        form=InviteMemberInput(name="Zoé Blanc", email="zoe@ardelle.example"),
    )

    person = db.read_now(lambda session: session.get(Person, invited.person_id))
    assert (person.language, person.zone, person.theme) == ("fr", "America/Toronto", "dark")
    assert [(site.id, site.zone) for site in db.read_now(queries.list_sites, admin)] == [
        (site_id, "America/Toronto")
    ]


def test_languages_are_taken_as_a_form_sends_them() -> None:
    """Of a field that may have several values a form sends a list, here with the one that was chosen."""
    chosen = {"edition": 1, "name": "Ardelle", "languages": ["en,fr"]}

    assert CompanyInput.model_validate(chosen).languages == ["en", "fr"]


def test_language_that_is_not_offered_is_refused_to_new_people(admin):
    only_english = CompanyInput(edition=1, name="Ardelle", languages=["en"])
    db.write_now(service.save_company, admin, form=only_english)
    form = InviteMemberInput(name="Zoé Blanc", email="zoe@ardelle.example", language="fr")

    with pytest.raises(Invalid) as raised:
        db.write_now(service.invite_member, admin, form=form)

    assert list(raised.value.fields) == ["language"]


def test_older_edition_of_the_company_is_refused(admin):
    first = CompanyInput(edition=1, name="Ardelle", languages=["en"])
    db.write_now(service.save_company, admin, form=first)

    with pytest.raises(CompanyChanged):
        db.write_now(service.save_company, admin, form=first.model_copy(update={"name": "Other"}))
    db.write_now(service.save_company, admin, form=first.model_copy(update={"edition": 2, "name": "Later"}))

    company = db.read_now(queries.get_company)
    assert (company.name, company.edition) == ("Later", 3)


def test_site_shows_its_next_public_holidays(admin, statements):
    add_site(admin, SiteInput(name="Strasbourg", country="FR", region="6AE"))
    add_site(admin, SiteInput(name="At sea"))

    with clock.at(datetime(2026, 11, 29, 12, tzinfo=UTC)):
        at_sea, strasbourg = db.read_now(queries.list_site_rows, admin)

    assert (at_sea.place, at_sea.days_off) == ("", [])
    assert strasbourg.place == "Alsace, France"
    assert [each.name for each in strasbourg.days_off] == [
        "Christmas Day",
        "Saint Stephen’s Day",
        "New Year’s Day",
    ]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"country": "XX"}, "country"),
        ({"country": "FR", "region": "BY"}, "region"),
        ({"region": "BY"}, "region"),
        ({"zone": "Mars/Olympus"}, "zone"),
    ],
)
def test_place_of_a_site_is_one_that_exists(given, wrong):
    with pytest.raises(pydantic.ValidationError) as raised:
        SiteInput(name="Lyon", **given)

    assert [error["loc"] for error in raised.value.errors()] == [(wrong,)]
