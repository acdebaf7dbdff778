"""The form of this room that carries a file: a picture, sent by the script of a text field.

It is answered with JSON: the `address` for the text, or the `problem` as a sentence.
"""

from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, Response

from learnhub.access import allowances
from learnhub.core import i18n
from learnhub.core.images import NoImage
from learnhub.errors import LearnHubError
from learnhub.features.discussion import uploads
from learnhub.features.discussion.room import IMAGES_ADD
from learnhub.setting_values import IMAGE_MEGABYTES_MAX
from learnhub.web import routes
from learnhub.web.routes import Post, post_route

routes.LARGE["/api/v1/images"] = IMAGE_MEGABYTES_MAX * uploads.MEGABYTE


@post_route(
    "/auth/images", permission=IMAGES_ADD, page="/", max_bytes=IMAGE_MEGABYTES_MAX * uploads.MEGABYTE + 10_000
)
async def add_image(post: Post) -> Response:
    """Keep a picture, which only who sent it sees until a text shows it."""
    try:
        allowances.count_upload(post.actor.person_id or "")
        return JSONResponse({"address": await uploads.add(post.actor, await _file_of(post))})
    except LearnHubError as problem:
        sentence = i18n.translate(post.language, problem.message, **problem.params)
        return JSONResponse({"problem": sentence}, problem.status)


async def _file_of(post: Post) -> bytes:
    async with post.request.form(max_files=1, max_fields=1) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise NoImage
        uploads.require_light(file.size or 0)
        return await file.read()
