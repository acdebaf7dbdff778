"""What is known about mail that left and that did not arrive."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, func, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import outbox
from learnhub.core.clock import utcnow
from learnhub.core.outbox import Outbox, TroubledMessage
from learnhub.core.server_addresses import name_and_address
from learnhub.features.mail.models import MailBounce
from learnhub.features.mail.room import MAIL_MANAGE
from learnhub.features.mail.schemas import MailView, Trial, Undelivered
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person, Setting
from learnhub.mail import smtp
from learnhub.mail.queue import CHANNEL

PAUSED_AFTER = 3
COUNTED_MAX = 10_000
TRIAL = "mail_trial"


def is_paused(session: Session, person_id: str, email: str) -> bool:
    """Whether mail to somebody rests, because the server said several times that there is no such address."""
    found = session.get(MailBounce, person_id)
    return found is not None and found.email == email and found.bounces >= PAUSED_AFTER


def get_mail(session: Session, actor: Actor) -> MailView:
    """Everything about mail, for administrators."""
    guard.require_permission(actor, MAIL_MANAGE)
    trial = _trial(session)
    if not settings().sends_mail:
        return MailView(trial=trial)
    server, troubled = smtp.server(), outbox.list_troubled(session, CHANNEL)
    name, address = name_and_address(settings().mail_from)
    sent, last_at = _sent_since_yesterday(session)
    return MailView(
        sends=True,
        fault=_fault(troubled, trial, last_at),
        server=server.name,
        host=server.host,
        is_encrypted=server.is_encrypted,
        sender=name,
        address=address,
        domain=address.rpartition("@")[2],
        sent=sent,
        last_at=last_at,
        waiting=_waiting(session),
        leaves_out=_leaves_out(session),
        undelivered=_undelivered(session, troubled),
        trial=trial,
    )


def _trial(session: Session) -> Trial:
    kept = session.get(Setting, TRIAL)
    if kept is None:
        return Trial()
    found: dict[str, Any] = kept.value
    steps = tuple((step, about) for step, about in found["steps"])
    return Trial(datetime.fromisoformat(found["at"]), steps, found["failure"], found["code"])


def _sent_since_yesterday(session: Session) -> tuple[int, datetime | None]:
    """How many mails left, and when the last one did."""
    recent = select(Outbox.done_at).where(
        Outbox.channel == CHANNEL,
        Outbox.done_at > utcnow() - timedelta(days=1),
        Outbox.answer != outbox.NOTHING_SENT,
    )
    some = recent.order_by(Outbox.done_at.desc()).limit(COUNTED_MAX).subquery()
    return session.exec(select(func.count(), func.max(some.c.done_at)).select_from(some)).one()


def _waiting(session: Session) -> int:
    open_ones = (Outbox.channel == CHANNEL, Outbox.done_at.is_(None), Outbox.failed_at.is_(None))
    some = select(Outbox.id).where(*open_ones).limit(COUNTED_MAX).subquery()
    return session.exec(select(func.count()).select_from(some)).one()


def _leaves_out(session: Session) -> bool:
    emails = session.exec(select(Person.email).where(Person.status == PersonStatus.ACTIVE))
    return any(email and not smtp.takes(email) for email in emails)


def _fault(troubled: list[TroubledMessage], trial: Trial, last_at: datetime | None) -> str:
    """Why no mail leaves: the fault of the server in the last test, or in what waits to be tried again."""
    if trial.at and (last_at is None or trial.at > last_at):
        return trial.failure if trial.failure in smtp.FAULTS else ""
    waits = [each.failure for each in troubled if each.again_at and each.failure in smtp.FAULTS]
    return waits[0] if waits and last_at is None else ""


def _undelivered(session: Session, troubled: list[TroubledMessage]) -> tuple[Undelivered, ...]:
    ids = {each.payload.get("person_id") for each in troubled}
    rows = session.exec(select(Person.id, Person.name, Person.email).where(Person.id.in_(ids)))
    people = {person_id: (name, email or "") for person_id, name, email in rows}
    return tuple(_row(each, *people.get(str(each.payload.get("person_id")), ("", ""))) for each in troubled)


def _row(message: TroubledMessage, name: str, email: str) -> Undelivered:
    return Undelivered(
        id=message.id,
        name=name,
        email=email,
        kind=message.payload.get("kind", ""),
        failure=message.failure,
        code=message.answer,
        attempts=message.attempts,
        at=message.failed_at if message.again_at is None else None,
        again_at=message.again_at,
        is_address=message.failure in (smtp.NO_ADDRESS, smtp.LETTERS),
    )
