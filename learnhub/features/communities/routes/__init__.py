"""Communities through the REST interface."""

from fastapi import APIRouter

from learnhub.features.communities.routes import communities, content, members

router = APIRouter()
for part in (communities, members, content):
    router.routes.extend(part.router.routes)

__all__ = ["router"]
