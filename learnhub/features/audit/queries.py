"""Reading the audit log: a page of it, and those who are offered as a filter."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.access.audit import Audit, is_presence
from learnhub.core.i18n import N_, ntranslate, translate
from learnhub.core.language import fold
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.audit.room import AUDIT_READ
from learnhub.features.audit.schemas import AuditFilters, AuditRow
from learnhub.features.audit.words import REFUSED, actions, words_of
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, PersonRole, Site, Team
from learnhub.rooms import About, kind

NOBODY = "nobody"
NOBODY_WORDS = N_("Nobody signed in")
GROUPS = "/admin/groups"

Named = dict[str, tuple[str, str]]  # by id: the name, and the address or nothing

_NEWEST = Keyset(Audit.at, Audit.id)


def list_entries(
    session: Session,
    actor: Actor,
    *,
    filters: AuditFilters = AuditFilters(),  # noqa: B008 - never changed
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[AuditRow]:
    """A page of the log, newest first. The days of the filters are those of the reader's zone."""
    guard.require_permission(actor, AUDIT_READ)
    statement = select(Audit).where(*_clauses(filters, actor.zone)).order_by(*_NEWEST.order()).limit(size + 1)
    if cursor:
        statement = statement.where(_NEWEST.behind()).params(_NEWEST.values(cursor))
    found = page(session.exec(statement).all(), size, lambda row: encode(row.at, row.id))
    names = _people(session, (row.actor for row in found.items))
    objects = _objects(session, actor, found.items)
    return Page([_row(actor, row, names, objects) for row in found.items], found.next)


def list_actors(session: Session, actor: Actor, *, chosen: str) -> list[tuple[str, str]]:
    """Whom the log can be narrowed to: those with an added role, who is chosen, and nobody."""
    guard.require_permission(actor, AUDIT_READ)
    with_role = select(PersonRole.person_id)
    found = session.exec(
        select(Person.id, Person.name).where(Person.id.in_(with_role) | (Person.id == chosen))
    ).all()
    people = sorted(found, key=lambda person: fold(person[1]))
    return [*people, (NOBODY, translate(actor.language, NOBODY_WORDS))]


def _clauses(filters: AuditFilters, zone: str) -> Iterator[ColumnElement[bool]]:
    if filters.who:
        yield Audit.actor == filters.who
    if filters.what:
        yield Audit.result == REFUSED if filters.what == REFUSED else Audit.action == filters.what
    if filters.since:
        yield Audit.at >= _midnight(filters.since, zone)
    if filters.until:
        yield Audit.at < _midnight(filters.until + timedelta(days=1), zone)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def _row(actor: Actor, row: Audit, names: Named, objects: dict[About, Named]) -> AuditRow:
    who, who_to = names.get(row.actor, (row.actor, ""))
    name, address = objects.get(_about(row), {}).get(row.object, (row.object, ""))
    if _about(row) == About.COUNT and row.object.isdigit():
        name = ntranslate(actor.language, "{n} person", "{n} people", int(row.object))
    return AuditRow(
        number=row.id,
        at=row.at,
        is_hour=is_presence(row.action),
        who=row.actor,
        who_name=translate(actor.language, NOBODY_WORDS) if row.actor == NOBODY else who,
        who_to=who_to,
        action=row.action,
        words=words_of(row.action, actor.language),
        object=name,
        object_to=address,
        result=row.result,
        network=row.ip_prefix,
    )


def _about(row: Audit) -> About:
    known = actions().get(row.action)
    return known.about if known else About.NOTHING


def _objects(session: Session, actor: Actor, rows: Iterable[Audit]) -> dict[About, Named]:
    """The names of what a page is about, one statement for each kind of thing on it."""
    ids: dict[About, set[str]] = {}
    for row in rows:
        ids.setdefault(_about(row), set()).add(row.object)
    found: dict[About, Named] = {}
    if About.PERSON in ids:
        found[About.PERSON] = _people(session, ids[About.PERSON])
    if About.CONTENT in ids:
        found[About.CONTENT] = _contents(session, actor, ids[About.CONTENT])
    if About.GROUP in ids:
        found[About.GROUP] = _groups(session, ids[About.GROUP])
    return found


def _people(session: Session, ids: Iterable[str]) -> Named:
    statement = select(Person.id, Person.name, Person.status).where(Person.id.in_(set(ids)))
    return {
        id_: (name, "" if status == PersonStatus.FORMER else f"/people/{id_}")
        for id_, name, status in session.exec(statement)
    }


def _contents(session: Session, actor: Actor, ids: Iterable[str]) -> Named:
    statement = select_columns(Content.id, Content.kind, Content.root_id, Content.title).where(
        Content.id.in_(set(ids)), VISIBLE
    )
    return {
        row.id: (
            row.title or translate(actor.language, kind(row.kind).one),
            kind(row.kind).at(row.id, row.root_id or row.id),
        )
        for row in session.execute(statement, reader(actor))
    }


def _groups(session: Session, ids: Iterable[str]) -> Named:
    sites = select_columns(Site.id, Site.name).where(Site.id.in_(set(ids)))
    teams = select_columns(Team.id, Team.name).where(Team.id.in_(set(ids)))
    return {id_: (name, GROUPS) for id_, name in session.execute(sites.union_all(teams))}
