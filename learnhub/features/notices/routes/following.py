"""What one follows through the REST interface."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel, ConfigDict

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Id, Limit, Listing, Ref
from learnhub.core import db, pagination
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.notices import queries, service
from learnhub.features.notices.room import NOTICES_CHANGE, NOTICES_READ
from learnhub.features.people.routes.keys import may
from learnhub.rooms import Reason

router = APIRouter(prefix="/me", tags=["inbox"])

Reader = Annotated[Actor, Depends(may(NOTICES_READ))]
Owner = Annotated[Actor, Depends(may(NOTICES_CHANGE))]


class FollowedTopic(BaseModel):
    """A topic that one follows, and since when."""

    model_config = ConfigDict(from_attributes=True)

    id: Id
    title: str
    since: datetime


class Followed(FollowedTopic):
    """Content that one follows, why, and since when."""

    language: str
    address: str
    reason: Reason


@router.get("/follows")
async def list_follows(actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Listing[Followed]:
    """The content that one follows, what one followed last first."""
    found = await db.read(queries.list_follows, actor, cursor=cursor, size=limit)
    return Listing[Followed](items=list(map(Followed.model_validate, found.items)), next=found.next)


@router.put("/follows/{content_id}", status_code=204)
async def follow(actor: Owner, content_id: Ref) -> None:
    """Hear of what happens to content, or to what it belongs to."""
    await db.write(service.follow, actor, content_id)


@router.delete("/follows/{content_id}", status_code=204)
async def unfollow(actor: Owner, content_id: Ref) -> None:
    """Hear no more of it, whatever one does there later."""
    await db.write(service.unfollow, actor, content_id)


@router.get("/followed-topics")
async def list_followed_topics(
    actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[FollowedTopic]:
    """The topics that one follows, by name."""
    views = await db.read(queries.list_followed_topics, actor)
    topics = list(map(FollowedTopic.model_validate, views))
    return Listing[FollowedTopic].of(pagination.part(topics, limit, cursor))


@router.put("/followed-topics/{topic_id}", status_code=204)
async def follow_topic(actor: Owner, topic_id: Ref) -> None:
    """Hear of what is new in a topic."""
    await db.write(service.follow_topic, actor, topic_id)


@router.delete("/followed-topics/{topic_id}", status_code=204)
async def unfollow_topic(actor: Owner, topic_id: Ref) -> None:
    """Hear no more of it."""
    await db.write(service.unfollow_topic, actor, topic_id)
