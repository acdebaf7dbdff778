"""The pictures in what people write, for those who may read it."""

from starlette.requests import Request
from starlette.responses import Response

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import LENGTH
from learnhub.features.discussion import queries, stored_files
from learnhub.features.discussion.errors import NoSuchImage
from learnhub.features.discussion.queries.images import WIDEST
from learnhub.features.discussion.room import IMAGES_READ
from learnhub.features.discussion.schemas import KeptFile
from learnhub.web.files import file_route
from learnhub.web.stored import stored_answer


@file_route("/images/{name}", permission=IMAGES_READ, cost=allowances.PICTURE)
async def get_image(request: Request, actor: Actor) -> Response:
    """Answer a picture. A browser keeps it and asks each time whether its reader may still see it."""
    image_id, _, rest = request.path_params["name"].partition("-")
    width = rest.partition("-")[2]
    at_least = int(width) if width.isascii() and width.isdigit() and len(width) < LENGTH else WIDEST
    return await answer(
        request, await db.read(queries.get_image_file, actor, image_id[: LENGTH + 1], at_least)
    )


async def answer(request: Request, file: KeptFile, missing: type[NoSuchImage] = NoSuchImage) -> Response:
    """The answer with a file that its reader may see; raises `missing` when the store has it no more."""
    try:
        return await stored_answer(request, stored_files.store(), file.name, file.media_type)
    except FileNotFoundError as error:
        raise missing from error
