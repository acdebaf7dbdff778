"""Short ways to what people are told."""

from typing import Any

from sqlmodel import Session, col, select

from learnhub.access.actor import Actor
from learnhub.core import db, outbox
from learnhub.features.notices import fanout, queries
from learnhub.features.notices.models import InboxItem, Notice
from learnhub.features.notices.schemas import InboxRow
from learnhub.jobs.delivery import deliver


def tell() -> None:
    """Tell everything that has happened so far, as the server does right after the commit."""
    deliver(outbox.channels[fanout.CHANNEL])


def _told(session: Session, person_id: str | None) -> list[tuple[str, str, str]]:
    notices = select(Notice).where(Notice.person_id == person_id).order_by(col(Notice.id))
    return [(row.kind, row.what, row.reason) for row in session.exec(notices)]


def told(actor: Actor) -> list[tuple[str, str, str]]:
    """What somebody has been told: kind, what, and why, in order."""
    return db.read_now(_told, actor.person_id)


def items(actor: Actor) -> list[InboxItem]:
    """The rows of somebody's inbox in the database, archived ones too."""
    found = select(InboxItem).where(InboxItem.person_id == actor.person_id).order_by(col(InboxItem.id))
    return db.read_now(lambda session: list(session.exec(found)))


def item(actor: Actor) -> Any:
    """The only row of somebody's inbox."""
    [row] = items(actor)
    return row


def inbox(actor: Actor, *, waiting: bool) -> list[InboxRow]:
    """One of the two lists as somebody reads it."""
    return db.read_now(queries.list_inbox, actor, waiting=waiting).items
