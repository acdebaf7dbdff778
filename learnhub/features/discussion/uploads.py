"""Keeping a picture that somebody sends, through the page or the REST interface: its files, then its rows."""

from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from anyio import CapacityLimiter, to_thread

from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db, ids, images
from learnhub.features.discussion import service, stored_files
from learnhub.features.discussion.errors import ImageTooHeavy
from learnhub.features.discussion.schemas import KeptFile, KeptPicture

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
    came twice, or fails, nothing is left of the files.
    """
    picture = await keep(data)
    try:
        return await write(service.add_image, actor, ids.new_id(), picture)
    finally:
        await to_thread.run_sync(service.discard_files, picture.files)


async def keep(data: bytes) -> KeptPicture:
    """Keep the files of the picture that these bytes show, which has no row yet; raises NoImage."""
    return await to_thread.run_sync(_keep, data, limiter=_limiter())


def _keep(data: bytes) -> KeptPicture:
    made = images.made_anew(data)
    kept: list[KeptFile] = []
    try:
        kept.append(stored_files.keep([made.data], made.ending))
        kept += (stored_files.keep([size.data], "webp") for size in made.sizes)
    except BaseException:
        stored_files.delete(kept)
        raise
    widths = [size.width for size in made.sizes]
    return KeptPicture(kept[0], made.width, made.height, tuple(zip(widths, kept[1:], strict=True)))


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(AT_ONCE)
