"""Who may see which picture: those who may read content that shows it, and who added it."""

from collections.abc import Iterable

from sqlalchemy import String, bindparam, cast, exists, func, or_, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import is_id
from learnhub.features.discussion.errors import NoSuchImage
from learnhub.features.discussion.models import Content, ContentImage, Draft, Image, ImageSize, StoredFile
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import KeptFile

WIDEST = 1_000_000  # wider than any version, so that only the picture itself is
_IDS = bindparam("image_ids", expanding=True)
_SHOWN = (
    select(ContentImage.image_id)
    .join(Content, Content.id == ContentImage.content_id)
    .where(ContentImage.image_id == Image.id, VISIBLE)
    .correlate(Image)
)
_OPEN = or_(Image.person_id == bindparam("reader_id"), exists(_SHOWN))
_VISIBLE_FOR_USE = select(Image.id).where(Image.id.in_(_IDS), _OPEN).with_for_update(of=Image, key_share=True)
# The narrowest file that is at least as wide as asked for; the picture itself counts as the widest.
_NARROWEST = (
    select(ImageSize.file_id)
    .where(ImageSize.image_id == Image.id, ImageSize.width >= bindparam("at_least"))
    .order_by(ImageSize.width)
    .limit(1)
    .correlate(Image)
    .scalar_subquery()
)
_FILE = (
    select(StoredFile.id, StoredFile.ending, StoredFile.bytes)
    .join(Image, StoredFile.id == func.coalesce(_NARROWEST, Image.file_id))
    .where(Image.id == bindparam("image_id"), _OPEN)
)
_IN_DRAFT = exists().where(Draft.person_id == Image.person_id, cast(Draft.fields, String).contains(Image.id))
_FILES = (
    select(Image.id, StoredFile.id, StoredFile.ending, StoredFile.bytes)
    .join(StoredFile, StoredFile.id == Image.file_id)
    .where(Image.id.in_(_IDS), _OPEN)
)
_SIZES = select(Image.id, Image.width, Image.height).where(Image.id.in_(_IDS), _OPEN)
UNUSED = ~or_(exists().where(ContentImage.image_id == Image.id), _IN_DRAFT)
_OWN_UNUSED = select(func.count()).select_from(Image).where(Image.person_id == bindparam("person_id"), UNUSED)


def get_image_file(session: Session, actor: Actor, image_id: str, at_least: int = WIDEST) -> KeptFile:
    """The file of a picture that somebody may see, at least so wide if there is one; raises NoSuchImage."""
    asked = {"image_id": image_id, "at_least": min(at_least, WIDEST), **reader(actor)}
    for row in db.rows(session, _FILE, **asked) if is_id(image_id) else ():
        return KeptFile(*row)
    raise NoSuchImage


def image_files(session: Session, actor: Actor, image_ids: Iterable[str]) -> dict[str, KeptFile]:
    """The files of those of these pictures that somebody may see, as wide as they are."""
    asked = {"image_ids": list(image_ids), **reader(actor)}
    return {image_id: KeptFile(*file) for image_id, *file in db.rows(session, _FILES, **asked)}


def image_sizes(session: Session, actor: Actor, image_ids: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How wide and high those of these pictures are that somebody may see."""
    asked = {"image_ids": list(image_ids), **reader(actor)}
    return {image_id: (width, height) for image_id, width, height in db.rows(session, _SIZES, **asked)}


def visible_images(session: Session, person_id: str, image_ids: Iterable[str]) -> set[str]:
    """Which of these somebody may see, kept from being deleted until the end of the transaction.

    Nobody sees more here for being a moderator.
    """
    who = {"reader_id": person_id, "reader_moderates": False}
    return {image_id for (image_id,) in db.rows(session, _VISIBLE_FOR_USE, image_ids=list(image_ids), **who)}


def count_unused_images(session: Session, person_id: str) -> int:
    """How many pictures somebody has added that nothing shows."""
    return db.rows(session, _OWN_UNUSED, person_id=person_id)[0][0]
