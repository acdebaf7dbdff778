"""The history of content through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_HISTORY
from learnhub.features.discussion.schemas.revisions import RestoreInput, RevisionView
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change

router = APIRouter(tags=["content"])

Reader = Annotated[Actor, Depends(may(CONTENT_HISTORY))]


@router.get("/content/{content_id}/revisions")
async def list_revisions(
    actor: Reader, content_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[RevisionView]:
    """The editions of something, the present one first, each with the words that it removed and added."""
    page = await db.read(queries.list_revisions, actor, content_id, cursor=cursor, size=limit, slow=True)
    return Listing[RevisionView].of(page)


@router.put("/content/{content_id}/restored", status_code=204)
async def restore_revision(actor: Reader, content_id: Ref, form: RestoreInput, key: RepeatKey = None) -> None:
    """Write an earlier edition as the next one; `edition` is the present one that was read."""
    await change(key, service.restore, actor, content_id, form.number, edition=form.edition)
