"""Reading the audit log is itself in the log: who looked is not hidden from who looks next."""

from sqlmodel import Session, select

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.access.audit import Audit
from learnhub.core.clock import this_hour
from learnhub.features.audit.filters import AUDIT, address_of
from learnhub.features.audit.room import AUDIT_READ
from learnhub.features.audit.schemas import AuditFilters

OBJECT_MAX = 120


def note_reading(session: Session, actor: Actor) -> None:
    """Write down who looked, once in an hour."""
    guard.require_permission(actor, AUDIT_READ)
    noted = select(Audit.id).where(
        Audit.actor == actor.person_id, Audit.action == "audit:read", Audit.at == this_hour()
    )
    if session.exec(noted.limit(1)).first() is None:
        audit.record(session, actor, "audit:read")


def note_export(session: Session, actor: Actor, *, filters: AuditFilters) -> None:
    """Write down who took which entries away."""
    guard.require_permission(actor, AUDIT_READ)
    asked = address_of(filters).removeprefix(AUDIT).removeprefix("?")
    audit.record(session, actor, "audit:export", asked[:OBJECT_MAX])
