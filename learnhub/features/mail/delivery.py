"""Sending a mail that waits: it is composed now, handed to the server, and what the server said is noted."""

from dataclasses import dataclass
from email.message import EmailMessage

from sqlmodel import Session

from learnhub import rooms
from learnhub.config import settings
from learnhub.core import clock, db
from learnhub.core.outbox import Message
from learnhub.features.mail import service
from learnhub.features.mail.queries import is_paused
from learnhub.features.people.queries import get_company
from learnhub.mail import Reader
from learnhub.mail.mime import message_of
from learnhub.mail.smtp import MailRefused, hand_in


@dataclass(frozen=True, slots=True)
class Ready:
    """A message, and to whom it goes."""

    reader: Reader
    message: EmailMessage


def send(message: Message) -> None:
    """Send one mail, or nothing when there is nothing to say any more; raises MailRefused.

    Also when nobody is named to send it: what was left before the server was taken away is let go.
    """
    ready = db.write_now(prepare, message) if settings().sends_mail else None
    if ready is None:
        return
    try:
        hand_in(ready.message)
    except MailRefused as refusal:
        if refusal.is_address:
            db.write_now(service.note_bounce, ready.reader.person_id, ready.reader.email)
        raise
    db.write_now(service.forget_bounces, ready.reader.person_id)


def prepare(session: Session, message: Message) -> Ready | None:
    """Compose what is to be said, or None when there is nothing, or the reader's address takes nothing."""
    compose = rooms.composer(message.payload["kind"])
    mail = compose(session, message.payload) if compose else None
    if mail is None or is_paused(session, mail.reader.person_id, mail.reader.email):
        return None
    moment, company = clock.utcnow(), get_company(session).name
    return Ready(mail.reader, message_of(mail, key=message.dedupe, company=company, moment=moment))
