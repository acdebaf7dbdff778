"""The audit log through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing
from learnhub.core import db
from learnhub.core.inputs import Day, Line
from learnhub.core.pagination import PAGE_SIZE
from learnhub.errors import Invalid
from learnhub.features.audit import queries, service
from learnhub.features.audit.room import AUDIT_READ
from learnhub.features.audit.schemas import ENDS_EARLIER, AuditFilters, AuditRow
from learnhub.features.people.routes.keys import may

router = APIRouter(prefix="/audit", tags=["administration"])

Administrator = Annotated[Actor, Depends(may(AUDIT_READ))]
What = Annotated[str, Line(60), Query(description="An action, or `refused` for what was not allowed.")]


@router.get("")
async def list_audit(
    actor: Administrator,
    who: Annotated[str, Line(32)] = "",
    what: What = "",
    since: Day | None = None,
    until: Day | None = None,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[AuditRow]:
    """Entries of the audit log, newest first, on days of your zone. That you read it is an entry too."""
    if since and until and until < since:
        raise Invalid(ENDS_EARLIER, field="until")
    filters = AuditFilters(who=who, what=what, since=since, until=until)
    await db.write(service.note_reading, actor)
    found = await db.read(queries.list_entries, actor, filters=filters, cursor=cursor, size=limit)
    return Listing[AuditRow].of(found)
