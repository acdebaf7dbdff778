"""Keeping a video that somebody sends: piece by piece into a part, made plain, into the store, then its row.

A browser sends pieces, each of which goes on where the last one ended, so that a connection that breaks costs
one piece. The part bears the id of who sends it: nobody else can go on with it. It is on the disk of this
machine, and goes a day after its last piece.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, to_thread

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db, ids
from learnhub.core.file_store import NoRoom, saying
from learnhub.core.video import made_plain
from learnhub.features.discussion import stored_files
from learnhub.features.discussion.service import discard_files
from learnhub.features.videos import service
from learnhub.features.videos.errors import UploadBroken, VideoTooHeavy
from learnhub.features.videos.schemas import ClipMade, KeptClip

MEGABYTE = 1_000_000
AT_ONCE = 2  # looked through and copied
UNFINISHED_MAX = 4  # of one person

Write = Callable[..., Awaitable[Any]]


def begin(actor: Actor) -> str:
    """Make an empty part for somebody, and answer the id of the upload; raises NoRoom.

    Of too many that they did not finish the oldest goes.
    """
    person_id, upload_id = guard.require_person(actor), ids.new_id()
    with saying():
        stored_files.parts().mkdir(parents=True, exist_ok=True)
        mine = sorted(stored_files.parts().glob(f"{person_id}-*.part"), key=lambda part: part.stat().st_mtime)
        for part in mine[: max(0, len(mine) - UNFINISHED_MAX + 1)]:
            part.unlink(missing_ok=True)
        _part(person_id, upload_id).touch(exist_ok=False)
    return upload_id


def size_of(actor: Actor, upload_id: str) -> int:
    """How many bytes have come; raises UploadBroken when there is no such upload of this person."""
    part = _part(guard.require_person(actor), upload_id) if ids.is_id(upload_id) else None
    if part is None or not part.is_file():
        raise UploadBroken
    return part.stat().st_size


def drop(actor: Actor, upload_id: str) -> None:
    """Forget an upload, if it is there."""
    if ids.is_id(upload_id):
        _part(guard.require_person(actor), upload_id).unlink(missing_ok=True)


async def receive(actor: Actor, upload_id: str, at: int, pieces: AsyncIterator[bytes]) -> int:
    """Take what goes on at a byte, and answer how many have come.

    Raises UploadBroken when it does not go on there, and VideoTooHeavy and NoRoom, after which nothing of the
    upload is left. What came before a connection broke off stays.
    """
    if (came := await to_thread.run_sync(size_of, actor, upload_id)) != at:
        raise UploadBroken(came=came)
    part = _part(guard.require_person(actor), upload_id)
    try:
        async for piece in pieces:
            at += len(piece)
            require_light(at)
            await to_thread.run_sync(_append, part, piece)
    except (VideoTooHeavy, NoRoom):
        part.unlink(missing_ok=True)
        raise
    return at


async def finish(actor: Actor, upload_id: str, write: Write = db.write) -> ClipMade:
    """Keep what has come as a clip of this person; raises NoVideo. Nothing of the part is left."""
    await to_thread.run_sync(size_of, actor, upload_id)
    clip = await keep(_part(guard.require_person(actor), upload_id))
    try:
        return await write(service.add_clip, actor, ids.new_id(), clip)
    finally:
        await to_thread.run_sync(discard_files, [clip.file])


async def keep(part: Path) -> KeptClip:
    """Keep a complete part, which is gone then in any case, as a clip without a row; raises NoVideo."""
    return await to_thread.run_sync(keep_now, part, limiter=_limiter())


def require_light(size: int) -> None:
    """Raises VideoTooHeavy for more bytes than this LearnHub takes."""
    most = settings().video_megabytes
    if size > most * MEGABYTE:
        raise VideoTooHeavy(most=most)


def keep_now(part: Path) -> KeptClip:
    """The same in a thread that waits."""
    try:
        with saying():
            facts = made_plain(part)
        file = stored_files.keep_part(part, facts.ending)
    finally:
        part.unlink(missing_ok=True)
    return KeptClip(file, facts.seconds, facts.width, facts.height)


def _append(part: Path, piece: bytes) -> None:
    with saying(), part.open("ab") as file:
        file.write(piece)


def _part(person_id: str, upload_id: str) -> Path:
    return stored_files.parts() / f"{person_id}-{upload_id}.part"


@cache
def _limiter() -> CapacityLimiter:
    return CapacityLimiter(AT_ONCE)
