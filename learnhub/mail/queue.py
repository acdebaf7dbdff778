"""Leaving a mail in the transaction of its cause."""

from collections.abc import Mapping
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
    return put_many(session, kind, {dedupe: {"person_id": person_id, **ids}}, not_before=not_before) == 1


def put_many(
    session: Session,
    kind: str,
    payloads: Mapping[str, Mapping[str, str | int | None]],
    *,
    not_before: datetime | None = None,
) -> int:
    """The same for several mails by their keys, each with its `person_id`; how many will leave."""
    if not settings().sends_mail:
        return 0
    mails = {key: {"kind": kind, **ids} for key, ids in payloads.items()}
    return outbox.put_many(session, CHANNEL, mails, not_before=not_before)


def address_of(path: str) -> str:
    """The whole address of a page, as a mail needs it."""
    return settings().url + path
