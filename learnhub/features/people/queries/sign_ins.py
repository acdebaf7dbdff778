"""Who a browser is, and what is needed to compare a password."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, ScalarSelect, bindparam, case, false
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.core.clock import this_hour, utcnow
from learnhub.features.people.browsers import browser_of, system_of
from learnhub.features.people.emails import fold_email
from learnhub.features.people.enums import LinkPurpose, PersonStatus
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.keys import hash_of
from learnhub.features.people.models import (
    OneTimeLink,
    Person,
    PersonRole,
    Setting,
    SignIn,
    Space,
    SpaceMember,
)
from learnhub.features.people.schemas import KnownPassword, LinkView, SignInView

IDLE = timedelta(hours=12)
ABSOLUTE = timedelta(days=14)


# The clause on `sign_in` joined to `person` for a sign-in that still counts, with the values of `_limits()`.
IS_ALIVE = (
    (SignIn.expires_at > bindparam("now"))
    & (SignIn.seen_at >= bindparam("idle_since"))
    & (SignIn.password_version == Person.password_version)
    & (Person.status == PersonStatus.ACTIVE)
)


def closed_spaces() -> ScalarSelect[str]:
    """The closed spaces of the person in the statement around it, as `spaces_of` reads them."""
    return (
        select(func.aggregate_strings(SpaceMember.space_id, ","))
        .join(Space, Space.id == SpaceMember.space_id)
        .where(SpaceMember.person_id == Person.id, Space.is_open == false())
        .correlate(Person)
        .scalar_subquery()
    )


def spaces_of(found: str | None) -> frozenset[str]:
    """What `closed_spaces` found; nothing for somebody who belongs to none."""
    return frozenset(found.split(",")) if found else frozenset()


# Made once: each event of each tab asks it, and making a statement takes longer than running this one.
ACTOR = (
    select_columns(
        *(Person.id, Person.name, Person.language, Person.zone, Person.theme, Person.reads, PersonRole.role),
        closed_spaces().label("spaces"),
    )
    .join(SignIn, SignIn.person_id == Person.id)
    .join(PersonRole, PersonRole.person_id == Person.id, isouter=True)
    .where(SignIn.id_hash == bindparam("id_hash"), IS_ALIVE)
)


def _limits() -> dict[str, datetime]:
    return {"now": utcnow(), "idle_since": this_hour() - IDLE}


def find_actor(session: Session, id_hash: str) -> Actor | None:
    """The person a browser is signed in as, with their roles and spaces, in one indexed statement."""
    rows = db.rows(session, ACTOR, id_hash=id_hash, **_limits())
    if not rows:
        return None
    person_id, name, language, zone, theme, reads, _role, spaces = rows[0]
    roles = frozenset(Role(row.role) for row in rows if row.role)
    return Actor(
        *(person_id, name, roles, language, zone, theme),
        sign_in=id_hash,
        spaces=spaces_of(spaces),
        reads=tuple(reads),
    )


def is_under(email: str) -> ColumnElement[bool]:
    """The clause for the account of an e-mail address.

    Two that were made before addresses had one form may have it: then the one that is stored as it was typed.
    """
    stored, folded = email.strip().lower(), fold_email(email)
    if stored == folded:
        return Person.email == folded
    other = aliased(Person)
    is_stored = select(other.id).where(other.email == stored).exists()
    return Person.email == case((is_stored, stored), else_=folded)


def not_folded(emails: Iterable[str]) -> list[tuple[str, str]]:
    """The addresses that are stored in another form, because another account has theirs, and that form."""
    return sorted((email, folded) for email in emails if (folded := fold_email(email)) != email)


def find_password(session: Session, email: str) -> KnownPassword | None:
    """The password of an account that may sign in."""
    return _known(session, is_under(email))


def is_in_use_from(session: Session, email: str, network: str) -> bool:
    """Whether somebody is signed in to an account from this network; not for one that does not exist."""
    statement = (
        select(SignIn.id_hash)
        .join(Person, Person.id == SignIn.person_id)
        .where(is_under(email), SignIn.ip_prefix == network, IS_ALIVE)
        .limit(1)
    )
    return session.exec(statement, params=_limits()).first() is not None


def find_own_password(session: Session, actor: Actor) -> KnownPassword:
    """One's own password, to confirm a change of it."""
    known = _known(session, Person.id == actor.person_id)
    if known is None:
        raise NoSuchPerson
    return known


def _known(session: Session, clause: ColumnElement[bool]) -> KnownPassword | None:
    person = session.exec(select(Person).where(clause, Person.status == PersonStatus.ACTIVE)).first()
    if person is None or person.password_hash is None:
        return None
    return KnownPassword(
        person.id, person.password_hash, person.password_version, person.email or "", person.name
    )


def find_link(session: Session, token: str, purpose: LinkPurpose) -> LinkView | None:
    """Whom a one-time link is for while it can be used."""
    row = session.exec(
        select(OneTimeLink, Person)
        .join(Person, Person.id == OneTimeLink.person_id, isouter=True)
        .where(
            OneTimeLink.hash == hash_of(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > utcnow(),
        )
    ).first()
    if row is None:
        return None
    person, company = row[1], session.get(Setting, "company_name")
    return LinkView(
        email=(person.email or "") if person else "",
        name=person.name if person else "",
        company=company.value if company else "",
    )


def number_of(id_hash: str) -> str:
    """A short name for a sign-in that can be shown and sent back: it does not lead to the id."""
    return hashlib.sha256(b"number of " + id_hash.encode()).hexdigest()[:12]


def list_sign_ins(session: Session, actor: Actor) -> list[SignInView]:
    """The browsers in which one is signed in, this one first, then the latest used."""
    statement = (
        select(SignIn)
        .join(Person, Person.id == SignIn.person_id)
        .where(SignIn.person_id == actor.person_id, IS_ALIVE)
        .order_by(SignIn.seen_at.desc(), SignIn.created_at.desc(), SignIn.id_hash)
    )
    views = [
        SignInView(
            number=number_of(row.id_hash),
            browser=browser_of(row.agent),
            system=system_of(row.agent),
            ip_prefix=row.ip_prefix,
            created_at=row.created_at,
            seen_at=row.seen_at,
            is_this=row.id_hash == actor.sign_in,
        )
        for row in session.exec(statement, params=_limits())
    ]
    return sorted(views, key=lambda view: not view.is_this)
