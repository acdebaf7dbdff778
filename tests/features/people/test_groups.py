"""Sites, teams and what the company decides."""

import pytest

from learnhub.core import db
from learnhub.errors import Forbidden, NotFound
from learnhub.features.people import queries, service
from learnhub.features.people.errors import GroupInUse, NameTaken
from learnhub.features.people.schemas import CompanyInput, GroupView, ProfileInput, SiteInput, TeamInput

LYON = SiteInput(name="Lyon", zone="Europe/Paris", country="France")


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
    form = CompanyInput(name="Ardelle SA", languages="fr", sentence_fr="Osons demander.")

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
