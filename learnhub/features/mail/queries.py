"""What is known about mail that did not arrive."""

from sqlmodel import Session

from learnhub.features.mail.models import MailBounce

PAUSED_AFTER = 3


def is_paused(session: Session, person_id: str, email: str) -> bool:
    """Whether mail to somebody rests, because the server said several times that there is no such address."""
    found = session.get(MailBounce, person_id)
    return found is not None and found.email == email and found.bounces >= PAUSED_AFTER
