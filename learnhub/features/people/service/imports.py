"""Inviting many people from a file: it waits until its administrator has seen what it would do."""

from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.language import fold
from learnhub.errors import NotFound
from learnhub.features.people.enums import LinkPurpose
from learnhub.features.people.errors import WrongStatus
from learnhub.features.people.members_file import Row, from_json, read_rows, to_json
from learnhub.features.people.models import MemberImport, Person, PersonRole, Site, Team
from learnhub.features.people.policy import can_manage_members
from learnhub.features.people.queries import get_company
from learnhub.features.people.queries.imports import Checked, check_rows
from learnhub.features.people.schemas import NewLink
from learnhub.features.people.service.links import add_link

NOTHING_WAITS = N_("No file waits to be confirmed. Send it again.")


def stage_import(session: Session, actor: Actor, *, file_name: str, data: bytes) -> None:
    """Keep a file's people aside until confirmed, instead of an earlier file; nobody is added.

    Raises ImportFileProblem when the file cannot be read as a list of people at all.
    """
    guard.require(can_manage_members(actor))
    rows = to_json(read_rows(data))
    session.merge(
        MemberImport(
            person_id=guard.require_person(actor), file_name=file_name[:200], rows=rows, made_at=utcnow()
        )
    )


def cancel_import(session: Session, actor: Actor) -> None:
    """Forget the file; there may be none."""
    guard.require(can_manage_members(actor))
    waiting = session.get(MemberImport, actor.person_id)
    if waiting is not None:
        session.delete(waiting)


def confirm_import(session: Session, actor: Actor) -> list[NewLink]:
    """Add the people of the good lines, the sites and teams they name, and a link for each of them.

    Everything is checked again, because members may have been added since the file was shown; lines with
    problems are left out. The links are seen only now.
    """
    guard.require(can_manage_members(actor))
    waiting = session.get(MemberImport, actor.person_id, with_for_update=True)
    if waiting is None:
        raise NotFound(NOTHING_WAITS)
    checked = check_rows(session, actor, from_json(waiting.rows))
    session.delete(waiting)
    zones = _add_groups(session, checked)
    language = get_company(session).languages[0]
    people = [_person(row, checked, zones.get(fold(row.site), actor.zone), language) for row in checked.good]
    try:
        with session.begin_nested():
            session.add_all(people)
            session.flush()
    except IntegrityError as error:  # somebody was invited at this moment: look at the file again
        raise WrongStatus from error
    session.add_all(
        PersonRole(person_id=person.id, role=row.role)
        for row, person in zip(checked.good, people, strict=True)
        if row.role
    )
    audit.record(session, actor, "members:import", str(len(people)))
    return [add_link(session, actor, person, LinkPurpose.INVITE) for person in people]


def _add_groups(session: Session, checked: Checked) -> dict[str, str]:
    """Make the sites and teams that are new; returns the zone of each site by its folded name."""
    for folded_name, name in checked.new_sites.items():
        checked.sites[folded_name] = _added(session, Site(name=name))
    for folded_name, name in checked.new_teams.items():
        checked.teams[folded_name] = _added(session, Team(name=name))
    session.flush()
    return {folded_name: session.get_one(Site, id_).zone for folded_name, id_ in checked.sites.items()}


def _added(session: Session, group: Site | Team) -> str:
    session.add(group)
    return group.id


def _person(row: Row, checked: Checked, zone: str, language: str) -> Person:
    return Person(
        email=row.email,
        name=row.name,
        job=row.job,
        site_id=checked.sites.get(fold(row.site)),
        team_id=checked.teams.get(fold(row.team)),
        zone=zone,
        language=row.language or language,
        created_at=utcnow(),
    )
