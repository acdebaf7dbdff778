"""Clips and captions, for those who may watch them."""

from starlette.requests import Request
from starlette.responses import Response

from learnhub.access import allowances
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import LENGTH
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.videos import queries
from learnhub.features.videos.errors import NoSuchClip
from learnhub.features.videos.room import VIDEOS_READ
from learnhub.web.files import file_route
from learnhub.web.stored import NOTHING_RUNS, stored_answer


@file_route("/clips/{clip_id}", permission=VIDEOS_READ, cost=allowances.PICTURE)
async def get_clip(request: Request, actor: Actor) -> Response:
    """Answer a clip, or the part of it that a player asks for."""
    clip_id = request.path_params["clip_id"][: LENGTH + 1]
    return await answer(request, await db.read(queries.get_clip_file, actor, clip_id))


async def answer(request: Request, file: KeptFile) -> Response:
    """The answer with a clip that its reader may watch; raises NoSuchClip when the store has it no more."""
    try:
        return await stored_answer(request, stored_files.store(), file.name, file.media_type)
    except FileNotFoundError as error:
        raise NoSuchClip from error


@file_route("/videos/{video_id}/captions.vtt", permission=VIDEOS_READ)
async def get_captions(request: Request, actor: Actor) -> Response:
    """Answer the captions of a video."""
    webvtt = await db.read(queries.get_captions, actor, request.path_params["video_id"])
    headers = {"content-security-policy": NOTHING_RUNS, "x-content-type-options": "nosniff"}
    return Response(webvtt, headers=headers, media_type="text/vtt; charset=utf-8")
