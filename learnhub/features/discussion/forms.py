"""The form of this room that carries a file: a picture, sent by the script of a text field.

It is answered with JSON: the `address` for the text, or the `problem` as a sentence.
"""

from functools import cache

from anyio import CapacityLimiter, to_thread
from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from learnhub.access import allowances
from learnhub.config import IMAGE_MEGABYTES_MAX, settings
from learnhub.core import db, i18n, ids, images
from learnhub.core.images import NoImage, Picture
from learnhub.errors import LearnHubError
from learnhub.features.discussion import image_files, service
from learnhub.features.discussion.errors import ImageTooHeavy
from learnhub.features.discussion.room import IMAGES_ADD
from learnhub.web.routes import Post, post_route

MEGABYTE = 1_000_000
AT_ONCE = 2  # decoded, each takes up to a quarter of a gigabyte


@post_route(
    "/auth/images", permission=IMAGES_ADD, page="/", max_bytes=IMAGE_MEGABYTES_MAX * MEGABYTE + 10_000
)
async def add_image(post: Post) -> Response:
    """Keep a picture, which only who sent it sees until a text shows it."""
    try:
        allowances.count_upload(post.actor.person_id or "")
        return JSONResponse({"address": await _add(post, await _file_of(post))})
    except LearnHubError as problem:
        sentence = i18n.translate(post.language, problem.message, **problem.params)
        return JSONResponse({"problem": sentence}, problem.status)


async def _file_of(post: Post) -> bytes:
    most = settings().image_megabytes
    async with post.request.form(max_files=1, max_fields=1) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise NoImage
        if (file.size or 0) > most * MEGABYTE:
            raise ImageTooHeavy(most=most)
        return await file.read()


async def _add(post: Post, data: bytes) -> str:
    image_id = ids.new_id()
    picture = await to_thread.run_sync(_keep, image_id, data, limiter=_limiter())
    try:
        return await db.write(service.add_image, post.actor, image_id, picture)
    except BaseException:
        image_files.delete(image_id, picture.ending)
        raise


def _keep(image_id: str, data: bytes) -> Picture:
    picture = images.made_anew(data)
    image_files.write(image_id, picture.ending, picture.data)
    return picture


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(AT_ONCE)
