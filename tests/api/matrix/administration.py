"""Rows of members, sites and teams: for administrators, but for the two lists of groups."""

from learnhub.access import audit
from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.features.people.models import MemberImport, Person, PersonRole, Setting, Site, Team
from learnhub.features.people.queries import find_import
from learnhub.features.people.schemas import SiteInput, TeamInput
from learnhub.features.people.service import add_site, add_team, stage_import, suspend_member
from tests.api.matrix import Call, Row, read
from tests.web.matrix import ADMINISTRATORS
from tests.web.matrix.people import invited, link_of
from tests.web.matrix.world import World, column, number_of


def site(world: World) -> tuple[str, str]:
    name = f"Site {ids.new_id()}"
    return db.write_now(add_site, world.person("administrator"), form=SiteInput(name=name)), name


def team(world: World) -> tuple[str, str]:
    name = f"Team {ids.new_id()}"
    return db.write_now(add_team, world.person("administrator"), form=TeamInput(name=name)), name


def list_members(world: World, _actor: Actor) -> Call:
    name = world.member("Ines Blanc").name
    return Call(query="?search=blanc&limit=100", shows=f'"{name}"')


def invite(_world: World, _actor: Actor) -> Call:
    form = {"name": "Zoé Blanc", "email": f"{ids.new_id()}@ardelle.example", "role": "moderator"}
    return Call(json=form, effect=number_of(Person))


def correct(world: World, _actor: Actor) -> Call:
    person = world.member().person_id
    form = {"name": "Zoé Blanc", "email": f"{ids.new_id()}@ardelle.example"}
    return Call((person,), form, column(Person, person, "email"))


FILE = "name;email\nZoé Blanc;{}@ardelle.example\nKarim Benali;nowhere\n"


def preview(_world: World, actor: Actor) -> Call:
    staged = number_of(MemberImport, MemberImport.person_id == actor.person_id)
    return Call(json={"file_name": "all.csv", "text": FILE.format(ids.new_id())}, effect=staged)


def stage(actor: Actor) -> str:
    data = FILE.format(ids.new_id()).encode()
    db.write_now(stage_import, actor, file_name="all.csv", data=data)
    found = db.read_now(find_import, actor)
    assert found
    return found.mark


def waiting_file(_world: World, actor: Actor) -> Call:
    stage(actor)
    return Call(shows="“nowhere” is not an e-mail address.")


def confirm(_world: World, actor: Actor) -> Call:
    return Call(json={"mark": stage(actor)}, effect=number_of(Person))


def forget_file(_world: World, actor: Actor) -> Call:
    stage(actor)
    return Call(effect=number_of(MemberImport, MemberImport.person_id == actor.person_id))


def renew(world: World, _actor: Actor) -> Call:
    person = invited(world)
    return Call((person,), effect=lambda _tab: db.read_now(link_of, person))


def withdraw(world: World, _actor: Actor) -> Call:
    person = invited(world)
    return Call((person,), effect=column(Person, person, "id"))


def set_roles(world: World, _actor: Actor) -> Call:
    person = world.member().person_id
    return Call((person,), {"roles": ["moderator"]}, number_of(PersonRole, PersonRole.person_id == person))


def suspend(world: World, _actor: Actor) -> Call:
    person = world.member().person_id
    return Call((person,), effect=column(Person, person, "status"))


def reactivate(world: World, _actor: Actor) -> Call:
    person = world.member().person_id
    db.write_now(suspend_member, world.person("administrator"), person_id=person)
    return Call((person,), effect=column(Person, person, "status"))


def list_sites(world: World, _actor: Actor) -> Call:
    return Call(query="?limit=100", shows=f'"{site(world)[1]}"')


def make_site(_world: World, _actor: Actor) -> Call:
    return Call(json={"name": f"Site {ids.new_id()}"}, effect=number_of(Site))


def change_site(world: World, _actor: Actor) -> Call:
    found, _name = site(world)
    return Call((found,), {"name": f"Site {ids.new_id()}"}, column(Site, found, "name"))


def delete_site(world: World, _actor: Actor) -> Call:
    return Call((site(world)[0],), effect=number_of(Site))


def list_teams(world: World, _actor: Actor) -> Call:
    return Call(query="?limit=100", shows=f'"{team(world)[1]}"')


def make_team(_world: World, _actor: Actor) -> Call:
    return Call(json={"name": f"Team {ids.new_id()}"}, effect=number_of(Team))


def rename_team(world: World, _actor: Actor) -> Call:
    found, _name = team(world)
    return Call((found,), {"name": f"Team {ids.new_id()}"}, column(Team, found, "name"))


def delete_team(world: World, _actor: Actor) -> Call:
    return Call((team(world)[0],), effect=number_of(Team))


def save_company(_world: World, _actor: Actor) -> Call:
    form = {"edition": 1, "name": "Ardelle SA", "languages": ["en", "fr"]}
    return Call(json=form, effect=column(Setting, "company_name", "value"))


def list_audit(world: World, _actor: Actor) -> Call:
    person = world.member()
    db.write_now(audit.record, person, "tokens:make")
    return Call(query=f"?who={person.person_id}", shows="API key made")


ROWS = (
    Row("GET /api/v1/audit", list_audit, ADMINISTRATORS),
    Row("GET /api/v1/company", read('"zone":"Europe/Paris"'), ADMINISTRATORS),
    Row("PUT /api/v1/company", save_company, ADMINISTRATORS),
    Row("GET /api/v1/members", list_members, ADMINISTRATORS),
    Row("POST /api/v1/members", invite, ADMINISTRATORS),
    Row("PUT /api/v1/members/{}", correct, ADMINISTRATORS),
    Row("PUT /api/v1/members/import", preview, ADMINISTRATORS),
    Row("GET /api/v1/members/import", waiting_file, ADMINISTRATORS),
    Row("POST /api/v1/members/import", confirm, ADMINISTRATORS),
    Row("DELETE /api/v1/members/import", forget_file, ADMINISTRATORS),
    Row("POST /api/v1/members/{}/invitation", renew, ADMINISTRATORS),
    Row("DELETE /api/v1/members/{}/invitation", withdraw, ADMINISTRATORS),
    Row("PUT /api/v1/members/{}/roles", set_roles, ADMINISTRATORS),
    Row("PUT /api/v1/members/{}/suspension", suspend, ADMINISTRATORS),
    Row("DELETE /api/v1/members/{}/suspension", reactivate, ADMINISTRATORS),
    Row("GET /api/v1/sites", list_sites),
    Row("POST /api/v1/sites", make_site, ADMINISTRATORS),
    Row("PUT /api/v1/sites/{}", change_site, ADMINISTRATORS),
    Row("DELETE /api/v1/sites/{}", delete_site, ADMINISTRATORS),
    Row("GET /api/v1/teams", list_teams),
    Row("POST /api/v1/teams", make_team, ADMINISTRATORS),
    Row("PUT /api/v1/teams/{}", rename_team, ADMINISTRATORS),
    Row("DELETE /api/v1/teams/{}", delete_team, ADMINISTRATORS),
)
