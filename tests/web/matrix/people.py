"""Rows of people, their accounts and their pages."""

from sqlmodel import Session, delete, select

from learnhub.access import audit
from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.features.notices.models import NoticeRhythm
from learnhub.features.notices.schemas import ChoicesInput
from learnhub.features.notices.service.choices import save_choices
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import (
    ApiToken,
    MemberImport,
    OneTimeLink,
    Person,
    PersonRole,
    Setting,
    Setup,
    SignIn,
    Site,
    Team,
)
from learnhub.features.people.queries.sign_ins import number_of as number_of_sign_in
from learnhub.features.people.schemas import (
    Browser,
    InviteMemberInput,
    KnownPassword,
    SiteInput,
    TeamInput,
    TokenInput,
)
from learnhub.features.people.service import groups, imports, links, members, sign_in, tokens
from learnhub.features.topics import service as topics
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.models import PersonTopic
from learnhub.features.topics.queries import topic_ids_of
from tests.web.matrix import ADMINISTRATORS, ALIVE, Case, Row, at, shared
from tests.web.matrix.world import World, column, number_of

MEMBERS, GROUPS, COMPANY = "/admin/members", "/admin/groups", "/admin/company"
AUDIT = "/admin/audit"


def member(world: World, **payload: object) -> Case:
    """The list of members, and somebody in it."""
    return Case(MEMBERS, {"person_id": world.member().person_id, **payload})


def chosen(world: World, what: str, **more: object) -> tuple[str, Case]:
    """The dialog about somebody."""
    person = world.member().person_id or ""
    before = (("MembersState.ask", {"what": what, "person_id": person}),)
    return person, Case(MEMBERS, dict(more), before=before)


def select_one(world: World, _actor: Actor) -> Case:
    return member(world)


def ask_about(world: World, _actor: Actor) -> Case:
    return member(world, what="roles")


def select_none(world: World, _actor: Actor) -> Case:
    return Case(MEMBERS, before=(("MembersState.select_all", {}),))


def close_dialog(world: World, _actor: Actor) -> Case:
    return Case(MEMBERS, before=(("MembersState.ask", {"what": "invite", "person_id": ""}),))


@shared
def more_members(world: World, _actor: Actor) -> Case:
    for _number in range(60):
        world.member()
    return Case(MEMBERS)


def joined_meanwhile(world: World, _actor: Actor) -> Case:
    return Case(MEMBERS, meanwhile=world.member)


def filtered(world: World, _actor: Actor) -> Case:
    return Case(MEMBERS, before=(("MembersState.narrow", {"by": "search", "value": "Nobody"}),))


def invite(_world: World, _actor: Actor) -> Case:
    form = {"name": "Zoé Blanc", "email": f"{ids.new_id()}@ardelle.example"}
    return Case(MEMBERS, {"form": form}, number_of(Person))


def invited(world: World) -> str:
    """Somebody who is invited and has not joined."""
    form = InviteMemberInput(name="Zoé Blanc", email=f"{ids.new_id()}@ardelle.example")
    return db.write_now(links.invite_member, world.person("administrator"), form=form).person_id


def invite_again(world: World, _actor: Actor) -> Case:
    person = invited(world)
    return Case(MEMBERS, {"person_id": person}, lambda _tab: db.read_now(link_of, person))


def link_of(session: Session, person_id: str) -> list[str]:
    return list(session.exec(select(OneTimeLink.hash).where(OneTimeLink.person_id == person_id)))


def reset(world: World, _actor: Actor) -> Case:
    person = world.member().person_id or ""
    return Case(MEMBERS, {"person_id": person}, lambda _tab: db.read_now(link_of, person))


def correct(world: World, _actor: Actor) -> Case:
    form = {"name": "Ana Petit-Roux", "email": f"{ids.new_id()}@ardelle.example"}
    person, case = chosen(world, "correct", form=form)
    return Case(case.path, case.payload, column(Person, person, "name"), case.before)


def set_roles(world: World, _actor: Actor) -> Case:
    person, case = chosen(world, "roles", form={"roles": ["moderator"]})
    effect = number_of(PersonRole, PersonRole.person_id == person)
    return Case(case.path, case.payload, effect, case.before)


def add_role(world: World, _actor: Actor) -> Case:
    person = world.member().person_id or ""
    effect = number_of(PersonRole, PersonRole.person_id == person)
    return Case(MEMBERS, {"role": "moderator"}, effect, (("MembersState.select", {"person_id": person}),))


def suspend(world: World, _actor: Actor) -> Case:
    person, case = chosen(world, "suspend")
    return Case(case.path, {}, column(Person, person, "status"), case.before)


