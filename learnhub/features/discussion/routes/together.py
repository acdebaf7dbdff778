"""Writing together through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_TOGETHER
from learnhub.features.discussion.schemas import CoAuthorInput, TogetherView
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["content"])

Together = Annotated[Actor, Depends(may(CONTENT_TOGETHER))]


@router.get("/content/{content_id}/together")
async def get_together(actor: Together, content_id: Ref) -> TogetherView:
    """The co-authors of something, and whether everybody edits it."""
    return await db.read(queries.get_together, actor, content_id)


@router.post("/content/{content_id}/co_authors", status_code=204)
async def add_co_author(actor: Together, content_id: Ref, form: CoAuthorInput) -> None:
    """Let a colleague write what one wrote, too; they are told."""
    await db.write(service.add_co_author, actor, content_id, form.person_id)


@router.delete("/content/{content_id}/co_authors/{person_id}", status_code=204)
async def remove_co_author(actor: Together, content_id: Ref, person_id: Ref) -> None:
    """Leave what one wrote with others, or take a co-author off what is one's own."""
    await db.write(service.remove_co_author, actor, content_id, person_id)


@router.put("/content/{content_id}/wiki", status_code=204)
async def open_content_wiki(actor: Together, content_id: Ref) -> None:
    """Let everybody who may write such things edit what one wrote."""
    await db.write(service.put_wiki, actor, content_id, on=True)


@router.delete("/content/{content_id}/wiki", status_code=204)
async def end_content_wiki(actor: Together, content_id: Ref) -> None:
    """Let only its authors edit it again."""
    await db.write(service.put_wiki, actor, content_id, on=False)
