"""Pictures through the REST interface."""

from functools import partial
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Depends, Query, Request, Response

from learnhub.access import allowances, guard
from learnhub.access.actor import Actor
from learnhub.api.shapes import Ref
from learnhub.core import db
from learnhub.core.images import MEDIA_TYPES
from learnhub.core.markdown_images import ids_in
from learnhub.features.discussion import queries, service, stored_files, uploads
from learnhub.features.discussion.files import answer
from learnhub.features.discussion.queries.images import WIDEST
from learnhub.features.discussion.room import IMAGES_ADD, IMAGES_READ
from learnhub.features.discussion.schemas import ImageMade
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change

router = APIRouter(tags=["content"])

Adder = Annotated[Actor, Depends(may(IMAGES_ADD))]
Width = Annotated[int, Query(ge=1, le=WIDEST)]
Viewer = Annotated[Actor, Depends(may(IMAGES_READ))]

BYTES: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
SENT = {"requestBody": {"required": True, "content": {"application/octet-stream": BYTES}}}
ANSWERED: dict[int | str, dict[str, Any]] = {200: {"content": dict.fromkeys(MEDIA_TYPES.values(), BYTES)}}


@router.post("/images", status_code=201, openapi_extra=SENT)
async def add_image(actor: Adder, request: Request, key: RepeatKey = None) -> ImageMade:
    """Add a picture, whose bytes are the body: JPEG, PNG, WebP or GIF, of which the first frame is kept.

    It is made anew, without place, time and device. Only who added it sees it until a text shows it:
    `![what it shows](address)`. One that no text shows goes after a week.
    """
    allowances.count_upload(guard.require_person(actor))
    data = bytearray()
    async for piece in request.stream():
        data += piece
        uploads.require_light(len(data))
    address = await uploads.add(actor, bytes(data), partial(change, key))
    return ImageMade(next(iter(ids_in(f"![]({address})"))), address)


@router.get("/images/{image_id}", response_class=Response, responses=ANSWERED)
async def get_image(actor: Viewer, request: Request, image_id: Ref, width: Width = WIDEST) -> Response:
    """A picture that one has added, or that a text shows which one may read.

    With a `width` it is the narrowest version that is so wide, if there is one.
    """
    return await answer(request, await db.read(queries.get_image_file, actor, image_id, width))


@router.delete("/images/{image_id}", status_code=204)
async def remove_image(actor: Adder, image_id: Ref) -> None:
    """Delete a picture that one has added and that no text shows."""
    gone = await db.write(service.remove_image, actor, image_id)
    await to_thread.run_sync(stored_files.delete, gone)
