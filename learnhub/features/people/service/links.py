"""Invitations and password resets: one-time links that an administrator makes and hands over.

Only the hash of a link is stored. Using one is a single UPDATE that must change a single row, so two uses at
the same moment are one.
"""

from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import this_hour, utcnow
from learnhub.errors import Invalid
from learnhub.features.people.emails import fold_email
from learnhub.features.people.enums import LinkPurpose, PersonStatus
from learnhub.features.people.errors import EmailTaken, LinkUsed, WrongStatus
from learnhub.features.people.events import PersonJoined
from learnhub.features.people.keys import hash_of, new_secret
from learnhub.features.people.models import OneTimeLink, Person, PersonRole
from learnhub.features.people.policy import can_grant, can_manage_members
from learnhub.features.people.queries import get_company
from learnhub.features.people.schemas import Browser, InviteInput, InviteMemberInput, NewLink, NewSignIn
from learnhub.features.people.schemas.inputs import NO_LANGUAGE
from learnhub.features.people.service.groups import get_site_or_none, get_team_or_none
from learnhub.features.people.service.sign_in import get_person_for_update, set_password, start_sign_in

INVITE_FOR = timedelta(days=7)
RESET_FOR = timedelta(minutes=30)


def invite_member(session: Session, actor: Actor, *, form: InviteMemberInput) -> NewLink:
    """Add somebody who can join with the link that comes back; raises EmailTaken."""
    roles = [form.role] if form.role else []
    guard.require(can_manage_members(actor) and can_grant(actor, roles))
    site, team = get_site_or_none(session, form.site_id), get_team_or_none(session, form.team_id)
    company = get_company(session)
    if form.language and form.language not in company.languages:
        raise Invalid(NO_LANGUAGE, field="language")
    person = Person(
        email=form.email,
        name=form.name,
        language=form.language or company.languages[0],
        theme=company.theme,
        site_id=site.id if site else None,
        team_id=team.id if team else None,
        zone=site.zone if site else company.zone,
        created_at=utcnow(),
    )
    try:
        with session.begin_nested():
            session.add(person)
            session.flush()
    except IntegrityError as error:
        raise EmailTaken from error
    session.add_all(PersonRole(person_id=person.id, role=role) for role in roles)
    return _new_link(session, actor, person, LinkPurpose.INVITE)


def make_invite_link(session: Session, actor: Actor, *, person_id: str) -> NewLink:
    """A fresh link for somebody who has not joined yet; the former one stops working."""
    guard.require(can_manage_members(actor))
    person = _in_status(session, person_id, PersonStatus.INVITED)
    return _new_link(session, actor, person, LinkPurpose.INVITE)


def make_reset_link(session: Session, actor: Actor, *, person_id: str) -> NewLink:
    """A link with which somebody sets a new password; it works for half an hour."""
    guard.require(can_manage_members(actor))
    person = _in_status(session, person_id, PersonStatus.ACTIVE)
    return _new_link(session, actor, person, LinkPurpose.RESET)


def withdraw_invite(session: Session, actor: Actor, *, person_id: str) -> None:
    """Take an invitation back: the account, which nobody has used, goes with it."""
    guard.require(can_manage_members(actor))
    session.delete(_in_status(session, person_id, PersonStatus.INVITED))
    audit.record(session, actor, "members:withdraw", person_id)


def _in_status(session: Session, person_id: str, status: PersonStatus) -> Person:
    person = get_person_for_update(session, person_id)
    if person.status != status:
        raise WrongStatus
    return person


def _new_link(session: Session, actor: Actor, person: Person, purpose: LinkPurpose) -> NewLink:
    session.execute(
        delete(OneTimeLink).where(OneTimeLink.person_id == person.id, OneTimeLink.purpose == purpose)
    )
    link = add_link(session, actor, person, purpose)
    action = "members:invite" if purpose == LinkPurpose.INVITE else "members:reset"
    audit.record(session, actor, action, person.id)
    return link


def add_link(session: Session, actor: Actor, person: Person, purpose: LinkPurpose) -> NewLink:
    """Store the hash of a fresh link for somebody who has none; the caller has asked the policy."""
    secret = new_secret()
    valid_for = INVITE_FOR if purpose == LinkPurpose.INVITE else RESET_FOR
    session.add(
        OneTimeLink(
            hash=hash_of(secret),
            purpose=purpose,
            person_id=person.id,
            made_by=actor.person_id,
            expires_at=utcnow() + valid_for,
        )
    )
    return NewLink(secret, person.id, person.name, person.email or "")


def use_link(session: Session, token: str, purpose: LinkPurpose) -> str | None:
    """Use a link up; returns whom it is for. Raises LinkUsed, and the caller's failure gives it back."""
    used = session.execute(
        update(OneTimeLink)
        .where(
            OneTimeLink.hash == hash_of(token),
            OneTimeLink.purpose == purpose,
            OneTimeLink.used_at.is_(None),
            OneTimeLink.expires_at > utcnow(),
        )
        .values(used_at=this_hour())
        .returning(OneTimeLink.person_id)
    ).all()
    if len(used) != 1:
        raise LinkUsed
    return used[0].person_id


def accept_invite(
    session: Session, *, token: str, form: InviteInput, password_hash: str, browser: Browser
) -> NewSignIn:
    """Join: the invited account gets its password and is signed in."""
    person = _person_of(session, token, LinkPurpose.INVITE, PersonStatus.INVITED)
    if form.email and fold_email(form.email) != fold_email(person.email or ""):
        raise LinkUsed
    person.status = PersonStatus.ACTIVE
    person.zone = form.zone or person.zone
    set_password(session, person, password_hash)
    audit.record(session, Actor(person.id), "members:join", ip_prefix=browser.ip_prefix)
    bus.record(session, PersonJoined(person.id, is_new=True))
    return start_sign_in(session, person, browser=browser)


def reset_password(session: Session, *, token: str, password_hash: str, browser: Browser) -> NewSignIn:
    """Set the password of whoever the link is for; every browser but this one is signed out."""
    person = _person_of(session, token, LinkPurpose.RESET, PersonStatus.ACTIVE)
    set_password(session, person, password_hash)
    audit.record(session, Actor(person.id), "password:reset", ip_prefix=browser.ip_prefix)
    return start_sign_in(session, person, browser=browser)


def _person_of(session: Session, token: str, purpose: LinkPurpose, status: PersonStatus) -> Person:
    person_id = use_link(session, token, purpose)
    person = get_person_for_update(session, person_id or "")
    if person.status != status:
        raise LinkUsed
    return person
