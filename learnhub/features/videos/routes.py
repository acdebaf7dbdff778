"""Videos through the REST interface."""

from functools import partial
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Request, Response

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once
from learnhub.features.search.browsing import FoundRow
from learnhub.features.search.routes import Searched
from learnhub.features.videos import queries, service, uploads
from learnhub.features.videos.files import answer
from learnhub.features.videos.room import VIDEOS_READ, VIDEOS_WRITE
from learnhub.features.videos.schemas import ClipMade, EditVideoInput, VideoInput, VideoSource

router = APIRouter(tags=["videos"])

Reader = Annotated[Actor, Depends(may(VIDEOS_READ))]
Writer = Annotated[Actor, Depends(may(VIDEOS_WRITE))]

BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
SENT = {"requestBody": {"required": True, "content": {"application/octet-stream": BYTES}}}
ANSWERED: dict[int | str, dict[str, Any]] = {
    200: {"content": dict.fromkeys(("video/mp4", "video/webm"), BYTES)},
    206: {
        "description": "The range that was asked for",
        "content": {"video/mp4": BYTES, "video/webm": BYTES},
    },
    416: {"description": "No such range, or more than one"},
}


@router.post("/clips", status_code=201, openapi_extra=SENT)
async def add_clip(actor: Writer, request: Request, key: RepeatKey = None) -> ClipMade:
    """Send a video, whose bytes are the body: MP4 or WebM, as browsers play it.

    Place, device and moment are taken out. Only who sent it sees it until a video is published with it; one
    that is not goes after a week.
    """
    allowances.count_upload(guard.require_person(actor))
    upload = await to_thread.run_sync(uploads.begin, actor)
    try:
        await uploads.receive(actor, upload, 0, request.stream())
        return await uploads.finish(actor, upload, partial(change, key))
    finally:
        await to_thread.run_sync(uploads.drop, actor, upload)


@router.get("/clips/{clip_id}", response_class=Response, responses=ANSWERED)
async def get_clip(actor: Reader, request: Request, clip_id: Ref) -> Response:
    """A clip that one has sent, or that a video shows which one may watch; also one range of it."""
    return await answer(request, await db.read(queries.get_clip_file, actor, clip_id))


@router.get("/videos")
async def list_videos(
    actor: Reader,
    search: Searched,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[FoundRow]:
    """Published videos that have every word, in one of the languages and topics."""
    found = await db.read(queries.list_videos, actor, search=search, cursor=cursor, size=limit)
    return Listing[FoundRow].of(found)


@router.get("/videos/{video_id}")
async def get_video(actor: Reader, video_id: Ref) -> VideoSource:
    """A video with its captions, also as it was typed."""
    return await db.read(queries.get_source, actor, video_id)


@router.post("/videos", status_code=201)
async def publish_video(actor: Writer, form: VideoInput, key: RepeatKey = None) -> Made:
    """Publish a video for everybody: a clip with captions, or a link."""
    return Made(id=await once(key, service.publish_video, actor, form))


@router.put("/videos/{video_id}", status_code=204)
async def edit_video(actor: Writer, video_id: Ref, form: EditVideoInput, key: RepeatKey = None) -> None:
    """Change the words of one's video; `edition` is the one that was read."""
    await change(key, service.edit_video, actor, video_id, form)


@router.delete("/videos/{video_id}", status_code=204)
async def remove_video(actor: Writer, video_id: Ref) -> None:
    """Take one's video back."""
    await db.write(service.remove_video, actor, video_id)
