"""Colleagues as they show themselves."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.language import fold
from learnhub.core.pagination import Keyset, Page, encode, page
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.people.policy import visible_to
from learnhub.features.people.refs import PersonRef, ref_of
from learnhub.features.people.room import PEOPLE_READ
from learnhub.features.people.schemas import OwnProfile, ProfileView

_BY_NAME = Keyset(Person.folded, Person.id, descending=False)


def get_profile(session: Session, actor: Actor, person_id: str) -> ProfileView:
    """A colleague's page; raises NoSuchPerson."""
    person, site, team = _one(session, Person.id == person_id, visible_to(actor))
    return ProfileView(
        person=ref_of(person, site),
        about=person.about,
        team=team,
        zone=person.zone,
        status=person.status,
        is_me=person.id == actor.person_id,
    )


def get_own_profile(session: Session, actor: Actor) -> OwnProfile:
    """One's own account."""
    person, site, _team = _one(session, Person.id == actor.person_id, visible_to(actor))
    return OwnProfile(
        person=ref_of(person, site),
        email=person.email or "",
        about=person.about,
        site_id=person.site_id or "",
        team_id=person.team_id or "",
        zone=person.zone,
        language=person.language,
        reads=tuple(dict.fromkeys((person.language, *person.reads))),
        theme=person.theme,
    )


def _one(session: Session, *clauses: ColumnElement[bool]) -> tuple[Person, str, str]:
    row = session.exec(
        select(Person, Site.name, Team.name)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .join(Team, Team.id == Person.team_id, isouter=True)
        .where(*clauses)
    ).first()
    if row is None:
        raise NoSuchPerson
    return row[0], row[1] or "", row[2] or ""


def list_people(
    session: Session, actor: Actor, *, name: str, cursor: str | None = None, size: int
) -> Page[PersonRef]:
    """A page of the active colleagues whose name contains each of the words; without words of nobody."""
    guard.require_permission(actor, PEOPLE_READ)
    words = fold(name).split()
    if not words:
        return Page()
    statement = (
        select(Person, Site.name)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .where(
            Person.status == PersonStatus.ACTIVE,
            *(Person.folded.contains(word, autoescape=True) for word in words),
        )
        .order_by(*_BY_NAME.order())
        .limit(size + 1)
    )
    if cursor:
        statement = statement.where(_BY_NAME.behind()).params(_BY_NAME.values(cursor))
    found = page(session.exec(statement).all(), size, lambda row: encode(row[0].folded, row[0].id))
    return Page([ref_of(person, site or "") for person, site in found.items], found.next)