def reactivate(world: World, _actor: Actor) -> Case:
    person = world.member().person_id or ""
    db.write_now(members.suspend_members, world.person("administrator"), person_ids=[person])
    return Case(MEMBERS, {"person_id": person}, column(Person, person, "status"))


def withdraw(world: World, _actor: Actor) -> Case:
    person = invited(world)
    before = (("MembersState.ask", {"what": "withdraw", "person_id": person}),)
    return Case(MEMBERS, {}, number_of(Person, Person.status == PersonStatus.INVITED), before)


def staged(actor: Actor, email: str = "ines@ardelle.example") -> None:
    """A file of members that waits for its confirmation."""
    data = f"name,email\nInès Garnier,{email}\n".encode()
    db.write_now(imports.stage_import, actor, file_name="members.csv", data=data)


def import_load(_world: World, actor: Actor) -> Case:
    return Case("/admin/members/import", meanwhile=lambda: staged(actor))


def import_cancel(_world: World, actor: Actor) -> Case:
    staged(actor)
    return Case("/admin/members/import", {}, number_of(MemberImport))


def import_confirm(_world: World, actor: Actor) -> Case:
    staged(actor)
    return Case("/admin/members/import", {}, number_of(Person))


def import_more(_world: World, actor: Actor) -> Case:
    return Case("/admin/members/import", meanwhile=lambda: staged(actor))


def import_tick(_world: World, actor: Actor) -> Case:
    staged(actor)
    return Case("/admin/members/import", {"line": 2})


def import_withdraw(_world: World, actor: Actor) -> Case:
    staged(actor, f"{ids.new_id()}@ardelle.example")
    db.write_now(imports.confirm_import, actor)
    return Case("/admin/members/import", {}, number_of(Person))


def add_site(world: World) -> str:
    return db.write_now(groups.add_site, world.person("administrator"), form=SiteInput(name=ids.new_id()))


def add_team(world: World) -> str:
    return db.write_now(groups.add_team, world.person("administrator"), form=TeamInput(name=ids.new_id()))


def sites_load(world: World, _actor: Actor) -> Case:
    return Case(GROUPS, meanwhile=lambda: add_site(world))


def teams_load(world: World, _actor: Actor) -> Case:
    return Case(GROUPS, meanwhile=lambda: add_team(world))


def site_close(_world: World, _actor: Actor) -> Case:
    return Case(GROUPS, before=(("SitesState.edit", {"site_id": ""}),))


def team_close(_world: World, _actor: Actor) -> Case:
    return Case(GROUPS, before=(("TeamsState.edit", {"team_id": ""}),))


def site_save(_world: World, _actor: Actor) -> Case:
    form = {"name": "Lille", "zone": "Europe/Paris", "country": ""}
    return Case(GROUPS, {"form": form}, number_of(Site))


def team_save(_world: World, _actor: Actor) -> Case:
    return Case(GROUPS, {"form": {"name": "Data"}}, number_of(Team))


def site_delete(world: World, _actor: Actor) -> Case:
    return Case(GROUPS, {"site_id": add_site(world)}, number_of(Site))


def team_delete(world: World, _actor: Actor) -> Case:
    return Case(GROUPS, {"team_id": add_team(world)}, number_of(Team))


def company_save(_world: World, _actor: Actor) -> Case:
    form = {"edition": "1", "name": "Ardelle SA", "languages": ["en", "fr"], "zone": "Europe/Lisbon"}
    return Case(COMPANY, {"form": form}, column(Setting, "company_name", "value"))


def company_renamed_meanwhile(_world: World, _actor: Actor) -> Case:
    return Case(COMPANY, meanwhile=lambda: db.write_now(_rename_company))


def _rename_company(session: Session) -> None:
    session.merge(Setting(key="company_name", value="Ardelle SA"))


def renamed_meanwhile(_world: World, actor: Actor) -> Case:
    return Case("/settings", meanwhile=lambda: db.write_now(_rename, actor))


def _rename(session: Session, actor: Actor) -> None:
    session.get(Person, actor.person_id).job = "Planner"


def profile_save(_world: World, actor: Actor) -> Case:
    form = {"name": "Ana Petit", "job": "Planner", "about": "", "zone": "Europe/Paris"}
    return Case("/settings", {"form": form}, column(Person, actor.person_id, "job"))


def keep(path: str, name: str, value: str):
    """A choice that is kept with the account."""
    return lambda _world, actor: Case(path, {name: value}, column(Person, actor.person_id, name))


def reads_french(_world: World, actor: Actor) -> Case:
    loaded = (("SettingsState.load", {}),)
    return Case("/settings", {"language": "fr"}, column(Person, actor.person_id, "reads"), loaded)


def signed_in_twice(_world: World, actor: Actor) -> str:
    """Sign somebody in in another browser; the answer is its number."""
    return db.write_now(_open, actor)


