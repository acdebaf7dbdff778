"""One's inbox, what one follows and how one is reached, through the REST interface."""

from fastapi import APIRouter

from learnhub.features.notices.routes import choices, following, inbox

router = APIRouter()
for part in (inbox, following, choices):
    router.routes.extend(part.router.routes)

__all__ = ["router"]
