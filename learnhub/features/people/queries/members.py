"""The list of members, for administrators."""

from collections.abc import Collection, Iterator

from sqlalchemy import ColumnElement, exists, func, or_
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.language import fold
from learnhub.core.pagination import Keyset, Page, encode, page
from learnhub.features.people.emails import fold_email
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.member_filters import MEMBER
from learnhub.features.people.models import Person, PersonRole, Site, Team
from learnhub.features.people.policy import can_manage_members, visible_to
from learnhub.features.people.refs import ref_of
from learnhub.features.people.schemas import MemberCounts, MemberFilters, MemberRow, role_values

PAGE_SIZE = 25

_BY_NAME = Keyset(Person.folded, Person.id, descending=False)


def list_members(
    session: Session,
    actor: Actor,
    *,
    filters: MemberFilters = MemberFilters(),  # noqa: B008 - frozen
    cursor: str | None = None,
    size: int = PAGE_SIZE,
    among: Collection[str] | None = None,
) -> Page[MemberRow]:
    """A page of the members that match, by name; with ids, of those `among` them."""
    guard.require(can_manage_members(actor))
    statement = (
        select(Person, Site.name, Team.name)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .join(Team, Team.id == Person.team_id, isouter=True)
        .where(visible_to(actor), *_clauses(filters))
        .order_by(*_BY_NAME.order())
        .limit(size + 1)
    )
    if among is not None:
        statement = statement.where(Person.id.in_(among))
    if cursor:
        statement = statement.where(_BY_NAME.behind()).params(_BY_NAME.values(cursor))
    rows = session.exec(statement).all()
    found = page(rows, size, lambda row: encode(row[0].folded, row[0].id))
    roles = _roles(session, [row[0].id for row in found.items])
    return Page([_row(actor, *row, roles=roles) for row in found.items], found.next)


def count_members(session: Session, actor: Actor) -> MemberCounts:
    """How many are active, invited and suspended."""
    guard.require(can_manage_members(actor))
    counts = dict(session.exec(select(Person.status, func.count()).group_by(Person.status)).all())
    return MemberCounts(*(counts.get(status, 0) for status in ("active", "invited", "suspended")))


def _clauses(filters: MemberFilters) -> Iterator[ColumnElement[bool]]:
    yield Person.status == filters.status if filters.status else Person.status != PersonStatus.FORMER
    if filters.site_id:
        yield Person.site_id == filters.site_id
    if filters.team_id:
        yield Person.team_id == filters.team_id
    if filters.role:
        mine = PersonRole.person_id == Person.id
        added = (
            exists().where(mine)
            if filters.role == MEMBER
            else exists().where(mine, PersonRole.role == filters.role)
        )
        yield ~added if filters.role == MEMBER else added
    for typed in filters.search.split():
        word = fold(typed)
        yield or_(
            Person.folded.contains(word, autoescape=True),
            Person.email.contains(fold_email(typed), autoescape=True),
            Team.name.icontains(word, autoescape=True),
        )


def _roles(session: Session, ids: list[str]) -> dict[str, list[str]]:
    held: dict[str, list[str]] = {}
    for row in session.exec(select(PersonRole).where(PersonRole.person_id.in_(ids))):
        held.setdefault(row.person_id, []).append(row.role)
    return held


def _row(actor: Actor, person: Person, site: str | None, team: str | None, *, roles: dict) -> MemberRow:
    return MemberRow(
        person=ref_of(person, site or ""),
        email=person.email or "",
        roles=role_values(roles.get(person.id, ())),
        status=person.status,
        team=team or "",
        site_id=person.site_id or "",
        team_id=person.team_id or "",
        last_seen=person.last_seen_hour,
        created_at=person.created_at,
        is_me=person.id == actor.person_id,
    )
