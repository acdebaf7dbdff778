"""Keeping a picture that somebody sends, through the page or the REST interface: a file, then its row."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from anyio import CapacityLimiter, to_thread

from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db, ids, images, markdown_images
from learnhub.core.images import Picture
from learnhub.features.discussion import image_files, service
from learnhub.features.discussion.errors import ImageTooHeavy

MEGABYTE = 1_000_000
AT_ONCE = 2  # decoded, each takes up to a quarter of a gigabyte

Write = Callable[..., Awaitable[Any]]


def require_light(size: int) -> None:
    """Raises ImageTooHeavy for more bytes than this LearnHub takes."""
    most = settings().image_megabytes
    if size > most * MEGABYTE:
        raise ImageTooHeavy(most=most)


async def add(actor: Actor, data: bytes, write: Write = db.write) -> str:
    """Keep the picture that these bytes show, and answer its address; raises NoImage.

    `write` calls the service in its transaction. When that answers what it did before, as for a request that
    came twice, or fails, nothing is left of the file.
    """
    image_id = ids.new_id()
    picture = await to_thread.run_sync(_keep, image_id, data, limiter=_limiter())
    address = ""
    try:
        address = await write(service.add_image, actor, image_id, picture)
    finally:
        if address != markdown_images.address(image_id, picture.width, picture.height):
            image_files.delete(image_id, picture.ending)
    return address


def _keep(image_id: str, data: bytes) -> Picture:
    picture = images.made_anew(data)
    image_files.write(image_id, picture.ending, picture.data)
    return picture


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(AT_ONCE)
