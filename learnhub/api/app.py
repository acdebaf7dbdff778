"""The FastAPI app, into which Reflex is mounted: everything under /api."""

import asyncio
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from learnhub import __version__
from learnhub.api import description, errors, health, v1
from learnhub.api.methods import HeadAsGet, Methods

EVERY_METHOD = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]
ROUTERS = (health.router, v1.router)


class Interface(FastAPI):
    """Routes, and their description, which takes half a second to write."""

    def openapi(self) -> dict[str, Any]:
        """The description, written when it is first asked for."""
        if self.openapi_schema is None:
            written = get_openapi(title=self.title, version=self.version, routes=self.routes)
            self.openapi_schema = description.complete(written)
        return self.openapi_schema


def create() -> FastAPI:
    """The app with all routes; the answer for unknown addresses and methods comes last.

    It has no pages about itself: those would load scripts from elsewhere.
    """
    app = Interface(
        title="LearnHub",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=lambda route: route.name,
        responses={"default": {"model": errors.ErrorAnswer}},
    )
    app.add_middleware(HeadAsGet)
    errors.install(app)
    for router in ROUTERS:
        app.include_router(router)

    @app.get("/api/openapi.json", include_in_schema=False)
    async def describe() -> Response:
        return JSONResponse(await asyncio.to_thread(app.openapi))

    methods = Methods(app.routes)

    async def unknown(request: Request) -> Response:
        """Answer what no route takes as the interface does, not with a page."""
        path = request.url.path
        if allowed := methods.at(path):
            raise HTTPException(405, f"{path} takes {', '.join(allowed)}.", {"Allow": ", ".join(allowed)})
        raise HTTPException(404, f"There is nothing at {path}.")

    app.add_api_route(
        "/api/{rest:path}", unknown, methods=EVERY_METHOD, include_in_schema=False, response_model=None
    )
    return app
