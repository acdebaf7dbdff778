"""What becomes of mail: addresses that take none, what is tried again, and what a signed address does."""

from hashlib import sha256

from sqlalchemy import case, delete
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.mail.errors import ActionOver
from learnhub.features.mail.models import MailActionUse, MailBounce
from learnhub.features.people.events import ProfileChanged
from learnhub.features.people.models import Person
from learnhub.mail import signed


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
    if bounce is not None and bounce.email != email:
        session.delete(bounce)


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
