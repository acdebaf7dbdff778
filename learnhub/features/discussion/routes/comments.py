"""Comments through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_COMMENT
from learnhub.features.discussion.schemas import CommentInput, CommentSource, EditCommentInput
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

router = APIRouter(tags=["content"])

Commenter = Annotated[Actor, Depends(may(CONTENT_COMMENT))]


@router.get("/posts/{content_id}/comments")
async def list_comments(
    actor: Commenter, content_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[CommentSource]:
    """The comments on a post with the replies to each, in the order in which they are read."""
    found = await db.read(queries.list_comment_sources, actor, content_id, cursor=cursor, size=limit)
    return Listing[CommentSource].of(found)


@router.post("/posts/{content_id}/comments", status_code=201)
async def comment(actor: Commenter, content_id: Ref, form: CommentInput, key: RepeatKey = None) -> Made:
    """Comment on a post, or reply to a comment."""
    return Made(id=await once(key, service.comment, actor, form, parent_id=content_id))


@router.put("/comments/{comment_id}", status_code=204)
async def edit_comment(
    actor: Commenter, comment_id: Ref, form: EditCommentInput, key: RepeatKey = None
) -> None:
    """Change one's comment; `edition` is the one that was read."""
    await change(key, service.edit_comment, actor, form, comment_id=comment_id)


@router.delete("/comments/{comment_id}", status_code=204)
async def remove_comment(actor: Commenter, comment_id: Ref) -> None:
    """Take one's comment back; replies to it stay."""
    await db.write(service.remove_comment, actor, comment_id=comment_id)
