"""Invitations and password resets: one-time links that an administrator makes and hands over, or mails.

Only the hash of a link is stored. The secret of one that is mailed is made when the mail leaves, and is the
same each time: it comes from an id that waits in the outbox and from the key of the installation. Using one
is a single UPDATE that must change a single row, so two uses at the same moment are one.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from learnhub import mail
from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import this_hour, utcnow
from learnhub.core.ids import new_id
from learnhub.errors import Invalid
from learnhub.features.people.emails import fold_email
from learnhub.features.people.enums import LinkPurpose, PersonStatus
from learnhub.features.people.errors import EmailTaken, LinkUsed, WrongStatus
from learnhub.features.people.events import PersonJoined
from learnhub.features.people.keys import hash_of, new_secret, sealed
from learnhub.features.people.models import OneTimeLink, Person, PersonRole
from learnhub.features.people.policy import can_grant, can_manage_members
from learnhub.features.people.queries import get_company
from learnhub.features.people.queries.sign_ins import is_under
from learnhub.features.people.schemas import Browser, InviteInput, InviteMemberInput, NewLink, NewSignIn
from learnhub.features.people.schemas.inputs import NO_LANGUAGE
from learnhub.features.people.service.groups import get_site_or_none, get_team_or_none
from learnhub.features.people.service.sign_in import get_person_for_update, set_password, start_sign_in
from learnhub.mail import Reader

INVITE_FOR = timedelta(days=7)
RESET_FOR = timedelta(minutes=30)
ASK_AGAIN = timedelta(minutes=5)
MAILS = {LinkPurpose.INVITE: "people.invitation", LinkPurpose.RESET: "people.reset"}


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
    is_mailed = mail_links(session, [person], purpose) == 1
    action = "members:invite" if purpose == LinkPurpose.INVITE else "members:reset"
    audit.record(session, actor, action, person.id)
    return replace(link, is_mailed=is_mailed)


def add_link(session: Session, actor: Actor, person: Person, purpose: LinkPurpose) -> NewLink:
    """Store the hash of a fresh link for somebody who has none; the caller has asked the policy."""
    secret = new_secret()
    session.add(
        OneTimeLink(
            hash=hash_of(secret),
            purpose=purpose,
            person_id=person.id,
            made_by=actor.person_id,
            expires_at=utcnow() + valid_for(purpose),
        )
    )
    return NewLink(secret, person.id, person.name, person.email or "")


def mail_links(session: Session, people: Sequence[Person], purpose: LinkPurpose) -> int:
    """Leave a mail with a link of its own for each of them; how many will leave."""
    kind = MAILS[purpose]
    ids = {new_id(): person.id for person in people}
    return mail.put_many(
        session, kind, {f"{kind}:{link}": {"person_id": id_, "link": link} for link, id_ in ids.items()}
    )


def ask_reset(session: Session, *, email: str) -> None:
    """Leave a mail with which somebody sets a new password, when there is an account with this address.

    The same is written when there is none, so that the time it takes tells nothing.
    """
    person_id = session.exec(select(Person.id).where(is_under(email))).first()
    link = new_id()
    kind = MAILS[LinkPurpose.RESET]
    mail.put(session, kind, person_id or "nobody", dedupe=f"{kind}:{link}", link=link, asked=1)


def link_of_mail(session: Session, reader: Reader, purpose: LinkPurpose, link_id: str) -> NewLink | None:
    """The link of a mail that leaves now, the same when it leaves anew; None when it has been used."""
    secret = _secret_of_mail(reader, link_id)
    kept, until = session.get(OneTimeLink, hash_of(secret)), utcnow() + valid_for(purpose)
    if kept is None:
        kept = OneTimeLink(
            hash=hash_of(secret), purpose=purpose, person_id=reader.person_id, expires_at=until
        )
    elif kept.used_at:
        return None
    kept.expires_at = until
    session.add(kept)
    return NewLink(secret, reader.person_id, reader.name, reader.email)


def was_just_asked(session: Session, reader: Reader, link_id: str) -> bool:
    """Whether another mail to set a new password left within minutes: who asks again and again gets one."""
    recent = select(OneTimeLink.hash).where(
        OneTimeLink.person_id == reader.person_id,
        OneTimeLink.purpose == LinkPurpose.RESET,
        OneTimeLink.made_by.is_(None),
        OneTimeLink.hash != hash_of(_secret_of_mail(reader, link_id)),
        OneTimeLink.expires_at > utcnow() + RESET_FOR - ASK_AGAIN,
    )
    return session.exec(recent.limit(1)).first() is not None


def _secret_of_mail(reader: Reader, link_id: str) -> str:
    """Another one for another address: who reads the former one cannot use what the new one is sent."""
    return sealed(f"link of a mail {link_id} {reader.email}")


def valid_for(purpose: LinkPurpose) -> timedelta:
    """How long a link works."""
    return INVITE_FOR if purpose == LinkPurpose.INVITE else RESET_FOR


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
    others = (OneTimeLink.person_id == person.id, OneTimeLink.purpose == purpose)
    session.execute(delete(OneTimeLink).where(*others, OneTimeLink.used_at.is_(None)))
    return person
