"""Sending a mail that waits: it is composed now, handed to the server, and what the server said is noted."""

from sqlmodel import Session

from learnhub import rooms
from learnhub.config import settings
from learnhub.core import clock, db
from learnhub.core.outbox import Message
from learnhub.features.mail import service
from learnhub.features.mail.queries import is_paused
from learnhub.features.people.queries import get_company
from learnhub.mail import Mail
from learnhub.mail.mime import message_of
from learnhub.mail.smtp import MailRefused, hand_in, takes


def send(message: Message) -> bool:
    """Send one mail, or nothing when there is nothing to say any more: whether one left; raises MailRefused.

    Also when nobody is named to send it: what was left before the server was taken away is let go. It is
    drawn outside the transaction in which it was composed, so that nobody waits for that.
    """
    found = db.write_now(compose, message) if settings().sends_mail else None
    if found is None:
        return False
    mail, company = found
    try:
        hand_in(message_of(mail, key=message.dedupe, company=company, moment=clock.utcnow()))
    except MailRefused as refusal:
        if refusal.is_address:
            db.write_now(service.note_bounce, mail.reader.person_id, mail.reader.email)
        raise
    db.write_now(service.forget_bounces, mail.reader.person_id)
    return True


def compose(session: Session, message: Message) -> tuple[Mail, str] | None:
    """What is to be said and for which company, or None: there is nothing, or the address takes nothing."""
    composer = rooms.composer(message.payload["kind"])
    mail = composer(session, message.payload) if composer else None
    if mail is None or not takes(mail.reader.email):
        return None
    if is_paused(session, mail.reader.person_id, mail.reader.email):
        return None
    return mail, get_company(session).name
