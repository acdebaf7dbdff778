"""Who may watch which clip: those who may read a video or a step that shows it, and who sent it."""

from collections.abc import Collection

from sqlalchemy import String, bindparam, cast, exists, func, or_, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import is_id
from learnhub.features.discussion.models import Content, Draft, StoredFile
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import KeptFile
from learnhub.features.videos.errors import NoSuchClip
from learnhub.features.videos.models import Clip, ContentClip, Video

_SHOWN = (
    select(Video.clip_id)
    .join(Content, Content.id == Video.content_id)
    .where(Video.clip_id == Clip.id, VISIBLE)
    .correlate(Clip)
)
_IN_STEPS = (
    select(ContentClip.clip_id)
    .join(Content, Content.id == ContentClip.content_id)
    .where(ContentClip.clip_id == Clip.id, VISIBLE)
    .correlate(Clip)
)
_OPEN = or_(Clip.person_id == bindparam("reader_id"), exists(_SHOWN), exists(_IN_STEPS))
_FILE = (
    select(StoredFile.id, StoredFile.ending, StoredFile.bytes)
    .join(Clip, Clip.file_id == StoredFile.id)
    .where(Clip.id == bindparam("clip_id"), _OPEN)
)
_FILES = (
    select(Clip.id, StoredFile.id, StoredFile.ending, StoredFile.bytes)
    .join(StoredFile, StoredFile.id == Clip.file_id)
    .where(Clip.id.in_(bindparam("clip_ids", expanding=True)), _OPEN)
)
_LENGTHS = select(Clip.id, Clip.seconds).where(Clip.id.in_(bindparam("clip_ids", expanding=True)), _OPEN)
_IN_DRAFT = exists().where(Draft.person_id == Clip.person_id, cast(Draft.fields, String).contains(Clip.id))
UNUSED = ~or_(
    exists().where(Video.clip_id == Clip.id), exists().where(ContentClip.clip_id == Clip.id), _IN_DRAFT
)
_OWN_UNUSED = select(func.count()).select_from(Clip).where(Clip.person_id == bindparam("person_id"), UNUSED)


def get_clip_file(session: Session, actor: Actor, clip_id: str) -> KeptFile:
    """The file of a clip that somebody may watch; raises NoSuchClip."""
    for row in db.rows(session, _FILE, clip_id=clip_id, **reader(actor)) if is_id(clip_id) else ():
        return KeptFile(*row)
    raise NoSuchClip


def clip_files(session: Session, actor: Actor, clip_ids: Collection[str]) -> dict[str, KeptFile]:
    """The files of those of these clips that somebody may watch."""
    found = db.rows(session, _FILES, clip_ids=sorted(clip_ids), **reader(actor)) if clip_ids else ()
    return {clip_id: KeptFile(*file) for clip_id, *file in found}


def get_own_clip(session: Session, person_id: str, clip_id: str) -> Clip:
    """A clip of one's own to be shown, kept from being deleted meanwhile; raises NoSuchClip."""
    mine = select(Clip).where(Clip.id == clip_id, Clip.person_id == person_id)
    clip = session.scalars(mine.with_for_update(key_share=True)).first()
    if clip is None:
        raise NoSuchClip
    return clip


def clip_lengths(session: Session, actor: Actor, clip_ids: Collection[str]) -> dict[str, int]:
    """How many seconds each of these clips lasts, of those that somebody may watch."""
    found = db.rows(session, _LENGTHS, clip_ids=sorted(clip_ids), **reader(actor)) if clip_ids else ()
    return {row[0]: row[1] for row in found}


def count_unused_clips(session: Session, person_id: str) -> int:
    """How many clips somebody has sent that nothing shows."""
    return db.rows(session, _OWN_UNUSED, person_id=person_id)[0][0]
