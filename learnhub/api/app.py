"""The FastAPI app, into which Reflex is mounted: everything under /api."""

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from learnhub import __version__
from learnhub.api import errors, health, v1

EVERY_METHOD = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
ROUTERS = (health.router, v1.router)


def create() -> FastAPI:
    """The app with all routes; the answer for unknown addresses comes last.

    It has no pages about itself: those would load scripts from elsewhere.
    """
    app = FastAPI(
        title="LearnHub",
        version=__version__,
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        responses={"default": {"model": errors.ErrorAnswer, "description": "An error"}},
    )
    errors.install(app)
    for router in ROUTERS:
        app.include_router(router)
    app.add_api_route(
        "/api/{rest:path}", unknown, methods=EVERY_METHOD, include_in_schema=False, response_model=None
    )
    return app


async def unknown(request: Request) -> Response:
    """Answer an address that does not exist as the interface does, not with a page."""
    raise HTTPException(404, f"There is nothing at {request.url.path} for this method.")
