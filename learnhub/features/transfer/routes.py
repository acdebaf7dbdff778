"""The library as files through the REST interface."""

from enum import StrEnum
from tempfile import TemporaryFile
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.core.inputs import Input, Line
from learnhub.features.discussion.schemas import ContentLanguage
from learnhub.features.people.routes.keys import may
from learnhub.features.transfer import exporting, importing, queries, service
from learnhub.features.transfer.archives import BYTES_MAX, TOO_LARGE, ArchiveRefused
from learnhub.features.transfer.errors import NoImport
from learnhub.features.transfer.files import attached
from learnhub.features.transfer.forms import pieces_of
from learnhub.features.transfer.room import LIBRARY_EXPORT, LIBRARY_IMPORT
from learnhub.features.transfer.schemas import ImportFile, Item

router = APIRouter(prefix="/library", tags=["library"])

Exporter = Annotated[Actor, Depends(may(LIBRARY_EXPORT))]
Importer = Annotated[Actor, Depends(may(LIBRARY_IMPORT))]
FileName = Annotated[str, Line(200, 1)]

BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
SENT = {"requestBody": {"required": True, "content": {"application/octet-stream": BYTES}}}
NO_FILE_YET: dict[int | str, dict[str, Any]] = {404: {}}
EVERYTHING = 5_000


class LibraryMarkInput(Input):
    """The `mark` of what was shown."""

    mark: Annotated[str, Line(64, 64)]


class WholeFormat(StrEnum):
    """As what the whole library can be taken out."""

    ZIP = "zip"
    JSON = "json"


@router.get(
    "/export",
    response_class=Response,
    responses={200: {"content": {"application/zip": {}, "application/json": {}}}},
)
async def export_library(
    actor: Exporter, file_format: Annotated[WholeFormat, Query(alias="format")] = WholeFormat.ZIP
) -> Response:
    """Everything that one may see: Markdown files with front matter, their pictures and clips, or JSON."""
    if file_format is WholeFormat.JSON:
        return attached(exporting.as_json(actor), "application/json", "learnhub-library.json")
    return attached(exporting.as_zip(actor), "application/zip", "learnhub-library.zip")


@router.get("/items/{content_id}")
async def get_library_item(actor: Exporter, content_id: Ref) -> Item:
    """One thing of the library, its texts as they were typed."""
    return await db.read(queries.get_item, actor, content_id)


@router.get(
    "/items/{content_id}/markdown",
    response_class=Response,
    responses={200: {"content": {"text/markdown": {}}}},
)
async def get_library_file(actor: Exporter, content_id: Ref) -> Response:
    """One thing of the library as a Markdown file with front matter."""
    item = await db.read(queries.get_item, actor, content_id)
    return Response(exporting.as_markdown(actor, item), media_type="text/markdown")


@router.put("/import", openapi_extra=SENT, responses=NO_FILE_YET)
async def preview_library_import(
    actor: Importer, request: Request, name: FileName = "notes.zip", language: ContentLanguage = "en"
) -> ImportFile:
    """Keep a zip of Markdown files, pictures and clips aside, or one Markdown file, and say what it would do.

    Nothing is written.

    Its bytes are the body. `language` is that of the notes which do not name theirs.
    """
    allowances.count_upload(guard.require_person(actor))
    with TemporaryFile() as file:
        size = 0
        async for piece in request.stream():
            if (size := size + len(piece)) > BYTES_MAX:
                raise ArchiveRefused(TOO_LARGE, field="file")
            file.write(piece)
        file.seek(0)
        part = await to_thread.run_sync(importing.keep_part, pieces_of(file))
    await importing.stage(actor, name, part, language)
    return await _shown(actor)


@router.get("/import", responses=NO_FILE_YET)
async def get_library_import(actor: Importer) -> ImportFile:
    """What the file that waits would do, how far it is, or what the last one did."""
    return await _shown(actor)


@router.post("/import", responses=NO_FILE_YET)
async def go_on_with_library_import(actor: Importer, form: LibraryMarkInput) -> ImportFile:
    """Bring the next notes in, for some seconds; ask again until it `is_done`."""
    await importing.go_on(actor, form.mark)
    return await _shown(actor)


@router.post("/import/undo", status_code=204)
async def undo_library_import(actor: Importer) -> None:
    """Take back what an import of the last day made; what was edited since stays."""
    while await db.write(service.undo_import, actor, slow=True):
        pass


@router.delete("/import", status_code=204)
async def cancel_library_import(actor: Importer) -> None:
    """Forget the file; what was imported stays."""
    await importing.cancel(actor)


async def _shown(actor: Actor) -> ImportFile:
    found = await db.read(queries.find_import, actor, shown=EVERYTHING)
    if found is None:
        raise NoImport
    return found
