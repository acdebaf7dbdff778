"""What is done with content of any kind through the REST interface."""

from fastapi import APIRouter

from learnhub.features.discussion.routes import (
    bookmarks,
    chain,
    comments,
    content,
    drafts,
    images,
    revisions,
    shared_issues,
    suggestions,
    thanks,
    together,
)

router = APIRouter()
for part in (
    *(content, comments, thanks, drafts, images, shared_issues, revisions, suggestions, bookmarks),
    *(together, chain),
):
    router.routes.extend(part.router.routes)

__all__ = ["router"]
