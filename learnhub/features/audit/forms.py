"""The form of this room that the browser posts itself: the log as a file."""

from starlette.responses import Response, StreamingResponse

from learnhub.core import db
from learnhub.features.audit import service
from learnhub.features.audit.exports import as_csv
from learnhub.features.audit.filters import AUDIT, filters_of
from learnhub.features.audit.room import AUDIT_READ
from learnhub.web.routes import Post, post_route

FILE = "learnhub-audit-log.csv"


@post_route("/auth/audit-log", permission=AUDIT_READ, page=AUDIT)
async def export_log(post: Post) -> Response:
    """Answer the entries that the address of the page asks for; that they were taken is in the log first."""
    filters = filters_of(post.text("query"))
    await db.write(service.note_export, post.actor, filters=filters)
    headers = {"content-disposition": f'attachment; filename="{FILE}"'}
    return StreamingResponse(
        as_csv(post.actor, filters), media_type="text/csv; charset=utf-8", headers=headers
    )
