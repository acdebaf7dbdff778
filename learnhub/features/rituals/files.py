"""The files of this room: one meeting, or all of a ritual, for a calendar."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from learnhub.access.actor import Actor
from learnhub.core import db, ical
from learnhub.features.rituals import queries
from learnhub.features.rituals.errors import NoSuchMeeting
from learnhub.features.rituals.room import RITUALS_READ
from learnhub.web.files import file_route


@file_route("/rituals/{ritual_id}/ritual.ics", permission=RITUALS_READ)
async def get_ritual_file(request: Request, actor: Actor) -> Response:
    """Answer all meetings of a ritual as one event that comes back."""
    event = await db.read(queries.get_series, actor, request.path_params["ritual_id"])
    return Response(ical.file_of(event), media_type=ical.MEDIA_TYPE)


@file_route("/rituals/{ritual_id}/{day}/meeting.ics", permission=RITUALS_READ)
async def get_meeting_file(request: Request, actor: Actor) -> Response:
    """Answer one meeting."""
    try:
        day = date.fromisoformat(request.path_params["day"])
    except ValueError:
        raise NoSuchMeeting from None
    event = await db.read(queries.get_event, actor, request.path_params["ritual_id"], day)
    return Response(ical.file_of(event), media_type=ical.MEDIA_TYPE)
