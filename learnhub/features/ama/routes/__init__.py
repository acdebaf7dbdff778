"""Live sessions through the REST interface, by name: asking without one is left to browsers."""

from fastapi import APIRouter

from learnhub.features.ama.routes import answering, asking, hosting, sessions

router = APIRouter()
for part in (answering, sessions, asking, hosting):
    router.routes.extend(part.router.routes)

__all__ = ["router"]
