"""A file of members that waits for its administrator's word, checked against the database.

A file only adds: it invites, moves members to the site and team that it names, and gives roles. It takes no
role away, and lets nobody in again.
"""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.permissions import within
from learnhub.access.roles import Role
from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_
from learnhub.core.language import fold
from learnhub.errors import NotFound
from learnhub.features.people.close_names import find_close
from learnhub.features.people.emails import look_alikes
from learnhub.features.people.enums import LineOutcome, PersonStatus
from learnhub.features.people.member_rows import Problem, Row, from_json
from learnhub.features.people.models import MemberImport, Person, PersonRole, Site, Team
from learnhub.features.people.policy import can_grant, can_manage_members

WITHDRAW_FOR = timedelta(hours=24)

IS_SUSPENDED = N_("This account is suspended. An import does not let it in again, the list of members does.")
NOT_GRANTED = N_("You may not give this role.")
CLOSE_SITE = N_("There is no site “{value}”. Did you mean {close}?")
CLOSE_TEAM = N_("There is no team “{value}”. Did you mean {close}?")
NO_FILE = N_("No file waits to be confirmed. Send it again.")


GOOD = (LineOutcome.INVITED, LineOutcome.CHANGED, LineOutcome.KEPT)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who has an account already."""

    id: str
    status: str
    site_id: str | None
    team_id: str | None
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file against the database: each row has its outcome, and with it the problems that were found."""

    rows: list[Row]
    members: dict[str, Member] = field(default_factory=dict)  # by e-mail
    sites: dict[str, str] = field(default_factory=dict)  # folded name -> id
    teams: dict[str, str] = field(default_factory=dict)
    new_sites: dict[str, str] = field(default_factory=dict)  # folded name -> name
    new_teams: dict[str, str] = field(default_factory=dict)
    look_alikes: dict[str, str] = field(default_factory=dict)  # new address -> the one that it looks like

    def those(self, *outcomes: LineOutcome) -> list[Row]:
        """The rows of which this becomes."""
        return [row for row in self.rows if row.outcome in outcomes]


def check_rows(session: Session, actor: Actor, rows: list[Row]) -> Checked:
    """Decide what becomes of each row, with what the database has against it."""
    members = _members(session, [row.email for row in rows])
    sites = {fold(name): (id_, name) for id_, name in session.exec(select(Site.id, Site.name))}
    teams = {fold(name): (id_, name) for id_, name in session.exec(select(Team.id, Team.name))}
    for row in rows:
        row.problems += _problems(actor, row, members.get(row.email), sites, teams)
        row.outcome = _outcome(row, members.get(row.email), sites, teams)
    good = [row for row in rows if row.outcome in GOOD]
    new = [row.email for row in rows if row.outcome == LineOutcome.INVITED]
    return Checked(
        rows,
        members,
        sites={folded: id_ for folded, (id_, _name) in sites.items()},
        teams={folded: id_ for folded, (id_, _name) in teams.items()},
        new_sites=_new(sites, (row.site for row in good)),
        new_teams=_new(teams, (row.team for row in good)),
        look_alikes=look_alikes(new, filter(None, session.exec(select(Person.email)))),
    )


def _problems(
    actor: Actor, row: Row, member: Member | None, sites: dict[str, tuple], teams: dict[str, tuple]
) -> Iterator[Problem]:
    if member and member.status == PersonStatus.SUSPENDED:
        yield Problem(IS_SUSPENDED)
    if row.role and not can_grant(actor, [Role(row.role)]):
        yield Problem(NOT_GRANTED)
    for known, name, message in ((sites, row.site, CLOSE_SITE), (teams, row.team, CLOSE_TEAM)):
        if (
            name
            and fold(name) not in known
            and (close := find_close(name, (one for _id, one in known.values())))
        ):
            yield Problem(message, {"value": name, "close": close})


def _outcome(
    row: Row, member: Member | None, sites: dict[str, tuple], teams: dict[str, tuple]
) -> LineOutcome:
    if row.problems:
        return LineOutcome.PROBLEM
    if member is None:
        return LineOutcome.INVITED
    moves = any(
        name and known.get(fold(name), ("",))[0] != now
        for known, name, now in ((sites, row.site, member.site_id), (teams, row.team, member.team_id))
    )
    return LineOutcome.CHANGED if moves or gains_role(row, member) else LineOutcome.KEPT


def gains_role(row: Row, member: Member | None) -> bool:
    """Whether a line adds to what its person may do."""
    return bool(row.role) and not (member and within(Role(row.role), member.roles))


def _new(known: Collection[str], names: Iterable[str]) -> dict[str, str]:
    new: dict[str, str] = {}
    for name in names:
        if name and fold(name) not in known:
            new.setdefault(fold(name), name)
    return new


def _members(session: Session, emails: list[str]) -> dict[str, Member]:
    named = Person.email.in_(emails)
    roles: dict[str, set[Role]] = {}
    for row in session.exec(select(PersonRole).join(Person).where(named)):
        roles.setdefault(row.person_id, set()).add(Role(row.role))
    people = session.exec(select(Person).where(named))
    return {
        person.email or "": Member(
            person.id, person.status, person.site_id, person.team_id, frozenset(roles.get(person.id, ()))
        )
        for person in people
    }


def get_import(session: Session, actor: Actor, *, lock: bool = False) -> MemberImport:
    """One's file that waits or was just imported; raises NotFound."""
    guard.require(can_manage_members(actor))
    found = session.get(MemberImport, actor.person_id, with_for_update=lock or None)
    if found is None:
        raise NotFound(NO_FILE)
    return found


def check_again(session: Session, actor: Actor, kept: MemberImport) -> Checked:
    """The rows of a file that waits, against the members of now; of one that is done as they were then."""
    rows = from_json(kept.rows)
    if kept.done_at:
        return Checked(rows, **{name: kept.about[name] for name in ("new_sites", "new_teams")})
    for row in rows:
        row.problems = [problem for problem in row.problems if problem.message not in FROM_DATABASE]
    return check_rows(session, actor, rows)


FROM_DATABASE = (IS_SUSPENDED, NOT_GRANTED, CLOSE_SITE, CLOSE_TEAM)


def mark_of(checked: Checked) -> str:
    """The same for as long as confirming a file would do the same."""
    lines = [(row.line, row.outcome, gains_role(row, checked.members.get(row.email))) for row in checked.rows]
    told = json.dumps([lines, sorted(checked.new_sites), sorted(checked.new_teams)])
    return hashlib.sha256(told.encode()).hexdigest()[:16]


def new_administrators(checked: Checked) -> list[Row]:
    """Those whom a file makes administrators."""
    return [row for row in gaining(checked) if row.role == Role.ADMINISTRATOR]


def gaining(checked: Checked) -> list[Row]:
    """Those whom a file gives a role."""
    rows = checked.those(LineOutcome.INVITED, LineOutcome.CHANGED)
    return [row for row in rows if gains_role(row, checked.members.get(row.email))]


def can_withdraw(kept: MemberImport) -> bool:
    """Whether there are invitations of an import that can still be taken back together."""
    return bool(kept.done_at and utcnow() < kept.done_at + WITHDRAW_FOR and kept.about["invited"])
