"""Keys to the REST interface that people make for themselves."""

from datetime import timedelta

from sqlalchemy import update
from sqlmodel import Session, func, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core.clock import this_day, utcnow
from learnhub.core.i18n import N_
from learnhub.errors import Conflict
from learnhub.features.people.keys import hash_of, new_token
from learnhub.features.people.models import ApiToken, Person
from learnhub.features.people.policy import can_manage_tokens
from learnhub.features.people.schemas import TokenInput
from learnhub.features.people.scopes import scopes

MOST = 20
TOO_MANY_KEYS = N_("You have 20 keys already. Revoke one first.")


def make_token(session: Session, actor: Actor, *, form: TokenInput) -> str:
    """A new key, shown this once; it never allows more than its owner may do at that moment."""
    guard.require(can_manage_tokens(actor))
    guard.require(set(form.scopes) <= {scope for scope in scopes() if actor.may(scope)})
    alive = (ApiToken.person_id == actor.person_id, ApiToken.revoked_at.is_(None))
    if session.exec(select(func.count()).select_from(ApiToken).where(*alive)).one() >= MOST:
        raise Conflict(TOO_MANY_KEYS)
    secret, now = new_token(), utcnow()
    token = ApiToken(
        hash=hash_of(secret),
        person_id=guard.require_person(actor),
        name=form.name,
        scopes=sorted(form.scopes),
        created_at=now,
        expires_at=now + timedelta(days=form.days) if form.days else None,
    )
    session.add(token)
    audit.record(session, actor, "tokens:make", token.id)
    return secret


def revoke_token(session: Session, actor: Actor, *, token_id: str) -> None:
    """End one of one's own keys; one that has ended already is no error."""
    guard.require(can_manage_tokens(actor))
    ended = session.exec(
        update(ApiToken)
        .where(ApiToken.id == token_id, ApiToken.person_id == actor.person_id, ApiToken.revoked_at.is_(None))
        .values(revoked_at=utcnow())
    )
    if ended.rowcount:
        audit.record(session, actor, "tokens:revoke", token_id)


def note_token_used(session: Session, secret: str) -> None:
    """Note on which day of its owner a key was used last; a write of its own."""
    statement = select(ApiToken.id, Person.zone).join(Person).where(ApiToken.hash == hash_of(secret))
    for token_id, zone in session.exec(statement):
        day = this_day(zone)
        stale = ApiToken.last_used_day.is_(None) | (ApiToken.last_used_day < day)
        session.execute(update(ApiToken).where(ApiToken.id == token_id, stale).values(last_used_day=day))
