"""The first day of a company: one link, one short page, one administrator.

The row of `setup` can exist once. Whoever inserts it has set the company up; a second setup, even at the same
moment, fails on its key.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from learnhub.access import audit
from learnhub.access.actor import Actor
from learnhub.access.permissions import roles_with
from learnhub.core.clock import utcnow
from learnhub.core.i18n import LANGUAGES
from learnhub.features.people.emails import fold_email
from learnhub.features.people.enums import DEFAULT_ZONE, LinkPurpose, PersonStatus, SpaceKind
from learnhub.features.people.errors import LinkUsed
from learnhub.features.people.keys import hash_of, new_secret
from learnhub.features.people.models import OneTimeLink, Person, PersonRole, Setting, Setup, Space
from learnhub.features.people.queries import is_set_up
from learnhub.features.people.queries.sign_ins import is_under
from learnhub.features.people.room import MEMBERS_MANAGE
from learnhub.features.people.schemas import Browser, NewSignIn, SetUpInput
from learnhub.features.people.service.links import use_link
from learnhub.features.people.service.sign_in import set_password, start_sign_in

VALID_FOR = timedelta(hours=1)


def make_setup_link(session: Session) -> str:
    """The secret of the one link that opens the setup, for an hour; an earlier link stops working."""
    if is_set_up(session):
        raise LinkUsed
    session.execute(delete(OneTimeLink).where(OneTimeLink.purpose == LinkPurpose.SETUP))
    secret = new_secret()
    session.add(OneTimeLink(hash=hash_of(secret), purpose=LinkPurpose.SETUP, expires_at=utcnow() + VALID_FOR))
    return secret


def set_up(
    session: Session, *, token: str, form: SetUpInput, password_hash: str, browser: Browser
) -> NewSignIn:
    """Name the company and become its first administrator; raises LinkUsed for ever after the first time."""
    if is_set_up(session):
        raise LinkUsed
    use_link(session, token, LinkPurpose.SETUP)
    found_company(session, name=form.company, languages=form.languages, zone=form.zone or DEFAULT_ZONE)
    person = _add_administrator(session, form.email, form.name, password_hash)
    person.language = form.language if form.language in form.languages else form.languages[0]
    person.zone = form.zone or person.zone
    session.flush()
    audit.record(session, Actor(person.id), "company:set_up", ip_prefix=browser.ip_prefix)
    return start_sign_in(session, person, browser=browser)


def create_administrator(
    session: Session,
    *,
    email: str,
    name: str,
    password_hash: str,
    company: str = "",
    languages: Sequence[str] = LANGUAGES,
) -> str:
    """Make an administrator from the command line, setting the company up when nobody has; returns the id.

    Who runs the server may do this at any time: an existing account gets the password and the role, and works
    again if it was suspended.
    """
    if not is_set_up(session):
        found_company(session, name=company, languages=languages)
    person = session.exec(select(Person).where(is_under(email))).first()
    if person is None:
        person = _add_administrator(session, fold_email(email), name, password_hash)
    else:
        person.status = PersonStatus.ACTIVE
        set_password(session, person, password_hash)
        _make_administrator(session, person)
    session.flush()
    audit.record(session, Actor(), "roles:change", person.id)
    return person.id


def found_company(session: Session, *, name: str, languages: Sequence[str], zone: str = DEFAULT_ZONE) -> None:
    """Leave what a set-up company has: the mark that it is, its settings and its space."""
    try:
        with session.begin_nested():
            session.add(Setup(done_at=utcnow()))
            session.flush()
    except IntegrityError as error:
        raise LinkUsed from error
    session.add(Setting(key="company_name", value=name))
    session.add(Setting(key="languages", value=list(languages)))
    session.add(Setting(key="zone", value=zone))
    session.add(Space(kind=SpaceKind.COMPANY, name=name))
    session.flush()


def _add_administrator(session: Session, email: str, name: str, password_hash: str) -> Person:
    person = Person(
        email=email,
        name=name,
        status=PersonStatus.ACTIVE,
        password_hash=password_hash,
        password_version=1,
        created_at=utcnow(),
    )
    session.add(person)
    session.flush()
    _make_administrator(session, person)
    return person


def _make_administrator(session: Session, person: Person) -> None:
    for role in roles_with(MEMBERS_MANAGE):
        session.merge(PersonRole(person_id=person.id, role=role))
