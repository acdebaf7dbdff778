"""The file of this room: somebody's calendar, for whoever has its address."""

from contextlib import suppress
from email.utils import format_datetime

from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import Response

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.core import db, ical
from learnhub.features.calendar import queries, service
from learnhub.features.calendar.addresses import feed_address
from learnhub.web.files import file_route

NOTED_WITHIN = 0.5  # seconds


@file_route(feed_address("", "{secret}"), permission=None)
async def get_feed(request: Request, _actor: Actor) -> Response:
    """Answer the calendar, or that it is the one that the program has already.

    Only the tag says so: what left the calendar makes no moment in it later.
    """
    feed = await db.read(queries.open_feed, request.path_params["secret"], slow=True)
    await allowances.keep_pace(feed.reader_id, allowances.SLOW, is_person=True)
    if feed.is_first_today:
        with suppress(OperationalError):  # who only reads goes on while nobody can write
            await db.write(service.note_feed_read, feed.reader_id, within=NOTED_WITHIN)
    headers = {
        "etag": f'"{feed.tag}"',
        "last-modified": format_datetime(feed.changed_at, usegmt=True),
        "cache-control": "private, no-cache",
    }
    if headers["etag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(feed.content, media_type=ical.MEDIA_TYPE, headers=headers)
