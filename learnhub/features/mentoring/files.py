"""The file of this room: a session for a calendar."""

from starlette.requests import Request
from starlette.responses import Response

from learnhub.access.actor import Actor
from learnhub.core import db, ical
from learnhub.features.mentoring import queries
from learnhub.features.mentoring.room import MENTORING_READ
from learnhub.web.files import file_route


@file_route("/mentoring/sessions/{booking_id}/session.ics", permission=MENTORING_READ)
async def get_session_file(request: Request, actor: Actor) -> Response:
    """Answer one of one's sessions."""
    event = await db.read(queries.get_event, actor, request.path_params["booking_id"])
    return Response(ical.file_of(event), media_type=ical.MEDIA_TYPE)
