"""The lists of sites and teams: add, rename, delete when nobody is in them."""

from typing import TypeVar

from sqlalchemy import ColumnElement
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core.i18n import N_
from learnhub.core.language import fold
from learnhub.errors import NotFound
from learnhub.features.people.errors import GroupInUse, NameTaken
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.people.policy import can_manage_groups
from learnhub.features.people.queries import get_company
from learnhub.features.people.schemas import SiteInput, TeamInput

Group = TypeVar("Group", Site, Team)

NO_GROUP = N_("This site or team is not on the list any more.")


def add_site(session: Session, actor: Actor, *, form: SiteInput) -> str:
    """Put a site on the list; raises NameTaken."""
    return _add(session, actor, Site(**_site(session, form)))


def add_team(session: Session, actor: Actor, *, form: TeamInput) -> str:
    """Put a team on the list; raises NameTaken."""
    return _add(session, actor, Team(**form.model_dump()))


def _add(session: Session, actor: Actor, group: Group) -> str:
    guard.require(can_manage_groups(actor))
    _require_new_name(session, type(group), group.name)
    _flush_named(session, group)
    audit.record(session, actor, "groups:add", group.id)
    return group.id


def change_site(session: Session, actor: Actor, *, site_id: str, form: SiteInput) -> None:
    """Change a site's name, zone, country and region; raises NameTaken."""
    _change(session, actor, Site, site_id, **_site(session, form))


def _site(session: Session, form: SiteInput) -> dict[str, str]:
    given = form.model_dump()
    return given | {"zone": given["zone"] or get_company(session).zone}


def rename_team(session: Session, actor: Actor, *, team_id: str, form: TeamInput) -> None:
    """Change a team's name; raises NameTaken."""
    _change(session, actor, Team, team_id, **form.model_dump())


def _change(session: Session, actor: Actor, kind: type[Group], group_id: str, **values: str) -> None:
    guard.require(can_manage_groups(actor))
    group = _get(session, kind, group_id)
    _require_new_name(session, kind, values["name"], but=group_id)
    for name, value in values.items():
        setattr(group, name, value)
    _flush_named(session, group)
    audit.record(session, actor, "groups:change", group_id)


def delete_site(session: Session, actor: Actor, *, site_id: str) -> None:
    """Take a site off the list; raises GroupInUse while somebody is there."""
    _delete(session, actor, _get(session, Site, site_id), Person.site_id == site_id)


def delete_team(session: Session, actor: Actor, *, team_id: str) -> None:
    """Take a team off the list; raises GroupInUse while somebody is in it."""
    _delete(session, actor, _get(session, Team, team_id), Person.team_id == team_id)


def _delete(session: Session, actor: Actor, group: Site | Team, has_member: ColumnElement[bool]) -> None:
    guard.require(can_manage_groups(actor))
    if session.exec(select(Person.id).where(has_member).limit(1)).first():
        raise GroupInUse(name=group.name)
    try:
        with session.begin_nested():
            session.delete(group)
            session.flush()
    except IntegrityError as error:  # somebody joined it at this moment
        raise GroupInUse(name=group.name) from error
    audit.record(session, actor, "groups:delete", group.id)


def get_site_or_none(session: Session, site_id: str) -> Site | None:
    """The chosen site, or none when none was chosen; raises NotFound when it is gone."""
    return _get(session, Site, site_id) if site_id else None


def get_team_or_none(session: Session, team_id: str) -> Team | None:
    """The chosen team, or none when none was chosen; raises NotFound when it is gone."""
    return _get(session, Team, team_id) if team_id else None


def _get(session: Session, kind: type[Group], group_id: str) -> Group:
    group = session.get(kind, group_id)
    if group is None:
        raise NotFound(NO_GROUP)
    return group


def _require_new_name(session: Session, kind: type[Group], name: str, *, but: str = "") -> None:
    """Names that differ only in case or accents are the same to a reader; the lists are short."""
    taken = {fold(other): id_ for id_, other in session.exec(select(kind.id, kind.name))}
    if taken.get(fold(name), but) != but:
        raise NameTaken


def _flush_named(session: Session, group: Site | Team) -> None:
    try:
        with session.begin_nested():
            session.add(group)
            session.flush()
    except IntegrityError as error:
        raise NameTaken from error
