"""What becomes of mail: addresses that take none, what is tried again, and what a signed address does."""

from hashlib import sha256

from sqlalchemy import case, delete
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import outbox
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.mail.errors import ActionOver
from learnhub.features.mail.models import MailActionUse, MailBounce
from learnhub.features.mail.queries import TRIAL
from learnhub.features.mail.room import MAIL_MANAGE
from learnhub.features.people.events import ProfileChanged
from learnhub.features.people.models import Person, Setting
from learnhub.mail import signed
from learnhub.mail.queue import CHANNEL
from learnhub.mail.trial import Tried


def note_bounce(session: Session, person_id: str, email: str) -> None:
    """Count that there is no such address; another address than before is counted from the start."""
    row = insert(session, MailBounce, person_id=person_id, email=email, bounces=1, at=utcnow())
    is_same = MailBounce.email == row.excluded.email
    counted = {"bounces": case((is_same, MailBounce.bounces + 1), else_=1), "email": email, "at": utcnow()}
    session.execute(row.on_conflict_do_update(index_elements=["person_id"], set_=counted))


def forget_bounces(session: Session, person_id: str) -> None:
    """A mail to somebody was accepted."""
    session.execute(delete(MailBounce).where(MailBounce.person_id == person_id))


def forget_corrected(session: Session, event: ProfileChanged) -> None:
    """With another address mail to somebody leaves again, and what did not arrive is sent once more."""
    bounce = session.get(MailBounce, event.person_id)
    email = session.exec(select(Person.email).where(Person.id == event.person_id)).first()
    if bounce is None or bounce.email == email:
        return
    session.delete(bounce)
    troubled = outbox.list_troubled(session, CHANNEL)
    outbox.retry(session, *(each.id for each in troubled if each.payload.get("person_id") == event.person_id))


def try_again(session: Session, actor: Actor, *, message_id: int | None = None) -> int:
    """Send a mail that did not arrive again now, or all of them; how many there were."""
    guard.require_permission(actor, MAIL_MANAGE)
    troubled = outbox.list_troubled(session, CHANNEL)
    return outbox.retry(session, *(each.id for each in troubled if message_id in (None, each.id)))


def note_trial(session: Session, actor: Actor, *, tried: Tried) -> None:
    """Keep what came of a test, for every administrator to see."""
    guard.require_permission(actor, MAIL_MANAGE)
    found = {"at": utcnow().isoformat(), "steps": tried.steps, "failure": tried.failure, "code": tried.code}
    session.merge(Setting(key=TRIAL, value=found))


def act(session: Session, *, token: str) -> str:
    """Do what a signed address asks for, unless it was done before; answers its name. Raises ActionOver."""
    asked = signed.read(token)
    found = rooms.mail_action(asked.action) if asked else None
    if asked is None or found is None:
        raise ActionOver
    used = insert(session, MailActionUse, hash=sha256(token.encode()).hexdigest(), until=asked.until)
    first = used.on_conflict_do_nothing().returning(MailActionUse.hash)
    if session.execute(first).first() is not None:
        _action, run = found
        run(session, asked.person_id, asked.about)
    return asked.action


def forget_used(session: Session) -> None:
    """Drop what is known of signed addresses that are too old to work."""
    session.execute(delete(MailActionUse).where(MailActionUse.until <= utcnow()))
