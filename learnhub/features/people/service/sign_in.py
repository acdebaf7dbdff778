"""Signing in and out. Hashes are compared before, in a thread; here are only short writes.

A sign-in is a random secret in a cookie whose hash is a row. It ends after twelve idle hours, after fourteen
days, when the password changes, when the person is suspended or given a role, and when somebody says so.
All its moments are hours that begin, so both ends may come up to an hour early.
"""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, update
from sqlmodel import Session, select

from learnhub import mail
from learnhub.access import audit
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import this_hour, utcnow
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import NoSuchPerson, WrongPassword
from learnhub.features.people.events import NewBrowser, SignedOut
from learnhub.features.people.keys import hash_of, new_secret
from learnhub.features.people.models import Person, SignIn
from learnhub.features.people.queries.sign_ins import ABSOLUTE, IDLE, is_under, number_of
from learnhub.features.people.schemas import Browser, KnownPassword, NewSignIn


def open_sign_in(
    session: Session,
    *,
    known: KnownPassword,
    browser: Browser,
    replaces: str | None = None,
    rehashed: str | None = None,
    is_new: bool = False,
) -> NewSignIn:
    """Sign a browser in after its password was found right; its owner is written to when it `is_new`.

    The sign-in that the browser had before is ended, whosever it was. Raises WrongPassword when the account
    was suspended or its password changed while the hash was being compared.
    """
    person = get_person_for_update(session, known.person_id)
    if person.status != PersonStatus.ACTIVE or person.password_version != known.version:
        raise WrongPassword
    if rehashed:
        person.password_hash = rehashed
    was_here = person.last_seen_hour is not None
    new = start_sign_in(session, person, browser=browser, replaces=replaces)
    if is_new and was_here:
        _tell_of(session, person.id, new.token)
        bus.record(session, NewBrowser(person.id))
    return new


def _tell_of(session: Session, person_id: str, token: str) -> None:
    """Write to the owner when the hour is over: what is kept of a mail that leaves would tell the moment."""
    sign_in = hash_of(token)
    over = this_hour() + timedelta(hours=1)
    mail.put(
        session,
        "people.sign_in",
        person_id,
        dedupe=f"people.sign_in:{sign_in}",
        sign_in=sign_in,
        not_before=over,
    )


def note_refused(session: Session, *, email: str, browser: Browser) -> None:
    """Write down that somebody was not let in: for which account, when there is one, and from where."""
    person_id = session.exec(select(Person.id).where(is_under(email))).first()
    audit.record(session, Actor(person_id), "session:open", result="refused", ip_prefix=browser.ip_prefix)


def start_sign_in(
    session: Session, person: Person, *, browser: Browser, replaces: str | None = None
) -> NewSignIn:
    """Give a browser its secret, for those who have already shown that it is this person's."""
    if replaces:
        _end(session, SignIn.id_hash == replaces)
    _forget_dead(session, person.id)
    token, hour = new_secret(), this_hour()
    session.add(
        SignIn(
            id_hash=hash_of(token),
            person_id=person.id,
            created_at=hour,
            seen_at=hour,
            expires_at=hour + ABSOLUTE,
            password_version=person.password_version,
            agent=browser.agent[:200],
            ip_prefix=browser.ip_prefix[:50],
        )
    )
    person.last_seen_hour = hour
    audit.record(session, Actor(person.id), "session:open", ip_prefix=browser.ip_prefix)
    return NewSignIn(token, person.id, person.password_version, person.language, person.theme)


def end_sign_in(session: Session, actor: Actor) -> None:
    """Sign this browser out."""
    if actor.sign_in and _end(session, SignIn.id_hash == actor.sign_in):
        audit.record(session, actor, "session:close")


def end_other_sign_in(session: Session, actor: Actor, *, number: str) -> None:
    """Sign another of one's browsers out; one that is gone already is no error."""
    mine = session.exec(select(SignIn.id_hash).where(SignIn.person_id == actor.person_id)).all()
    wanted = [id_hash for id_hash in mine if number_of(id_hash) == number]
    if _end(session, SignIn.id_hash.in_(wanted)):
        audit.record(session, actor, "session:close", number)


def end_all_sign_ins(session: Session, actor: Actor) -> None:
    """Sign every browser of one's own out, this one included."""
    if actor.person_id:
        end_sign_ins_of(session, actor.person_id)
        audit.record(session, actor, "session:close", "all")


def end_sign_ins_of(session: Session, *person_ids: str, but: str | None = None) -> None:
    """End all sign-ins of these people, or all but one."""
    _end(session, SignIn.person_id.in_(person_ids), *([SignIn.id_hash != but] if but else []))


def change_password(
    session: Session, actor: Actor, *, known: KnownPassword, new_hash: str, browser: Browser
) -> NewSignIn:
    """Set one's own new password after the present one was found right; every other browser is signed out."""
    person = get_person_for_update(session, known.person_id)
    if person.id != actor.person_id or person.password_version != known.version:
        raise WrongPassword
    set_password(session, person, new_hash)
    audit.record(session, actor, "password:change")
    return start_sign_in(session, person, browser=browser)


def set_password(session: Session, person: Person, new_hash: str) -> None:
    """Store a password and end what the former one opened."""
    person.password_hash = new_hash
    person.password_version += 1
    end_sign_ins_of(session, person.id)


def note_seen(session: Session, id_hash: str) -> None:
    """Note in which hour somebody was here; a write of its own, and never with something anonymous."""
    hour = this_hour()
    seen = session.execute(
        update(SignIn)
        .where(SignIn.id_hash == id_hash, SignIn.seen_at < hour)
        .values(seen_at=hour)
        .returning(SignIn.person_id)
    ).scalar_one_or_none()
    if seen:
        session.execute(update(Person).where(Person.id == seen).values(last_seen_hour=hour))


def get_person_for_update(session: Session, person_id: str) -> Person:
    """A person, locked until the end of the transaction and read afresh."""
    statement = select(Person).where(Person.id == person_id).with_for_update()
    person = session.exec(statement.execution_options(populate_existing=True)).first()
    if person is None:
        raise NoSuchPerson
    return person


def _end(session: Session, *clauses: ColumnElement[bool]) -> int:
    """End the sign-ins of these clauses and tell the open tabs; returns how many there were."""
    rows = session.execute(delete(SignIn).where(*clauses).returning(SignIn.person_id, SignIn.id_hash)).all()
    for person_id, id_hash in rows:
        bus.record(session, SignedOut(person_id, id_hash))
    return len(rows)


def _forget_dead(session: Session, person_id: str) -> None:
    dead = (SignIn.expires_at <= utcnow()) | (SignIn.seen_at < this_hour() - IDLE)
    session.execute(delete(SignIn).where(SignIn.person_id == person_id, dead))
