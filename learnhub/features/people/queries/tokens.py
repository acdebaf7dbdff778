"""Keys to the REST interface."""

from sqlmodel import Session, or_, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core.clock import this_day, utcnow
from learnhub.core.i18n import LANGUAGES
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.keys import hash_of
from learnhub.features.people.models import ApiToken, Person, PersonRole
from learnhub.features.people.queries.sign_ins import closed_spaces, spaces_of
from learnhub.features.people.schemas import TokenView


def find_actor_by_token(session: Session, secret: str) -> Actor | None:
    """The person a key stands for, limited to its scopes; None when it is unknown, revoked or expired."""
    rows = session.exec(
        select(Person, ApiToken.scopes, PersonRole.role, closed_spaces().label("spaces"))
        .join(ApiToken, ApiToken.person_id == Person.id)
        .join(PersonRole, PersonRole.person_id == Person.id, isouter=True)
        .where(
            ApiToken.hash == hash_of(secret),
            ApiToken.revoked_at.is_(None),
            or_(ApiToken.expires_at.is_(None), ApiToken.expires_at > utcnow()),
            Person.status == PersonStatus.ACTIVE,
        )
    ).all()
    if not rows:
        return None
    person, scopes, _role, spaces = rows[0]
    roles = frozenset(Role(role) for _person, _scopes, role, _spaces in rows if role)
    return Actor(
        person.id,
        person.name,
        roles,
        person.language,
        person.zone,
        person.theme,
        scopes=frozenset(scopes),
        spaces=spaces_of(spaces),
        reads=LANGUAGES,  # a program sorts by language itself, where it wants that
    )


def find_active_actor(session: Session, person_id: str) -> Actor | None:
    """A person as if signed in, for what is made in their name while they are away; None when not active."""
    rows = session.exec(
        select(Person, PersonRole.role, closed_spaces().label("spaces"))
        .join(PersonRole, PersonRole.person_id == Person.id, isouter=True)
        .where(Person.id == person_id, Person.status == PersonStatus.ACTIVE)
    ).all()
    if not rows:
        return None
    person, _role, spaces = rows[0]
    roles = frozenset(Role(role) for _person, role, _spaces in rows if role)
    return Actor(
        *(person.id, person.name, roles, person.language, person.zone, person.theme),
        spaces=spaces_of(spaces),
        reads=tuple(person.reads),
    )


def is_first_use_today(session: Session, secret: str) -> bool:
    """Whether the day of a key's last use is not noted yet, a day of its owner."""
    statement = (
        select(ApiToken.last_used_day, Person.zone).join(Person).where(ApiToken.hash == hash_of(secret))
    )
    found = session.exec(statement).first()
    return found is None or found[0] is None or found[0] < this_day(found[1])


def list_tokens(session: Session, actor: Actor) -> list[TokenView]:
    """One's own keys, the newest first."""
    rows = session.exec(
        select(ApiToken)
        .where(ApiToken.person_id == actor.person_id, ApiToken.revoked_at.is_(None))
        .order_by(ApiToken.created_at.desc(), ApiToken.id)
    )
    now = utcnow()
    return [
        TokenView(
            id=row.id,
            name=row.name,
            scopes=tuple(sorted(row.scopes)),
            created_at=row.created_at,
            expires_at=row.expires_at,
            last_used_day=row.last_used_day,
            is_expired=row.expires_at is not None and row.expires_at <= now,
        )
        for row in rows
    ]
