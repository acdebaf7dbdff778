"""The address of one's calendar through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db
from learnhub.features.calendar import queries, service
from learnhub.features.calendar.addresses import feed_address
from learnhub.features.calendar.room import CALENDAR_SUBSCRIBE
from learnhub.features.calendar.schemas import FeedView
from learnhub.features.people.routes.keys import may

router = APIRouter(prefix="/calendar/feed", tags=["calendar"])

Reader = Annotated[Actor, Depends(may(CALENDAR_SUBSCRIBE))]


class FeedAddress(BaseModel):
    """An address that is shown this once."""

    address: str


@router.get("")
async def get_calendar_feed(actor: Reader) -> FeedView:
    """Whether one's calendar has an address, and when it was read last."""
    return await db.read(queries.get_feed, actor)


@router.post("", status_code=201)
async def make_calendar_feed(actor: Reader, request: Request) -> FeedAddress:
    """Give one's calendar a new address; the one before ends."""
    origin = settings().url or str(request.base_url).rstrip("/")
    return FeedAddress(address=feed_address(origin, await db.write(service.make_feed, actor)))


@router.delete("", status_code=204)
async def end_calendar_feed(actor: Reader) -> None:
    """Let the address of one's calendar lead nowhere."""
    await db.write(service.end_feed, actor)
