"""A file of future members that waits for its administrator's word, checked against the database."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core.i18n import N_, translate
from learnhub.core.language import fold
from learnhub.features.people.members_file import Problem, Row, from_json
from learnhub.features.people.models import MemberImport, Person, Site, Team
from learnhub.features.people.policy import can_grant, can_manage_members
from learnhub.features.people.schemas import ImportRowView, ImportView

SHOWN = 200
EMAILS_AT_ONCE = 500

IS_MEMBER = N_("Somebody with this e-mail is already a member.")
NOT_GRANTED = N_("You may not give this role.")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file against the database: the lines that can become members, those that cannot, and new groups."""

    good: list[Row] = field(default_factory=list)
    bad: list[Row] = field(default_factory=list)
    sites: dict[str, str] = field(default_factory=dict)  # folded name -> id
    teams: dict[str, str] = field(default_factory=dict)
    new_sites: dict[str, str] = field(default_factory=dict)  # folded name -> name
    new_teams: dict[str, str] = field(default_factory=dict)


def check_rows(session: Session, actor: Actor, rows: list[Row]) -> Checked:
    """Add to each row what the database has against it, and sort the rows."""
    members = _members(session, [row.email for row in rows])
    for row in rows:
        if row.email in members:
            row.problems.append(Problem(IS_MEMBER))
        if row.role and not can_grant(actor, [Role(row.role)]):
            row.problems.append(Problem(NOT_GRANTED))
    good = [row for row in rows if not row.problems]
    sites = {fold(name): id_ for id_, name in session.exec(select(Site.id, Site.name))}
    teams = {fold(name): id_ for id_, name in session.exec(select(Team.id, Team.name))}
    return Checked(
        good=good,
        bad=[row for row in rows if row.problems],
        sites=sites,
        teams=teams,
        new_sites=_new(sites, (row.site for row in good)),
        new_teams=_new(teams, (row.team for row in good)),
    )


def _new(known: dict[str, str], names: Iterable[str]) -> dict[str, str]:
    new: dict[str, str] = {}
    for name in names:
        if name and fold(name) not in known:
            new.setdefault(fold(name), name)
    return new


def _members(session: Session, emails: list[str]) -> set[str]:
    found: set[str] = set()
    for start in range(0, len(emails), EMAILS_AT_ONCE):
        part = emails[start : start + EMAILS_AT_ONCE]
        found.update(filter(None, session.exec(select(Person.email).where(Person.email.in_(part)))))
    return found


def find_import(session: Session, actor: Actor) -> ImportView | None:
    """What confirming one's file would do, line by line: problems first, then what is good."""
    guard.require(can_manage_members(actor))
    waiting = session.get(MemberImport, actor.person_id)
    if waiting is None:
        return None
    checked = check_rows(session, actor, from_json(waiting.rows))
    ordered = checked.bad + checked.good
    return ImportView(
        file_name=waiting.file_name,
        good=len(checked.good),
        bad=len(checked.bad),
        new_sites=tuple(checked.new_sites.values()),
        new_teams=tuple(checked.new_teams.values()),
        rows=tuple(_view(row, actor.language) for row in ordered[:SHOWN]),
        hidden=max(0, len(ordered) - SHOWN),
    )


def _view(row: Row, language: str) -> ImportRowView:
    return ImportRowView(
        line=row.line,
        name=row.name,
        email=row.email,
        detail=", ".join(filter(None, (row.job, row.team, row.site))),
        problems=tuple(translate(language, problem.message, **problem.params) for problem in row.problems),
    )