def _open(session: Session, actor: Actor) -> str:
    person = session.get(Person, actor.person_id)
    known = KnownPassword(person.id, "", person.password_version, person.email)
    sign_in.open_sign_in(session, known=known, browser=Browser(), replaces=None)
    session.flush()
    return number_of_sign_in(
        session.exec(select(SignIn.id_hash).where(SignIn.person_id == person.id)).first()
    )


def sign_ins_load(world: World, actor: Actor) -> Case:
    return Case("/settings/sign-ins", meanwhile=lambda: signed_in_twice(world, actor))


def sign_ins_end(world: World, actor: Actor) -> Case:
    number = signed_in_twice(world, actor)
    effect = number_of(SignIn, SignIn.person_id == actor.person_id)
    return Case("/settings/sign-ins", {"number": number}, effect)


def make_key(actor: Actor) -> None:
    form = TokenInput(name="Script", scopes=["questions:read"])
    db.write_now(tokens.make_token, actor, form=form)


def tokens_load(_world: World, actor: Actor) -> Case:
    return Case("/settings/tokens", meanwhile=lambda: make_key(actor))


def token_form() -> dict[str, object]:
    return {"form": {"name": "Script", "scopes": ["questions:read"], "days": "30"}}


def token_make(_world: World, actor: Actor) -> Case:
    effect = number_of(ApiToken, ApiToken.person_id == actor.person_id)
    return Case("/settings/tokens", token_form(), effect)


def token_forget(_world: World, _actor: Actor) -> Case:
    return Case("/settings/tokens", before=(("TokensState.make", token_form()),))


def token_revoke(_world: World, actor: Actor) -> Case:
    make_key(actor)
    key = db.read_now(_key_of, actor)
    return Case("/settings/tokens", {"token_id": key}, column(ApiToken, key, "revoked_at"))


def _key_of(session: Session, actor: Actor) -> str:
    return session.exec(select(ApiToken.id).where(ApiToken.person_id == actor.person_id)).one()


def colleague(world: World, _actor: Actor) -> Case:
    person = world.member()
    asked = lambda: world.question(person)  # noqa: E731
    return Case(f"/people/{person.person_id}", meanwhile=asked)


@shared
def more_of_colleague(world: World, _actor: Actor) -> Case:
    person = world.member()
    for _number in range(21):
        world.question(person)
    return Case(f"/people/{person.person_id}")


def skills_load(_world: World, actor: Actor) -> Case:
    learn = lambda: db.write_now(topics.set_skill, actor, "Seals", SkillLevel.HELPS)  # noqa: E731
    return Case("/settings/skills", meanwhile=learn)


def skill_add(_world: World, actor: Actor) -> Case:
    effect = number_of(PersonTopic, PersonTopic.person_id == actor.person_id)
    return Case("/settings/skills", {"form": {"name": "Seals", "level": "helps"}}, effect)


def skill_change(_world: World, actor: Actor) -> Case:
    effect = number_of(PersonTopic, PersonTopic.person_id == actor.person_id)
    return Case("/settings/skills", {"name": "Seals", "level": "learning"}, effect)


def skill_remove(_world: World, actor: Actor) -> Case:
    db.write_now(topics.set_skill, actor, "Seals", SkillLevel.HELPS)
    [topic] = db.read_now(topic_ids_of, actor.person_id)
    effect = number_of(PersonTopic, PersonTopic.person_id == actor.person_id)
    return Case("/settings/skills", {"topic_id": topic}, effect)


def set_up(_world: World, _actor: Actor) -> Case:
    """The setup, as if it had not been done."""
    return Case("/setup", meanwhile=lambda: db.write_now(lambda session: session.exec(delete(Setup))))


def audited_meanwhile(world: World, _actor: Actor) -> Case:
    person = world.member()
    return Case(AUDIT, meanwhile=lambda: db.write_now(audit.record, person, "tokens:make"))


def audit_period_that_ends_early(_world: World, _actor: Actor) -> Case:
    return Case(AUDIT, {"form": {"since": "2026-03-31", "until": "2026-03-01"}})


@shared
def more_audited(world: World, _actor: Actor) -> Case:
    person = world.member()
    for _number in range(25):
        db.write_now(audit.record, person, "tokens:make")
    return Case(AUDIT)


def quieter(_world: World, actor: Actor) -> Case:
    form = {"edition": "1", "inbox": ["answers"], "quiet_from": "18:00"}
    effect = number_of(NoticeRhythm, NoticeRhythm.person_id == actor.person_id)
    return Case("/settings/notices", {"form": form}, effect)


def quieter_meanwhile(_world: World, actor: Actor) -> Case:
    form = ChoicesInput(edition=1)
    return Case("/settings/notices", meanwhile=lambda: db.write_now(save_choices, actor, form))


