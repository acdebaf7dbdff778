"""Members from a file: it waits until its administrator has seen what it would do."""

from collections.abc import Collection

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.language import fold
from learnhub.errors import NotFound
from learnhub.features.people.enums import LineOutcome, LinkPurpose, PersonStatus
from learnhub.features.people.errors import ImportChanged, RoleNotConfirmed, WrongStatus
from learnhub.features.people.events import RolesChanged
from learnhub.features.people.member_rows import Row, to_json
from learnhub.features.people.members_file import read_file
from learnhub.features.people.models import MemberImport, Person, PersonRole, Site, Team
from learnhub.features.people.policy import can_manage_members
from learnhub.features.people.queries import get_company
from learnhub.features.people.queries.imports import (
    NO_FILE,
    Checked,
    can_withdraw,
    check_again,
    check_rows,
    gains_role,
    get_import,
    mark_of,
    new_administrators,
)
from learnhub.features.people.schemas import CompanyView, NewLink
from learnhub.features.people.service.links import add_link, mail_links
from learnhub.features.people.service.members import lock_members
from learnhub.features.people.service.sign_in import end_sign_ins_of


def stage_import(session: Session, actor: Actor, *, file_name: str, data: bytes) -> None:
    """Keep a file's people aside until confirmed, instead of an earlier file; nobody is added.

    Raises ImportFileProblem when the file cannot be read as a list of people at all.
    """
    guard.require(can_manage_members(actor))
    file = read_file(data)
    checked = check_rows(session, actor, file.rows)
    session.merge(
        MemberImport(
            person_id=guard.require_person(actor),
            file_name=file_name[:200],
            rows=to_json(checked.rows),
            about=file.about(),
            made_at=utcnow(),
            done_at=None,
        )
    )


def cancel_import(session: Session, actor: Actor) -> None:
    """Forget the file; there may be none."""
    guard.require(can_manage_members(actor))
    waiting = session.get(MemberImport, actor.person_id)
    if waiting is not None:
        session.delete(waiting)


def confirm_import(
    session: Session, actor: Actor, *, mark: str = "", administrators: Collection[int] | None = None
) -> list[NewLink]:
    """Do what the good lines say, and return a link for each person who is new.

    Everything is checked again, because members may have changed since the file was shown: raises
    ImportChanged when it would do something else than what was shown under the `mark`. `administrators` are
    the lines whose new administrators were confirmed one by one; raises RoleNotConfirmed when one is missing.
    Lines with problems are left out. The links are seen only now.
    """
    guard.require(can_manage_members(actor))
    lock_members(session)
    waiting = get_import(session, actor, lock=True)
    if waiting.done_at:
        raise NotFound(NO_FILE)
    checked = check_again(session, actor, waiting)
    if mark and mark != mark_of(checked):
        raise ImportChanged
    if not {row.line for row in new_administrators(checked)} <= set(administrators or ()):
        raise RoleNotConfirmed
    zones = _add_groups(session, checked)
    people = _invite(session, actor, checked, zones)
    _change(session, actor, checked)
    audit.record(session, actor, "members:import", str(len(people)))
    links = [add_link(session, actor, person, LinkPurpose.INVITE) for person in people]
    mail_links(session, people, LinkPurpose.INVITE)
    _note_done(waiting, checked, people)
    return links


def withdraw_import(session: Session, actor: Actor) -> int:
    """Take back the invitations of the last import that nobody has used, within a day; returns how many."""
    kept = get_import(session, actor, lock=True)
    if not can_withdraw(kept):
        raise WrongStatus
    unused = delete(Person).where(Person.id.in_(kept.about["invited"]), Person.status == PersonStatus.INVITED)
    withdrawn = session.execute(unused.returning(Person.id)).all()
    kept.about = kept.about | {"invited": []}
    audit.record(session, actor, "members:withdraw", str(len(withdrawn)))
    return len(withdrawn)


def _note_done(waiting: MemberImport, checked: Checked, people: list[Person]) -> None:
    """Let the page say what was done, which it cannot find out afterwards."""
    for row in checked.rows:
        if not gains_role(row, checked.members.get(row.email)):
            row.role = ""
    groups = {"new_sites": checked.new_sites, "new_teams": checked.new_teams}
    waiting.about = (waiting.about or {}) | groups | {"invited": [person.id for person in people]}
    waiting.rows = to_json(checked.rows)
    waiting.done_at = utcnow()


def _add_groups(session: Session, checked: Checked) -> dict[str, str]:
    """Make the sites and teams that are new; returns the zone of each site by its folded name."""
    zone = get_company(session).zone
    for folded_name, name in checked.new_sites.items():
        checked.sites[folded_name] = _added(session, Site(name=name, zone=zone))
    for folded_name, name in checked.new_teams.items():
        checked.teams[folded_name] = _added(session, Team(name=name))
    session.flush()
    zones = dict(session.exec(select(Site.id, Site.zone)).all())
    return {folded_name: zones[id_] for folded_name, id_ in checked.sites.items()}


def _added(session: Session, group: Site | Team) -> str:
    session.add(group)
    return group.id


def _invite(session: Session, actor: Actor, checked: Checked, zones: dict[str, str]) -> list[Person]:
    rows, company = checked.those(LineOutcome.INVITED), get_company(session)
    people = [_person(row, checked, zones.get(fold(row.site), company.zone), company) for row in rows]
    try:
        with session.begin_nested():
            session.add_all(people)
            session.flush()
    except IntegrityError as error:  # somebody was invited at this moment: look at the file again
        raise ImportChanged from error
    session.add_all(
        PersonRole(person_id=person.id, role=row.role)
        for row, person in zip(rows, people, strict=True)
        if row.role
    )
    return people


def _person(row: Row, checked: Checked, zone: str, company: CompanyView) -> Person:
    return Person(
        email=row.email,
        name=row.name,
        job=row.job,
        site_id=checked.sites.get(fold(row.site)),
        team_id=checked.teams.get(fold(row.team)),
        zone=zone,
        language=row.language if row.language in company.languages else company.languages[0],
        theme=company.theme,
        created_at=utcnow(),
    )


def _change(session: Session, actor: Actor, checked: Checked) -> None:
    """Move members to the sites and teams that their lines name, and give roles; the rest stays as it is."""
    rows = {checked.members[row.email].id: row for row in checked.those(LineOutcome.CHANGED)}
    for person in session.exec(select(Person).where(Person.id.in_(rows)).with_for_update()):
        row = rows[person.id]
        person.site_id = checked.sites.get(fold(row.site), person.site_id)
        person.team_id = checked.teams.get(fold(row.team), person.team_id)
    gaining = {id_: row.role for id_, row in rows.items() if gains_role(row, checked.members[row.email])}
    for person_id, role in gaining.items():
        session.add(PersonRole(person_id=person_id, role=role))
        bus.record(session, RolesChanged(person_id))
    end_sign_ins_of(session, *gaining, but=actor.sign_in)
