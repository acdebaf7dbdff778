"""Reading a charter again when it is a year old: proposed to those who look after it, done by nobody else."""

from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.charters import days, policy, queries
from learnhub.features.charters.events import Reread, RereadingDue
from learnhub.features.charters.models import Charter
from learnhub.features.charters.room import CHARTER
from learnhub.features.charters.service.rows import zone_of
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content

BATCH = 50


def remind(session: Session) -> None:
    """Propose to read again what is a year old, and again a year later. A job."""
    due = (
        select(Charter)
        .join(Content, col(Content.id) == Charter.content_id)
        .where(Charter.reread_at <= utcnow(), Content.status == Status.PUBLISHED)
        .order_by(col(Charter.reread_at))
        .limit(BATCH)
        .with_for_update(of=Charter)
    )
    zone = zone_of(session)
    for row in session.exec(due).all():
        row.is_reread_due, row.reread_at = True, days.anniversary(utcnow(), zone)
        session.add(row)
        bus.record(session, RereadingDue(row.content_id))


def keep(session: Session, actor: Actor, charter_id: str) -> None:
    """Say that it was read again and is still right; those who look after it."""
    discussion.get_content(session, actor, charter_id, CHARTER)
    row = queries.get_row(session, charter_id, for_update=True)
    guard.require(policy.can_keep(actor, queries.get_standing(session, actor, row.space_id)))
    row.is_reread_due, row.reread_at = False, days.anniversary(utcnow(), zone_of(session))
    session.add(row)
    bus.record(session, Reread(charter_id))


def keep_at(session: Session, actor: Actor, thing: str) -> None:
    """The same from a row of the inbox, which is about the charter itself."""
    keep(session, actor, thing)
