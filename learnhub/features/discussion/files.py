"""The pictures in what people write, for those who may read it."""

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import LENGTH
from learnhub.core.images import MEDIA_TYPES
from learnhub.features.discussion import image_files, queries
from learnhub.features.discussion.errors import NoSuchImage
from learnhub.features.discussion.room import IMAGES_READ
from learnhub.features.discussion.schemas import ImageFile
from learnhub.web.files import file_route

NOTHING_RUNS = "default-src 'none'; sandbox; frame-ancestors 'none'"


@file_route("/images/{name}", permission=IMAGES_READ, cost=allowances.PICTURE)
async def get_image(request: Request, actor: Actor) -> Response:
    """Answer a picture. A browser keeps it and asks each time whether its reader may still see it."""
    image_id, _, _size = request.path_params["name"].partition("-")
    return picture(request, await db.read(queries.get_image_file, actor, image_id[: LENGTH + 1]))


def picture(request: Request, file: ImageFile) -> Response:
    """The answer with a picture that its reader may see; raises NoSuchImage when the file is gone."""
    headers = {
        "etag": f'"{file.id}"',
        "cache-control": "private, no-cache",
        "content-security-policy": NOTHING_RUNS,
        "content-disposition": f'inline; filename="{file.id}.{file.ending}"',
    }
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    path = image_files.path_of(file.id, file.ending)
    if not path.is_file():
        raise NoSuchImage
    return FileResponse(path, media_type=MEDIA_TYPES[file.ending], headers=headers)
