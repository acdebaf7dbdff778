"""Who may watch which clip: those who may read a video that shows it, and who sent it."""

from sqlalchemy import String, bindparam, cast, exists, func, or_, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import is_id
from learnhub.features.discussion.models import Content, Draft, StoredFile
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.videos.errors import NoSuchClip
from learnhub.features.videos.models import Clip, Video

_SHOWN = (
    select(Video.clip_id)
    .join(Content, Content.id == Video.content_id)
    .where(Video.clip_id == Clip.id, VISIBLE)
    .correlate(Clip)
)
_FILE = (
    select(StoredFile.id, StoredFile.ending, StoredFile.bytes)
    .join(Clip, Clip.file_id == StoredFile.id)
    .where(
        Clip.id == bindparam("clip_id"),
        or_(Clip.person_id == bindparam("reader_id"), exists(_SHOWN)),
    )
)
_IN_DRAFT = exists().where(Draft.person_id == Clip.person_id, cast(Draft.fields, String).contains(Clip.id))
UNUSED = ~or_(exists().where(Video.clip_id == Clip.id), _IN_DRAFT)
_OWN_UNUSED = select(func.count()).select_from(Clip).where(Clip.person_id == bindparam("person_id"), UNUSED)


def clip_address(clip_id: str) -> str:
    """Where a clip is fetched."""
    return f"/clips/{clip_id}"


def get_clip_file(session: Session, actor: Actor, clip_id: str) -> KeptFile:
    """The file of a clip that somebody may watch; raises NoSuchClip."""
    for row in db.rows(session, _FILE, clip_id=clip_id, **reader(actor)) if is_id(clip_id) else ():
        return KeptFile(*row)
    raise NoSuchClip


def get_own_clip(session: Session, person_id: str, clip_id: str) -> Clip:
    """A clip of one's own to be shown, kept from being deleted meanwhile; raises NoSuchClip."""
    mine = select(Clip).where(Clip.id == clip_id, Clip.person_id == person_id)
    clip = session.scalars(mine.with_for_update(key_share=True)).first()
    if clip is None:
        raise NoSuchClip
    return clip


def count_unused_clips(session: Session, person_id: str) -> int:
    """How many clips somebody has sent that nothing shows."""
    return db.rows(session, _OWN_UNUSED, person_id=person_id)[0][0]
