"""The file of this room: a session for a calendar."""

from starlette.requests import Request
from starlette.responses import Response

from learnhub.access.actor import Actor
from learnhub.core import db, ical
from learnhub.features.ama import queries
from learnhub.features.ama.room import AMA_READ
from learnhub.web.files import file_route


@file_route("/ama/{ama_id}/session.ics", permission=AMA_READ)
async def get_session_file(request: Request, actor: Actor) -> Response:
    """Answer a session that one may read."""
    event = await db.read(queries.get_event, actor, request.path_params["ama_id"])
    return Response(ical.file_of(event), media_type=ical.MEDIA_TYPE)
