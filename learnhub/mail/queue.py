"""Leaving a mail in the transaction of its cause."""

from datetime import datetime

from sqlmodel import Session

from learnhub.config import settings
from learnhub.core import outbox

CHANNEL = "mail"


def put(
    session: Session,
    kind: str,
    person_id: str,
    *,
    dedupe: str,
    not_before: datetime | None = None,
    **ids: str | int | None,
) -> bool:
    """Leave a mail of a kind of `Room.mails` for somebody; whether it is a new one that will leave.

    Nothing is kept where no mail is sent: a server that is named later begins with what happens then.
    """
    if not settings().sends_mail:
        return False
    payload = {"kind": kind, "person_id": person_id, **ids}
    return outbox.put(session, CHANNEL, dedupe=dedupe, payload=payload, not_before=not_before)


def address_of(path: str) -> str:
    """The whole address of a page, as a mail needs it."""
    return settings().url + path
