"""The form of this room that carries a file: a zip of notes, or one of them."""

from collections.abc import Iterator
from typing import IO

from anyio import to_thread
from starlette.datastructures import UploadFile
from starlette.responses import Response

from learnhub.access import allowances
from learnhub.core.i18n import LANGUAGES, N_
from learnhub.features.transfer import importing
from learnhub.features.transfer.archives import BYTES_MAX, ArchiveRefused
from learnhub.features.transfer.room import LIBRARY_IMPORT
from learnhub.web import routes
from learnhub.web.routes import Post, post_route, see_other

IMPORT_PAGE = "/library/import"
PIECE = 256 * 1024
NO_FILE = N_("Choose a file first.")

routes.LARGE["/api/v1/library/import"] = BYTES_MAX


@post_route("/auth/library-file", permission=LIBRARY_IMPORT, page=IMPORT_PAGE, max_bytes=BYTES_MAX + 10_000)
async def stage_library(post: Post) -> Response:
    """Keep the file aside and show what it would do."""
    allowances.count_upload(post.actor.person_id or "")
    async with post.request.form(max_files=1, max_fields=5) as form:
        file, language = form.get("file"), form.get("language")
        if not isinstance(file, UploadFile) or not file.filename:
            raise ArchiveRefused(NO_FILE, field="file")
        part = await to_thread.run_sync(importing.keep_part, pieces_of(file.file))
        chosen = language if language in LANGUAGES else post.language
        await importing.stage(post.actor, file.filename, part, str(chosen))
    return see_other(IMPORT_PAGE)


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    """A file piece by piece."""
    while piece := file.read(PIECE):
        yield piece
