"""What is done with content of any kind through the REST interface."""

from fastapi import APIRouter

from learnhub.features.discussion.routes import comments, content, revisions

router = APIRouter()
for part in (content, comments, revisions):
    router.routes.extend(part.router.routes)

__all__ = ["router"]
