"""Colleagues as they show themselves."""

from sqlalchemy import ColumnElement
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.models import Person, Site, Team
from learnhub.features.people.policy import visible_to
from learnhub.features.people.refs import ref_of
from learnhub.features.people.schemas import OwnProfile, ProfileView


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
