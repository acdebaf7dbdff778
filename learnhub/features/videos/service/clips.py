"""Clips: sent before the video that shows them is published, and gone when nothing shows them."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.features.discussion.service.files import note
from learnhub.features.videos import policy, queries
from learnhub.features.videos.errors import TooManyUnusedClips
from learnhub.features.videos.models import Clip
from learnhub.features.videos.queries.clips import UNUSED
from learnhub.features.videos.schemas import ClipMade, KeptClip

UNUSED_MAX = 20  # of one person
UNUSED_FOR = timedelta(days=7)
BATCH = 200


def add_clip(session: Session, actor: Actor, clip_id: str, clip: KeptClip) -> ClipMade:
    """Note a clip whose file is kept. Only who sent it sees it for now."""
    guard.require(policy.can_write(actor))
    person_id = guard.require_person(actor)
    if queries.count_unused_clips(session, person_id) >= UNUSED_MAX:
        raise TooManyUnusedClips(most=UNUSED_MAX)
    return keep_clip(session, person_id, clip_id, clip)


def keep_clip(session: Session, person_id: str, clip_id: str, clip: KeptClip) -> ClipMade:
    """Note a clip of somebody, which is shown at once."""
    facts = {"seconds": clip.seconds, "width": clip.width, "height": clip.height}
    file_id = note(session, clip.file)
    session.add(Clip(id=clip_id, person_id=person_id, uploaded_at=utcnow(), file_id=file_id, **facts))
    return ClipMade(id=clip_id, address=queries.clip_address(clip_id), **facts)


def sweep() -> int:
    """Delete the clips that nothing shows any more; answers how many. Their files go with the others."""
    swept = 0
    while gone := db.write_now(_forget_unused):
        swept += len(gone)
    return swept


def _forget_unused(session: Session) -> Sequence[str]:
    old = select(Clip.id).where(Clip.uploaded_at < utcnow() - UNUSED_FOR, UNUSED).limit(BATCH)
    found = session.scalars(old.with_for_update(of=Clip, skip_locked=True)).all()
    session.execute(delete(Clip).where(Clip.id.in_(found)), execution_options={"synchronize_session": False})
    return found
