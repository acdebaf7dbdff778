"""The library, or one thing of it, as a file for a browser."""

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.transfer import exporting, queries
from learnhub.features.transfer.markdown_files import file_name
from learnhub.features.transfer.room import LIBRARY_EXPORT
from learnhub.web.files import file_route

WHOLE = 20.0  # of what a person may ask for in a while, as clicks


@file_route("/exports/library.zip", permission=LIBRARY_EXPORT, cost=WHOLE)
async def get_zip(_request: Request, actor: Actor) -> Response:
    """Answer everything that the reader may see as Markdown files with their pictures."""
    return attached(exporting.as_zip(actor), "application/zip", "learnhub-library.zip")


@file_route("/exports/library.json", permission=LIBRARY_EXPORT, cost=WHOLE)
async def get_json(_request: Request, actor: Actor) -> Response:
    """Answer the same as JSON."""
    return attached(exporting.as_json(actor), "application/json", "learnhub-library.json")


@file_route("/exports/{content_id}.md", permission=LIBRARY_EXPORT)
async def get_markdown(request: Request, actor: Actor) -> Response:
    """Answer one thing of the library as a Markdown file."""
    item = await db.read(queries.get_item, actor, request.path_params["content_id"])
    text = exporting.as_markdown(actor, item)
    return attached(iter([text.encode()]), "text/markdown; charset=utf-8", file_name(item))


def attached(pieces: Iterator[bytes], media_type: str, name: str) -> Response:
    """A file to keep, piece by piece."""
    told = {
        "content-disposition": f'attachment; filename="{name}"',
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
    }
    return StreamingResponse(pieces, media_type=media_type, headers=told)