def looked(_world: World, _actor: Actor) -> Case:
    return Case("/settings/notices", {"form": {"edition": "1", "days": "every"}})


ROWS = (
    Row("ChoicesState.load", quieter_meanwhile),
    Row("ChoicesState.look", looked),
    Row("ChoicesState.send", at("/settings/notices")),
    Row("ChoicesState.save", quieter),
    Row("AuditState.load", audited_meanwhile, ADMINISTRATORS),
    Row("AuditState.narrow", audit_period_that_ends_early, ADMINISTRATORS),
    Row("AuditState.show_more", more_audited, ADMINISTRATORS),
    Row("SetUpState.load", set_up, ALIVE),
    Row("DoorState.load", at("/sign-in"), ("anonymous",)),
    Row("DoorState.load_link", at("/invite"), ALIVE),
    Row("DoorState.load_forgotten", at("/forgotten"), ALIVE),
    Row("MembersState.load", joined_meanwhile, ADMINISTRATORS),
    Row("MembersState.narrow", at(MEMBERS, by="search", value="Ana"), ADMINISTRATORS),
    Row("MembersState.clear_filters", filtered, ADMINISTRATORS),
    Row("MembersState.show_more", more_members, ADMINISTRATORS),
    Row("MembersState.select", select_one, ADMINISTRATORS),
    Row("MembersState.select_all", at(MEMBERS), ADMINISTRATORS),
    Row("MembersState.select_none", select_none, ADMINISTRATORS),
    Row("MembersState.ask", ask_about, ADMINISTRATORS),
    Row("MembersState.close", close_dialog, ADMINISTRATORS),
    Row("MembersState.invite", invite, ADMINISTRATORS),
    Row("MembersState.make_invite_link", invite_again, ADMINISTRATORS),
    Row("MembersState.make_reset_link", reset, ADMINISTRATORS),
    Row("MembersState.correct", correct, ADMINISTRATORS),
    Row("MembersState.set_roles", set_roles, ADMINISTRATORS),
    Row("MembersState.add_role", add_role, ADMINISTRATORS),
    Row("MembersState.suspend", suspend, ADMINISTRATORS),
    Row("MembersState.reactivate", reactivate, ADMINISTRATORS),
    Row("MembersState.withdraw", withdraw, ADMINISTRATORS),
    Row("ImportState.load", import_load, ADMINISTRATORS),
    Row("ImportState.cancel", import_cancel, ADMINISTRATORS),
    Row("ImportState.confirm", import_confirm, ADMINISTRATORS),
    Row("ImportState.show_more", import_more, ADMINISTRATORS),
    Row("ImportState.tick", import_tick, ADMINISTRATORS),
    Row("ImportState.withdraw", import_withdraw, ADMINISTRATORS),
    Row("SitesState.load", sites_load, ADMINISTRATORS),
    Row("SitesState.edit", at(GROUPS, site_id=""), ADMINISTRATORS),
    Row("SitesState.choose_country", at(GROUPS, country="DE"), ADMINISTRATORS),
    Row("SitesState.close", site_close, ADMINISTRATORS),
    Row("SitesState.save", site_save, ADMINISTRATORS),
    Row("SitesState.delete", site_delete, ADMINISTRATORS),
    Row("TeamsState.load", teams_load, ADMINISTRATORS),
    Row("TeamsState.edit", at(GROUPS, team_id=""), ADMINISTRATORS),
    Row("TeamsState.close", team_close, ADMINISTRATORS),
    Row("TeamsState.save", team_save, ADMINISTRATORS),
    Row("TeamsState.delete", team_delete, ADMINISTRATORS),
    Row("CompanyState.load", company_renamed_meanwhile, ADMINISTRATORS),
    Row("CompanyState.save", company_save, ADMINISTRATORS),
    Row("SettingsState.load", renamed_meanwhile),
    Row("SettingsState.save", profile_save),
    Row("SettingsState.keep_theme", keep("/settings", "theme", "dark")),
    Row("SettingsState.keep_language", keep("/settings", "language", "fr")),
    Row("SettingsState.keep_reading", reads_french),
    Row("SignInsState.load", sign_ins_load),
    Row("SignInsState.end", sign_ins_end),
    Row("TokensState.load", tokens_load),
    Row("TokensState.make", token_make),
    Row("TokensState.forget", token_forget),
    Row("TokensState.revoke", token_revoke),
    Row("ColleagueState.load", colleague),
    Row("ColleagueState.show_more", more_of_colleague),
    Row("SkillsState.load", skills_load),
    Row("SkillsState.suggest", at("/settings/skills", starting="Se")),
    Row("SkillsState.add", skill_add),
    Row("SkillsState.change", skill_change),
    Row("SkillsState.remove", skill_remove),
)
