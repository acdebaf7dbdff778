"""The form of this room that carries a file: a piece of a video, sent by the script of the field.

It is answered with JSON: how far the upload has come, the clip at its end, or the `problem` as a sentence.
With `upload` empty one begins; `at` is the byte at which a piece goes on; `end` says that it was the last.
"""

from dataclasses import asdict
from functools import partial
from typing import Any

from anyio import to_thread
from starlette.responses import JSONResponse, Response

from learnhub.access import allowances
from learnhub.core import i18n
from learnhub.errors import LearnHubError
from learnhub.features.videos import uploads
from learnhub.features.videos.room import VIDEOS_WRITE
from learnhub.setting_values import VIDEO_MEGABYTES_MAX
from learnhub.web import routes
from learnhub.web.routes import Post, post_route

PIECE = 8 * uploads.MEGABYTE

routes.LARGE["/api/v1/clips"] = VIDEO_MEGABYTES_MAX * uploads.MEGABYTE


@post_route("/auth/clips", permission=VIDEOS_WRITE, page="/", max_bytes=PIECE)
async def add_piece(post: Post) -> Response:
    """Take a piece of a video, which only who sent it sees until something shows it."""
    try:
        return JSONResponse(await _taken(post))
    except LearnHubError as problem:
        sentence = i18n.translate(post.language, problem.message, **problem.params)
        return JSONResponse({"problem": sentence, **problem.params}, problem.status)


async def _taken(post: Post) -> dict[str, Any]:
    asked = post.request.query_params
    upload, at = asked.get("upload", ""), asked.get("at", "0")
    if not upload:
        allowances.count_upload(post.actor.person_id or "")
        upload = await to_thread.run_sync(partial(uploads.begin, post.actor))
    start = int(at) if at.isascii() and at.isdigit() and len(at) < 15 else -1
    came = await uploads.receive(post.actor, upload, start, post.request.stream())
    if asked.get("end") != "yes":
        return {"upload": upload, "came": came}
    return asdict(await uploads.finish(post.actor, upload))
