"""Topics through the REST interface."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Ref
from learnhub.core import db
from learnhub.core.inputs import Input, Line
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.features.people.routes.keys import may
from learnhub.features.topics import queries, service
from learnhub.features.topics.room import TOPICS_READ
from learnhub.features.topics.schemas import TopicName, TopicRef

router = APIRouter(prefix="/topics", tags=["topics"])

Reader = Annotated[Actor, Depends(may(TOPICS_READ))]
Moderator = Annotated[Actor, Depends(may(CONTENT_MODERATE))]


class NameInput(Input):
    """The main name of a topic in a language."""

    name: TopicName


@router.get("")
async def list_topics(
    actor: Reader,
    starting: Annotated[str, Line(60)] = "",
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[TopicRef]:
    """Topics that have a name that starts like this in any language, under their name in one's own."""
    found = await db.read(queries.page_topics, actor, starting=starting, cursor=cursor, size=limit)
    return Listing[TopicRef].of(found)


@router.get("/{topic_id}")
async def get_topic(actor: Reader, topic_id: Ref) -> TopicRef:
    """A topic under its name in one's language."""
    return await db.read(queries.get_topic, topic_id, actor.language)


@router.put("/{topic_id}/names/{language}", status_code=204)
async def name_topic(actor: Moderator, topic_id: Ref, language: Literal["en", "fr"], form: NameInput) -> None:
    """Give a topic its name in a language."""
    await db.write(service.name_topic, actor, topic_id=topic_id, language=language, name=form.name)
