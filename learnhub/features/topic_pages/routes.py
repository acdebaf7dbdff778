"""What there is on a topic, through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.people.routes.keys import may
from learnhub.features.topic_pages import queries
from learnhub.features.topic_pages.schemas import TopicOverview
from learnhub.features.topics.room import TOPICS_READ

router = APIRouter(prefix="/topics", tags=["topics"])


@router.get("/{topic_id}/overview")
async def get_topic_overview(
    actor: Annotated[Actor, Depends(may(TOPICS_READ))], topic_id: Ref
) -> TopicOverview:
    """What waits for an answer on a topic, what there is to read, who knows, and topics next to it."""
    return await db.read(queries.get_overview, actor, topic_id)
