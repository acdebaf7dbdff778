"""Pictures: added before the text that shows them, attached with it, and gone when nothing shows them."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db, markdown_images
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries
from learnhub.features.discussion.errors import ImageInUse, NoSuchImage, TooManyUnusedImages
from learnhub.features.discussion.models import ContentImage, Image, ImageSize
from learnhub.features.discussion.queries.images import UNUSED
from learnhub.features.discussion.schemas import KeptFile, KeptPicture
from learnhub.features.discussion.service import files

UNUSED_MAX = 100  # of one person; a long how-to has a few dozen
UNUSED_FOR = timedelta(days=7)
BATCH = 200
QUIETLY = {"synchronize_session": False}


def add_image(session: Session, actor: Actor, image_id: str, picture: KeptPicture) -> str:
    """Note a picture whose files are kept; the answer is its address. Only who added it sees it for now."""
    person_id = guard.require_person(actor)
    if queries.count_unused_images(session, person_id) >= UNUSED_MAX:
        raise TooManyUnusedImages(most=UNUSED_MAX)
    session.add(
        Image(
            id=image_id,
            person_id=person_id,
            uploaded_at=utcnow(),
            file_id=files.note(session, picture.file),
            width=picture.width,
            height=picture.height,
        )
    )
    session.flush()
    for width, file in picture.sizes:
        session.add(ImageSize(image_id=image_id, width=width, file_id=files.note(session, file)))
    return markdown_images.address(image_id, picture.width, picture.height)


def remove_image(session: Session, actor: Actor, image_id: str) -> list[KeptFile]:
    """Forget a picture that one has added and that no text shows; the answer are the files that go with it.

    Raises NoSuchImage, also for a colleague's, and ImageInUse.
    """
    person_id = guard.require_person(actor)
    mine = select(Image).where(Image.id == image_id, Image.person_id == person_id)
    image = session.scalars(mine.with_for_update()).first()
    if image is None:
        raise NoSuchImage
    if session.scalars(select(ContentImage.content_id).where(ContentImage.image_id == image_id)).first():
        raise ImageInUse
    return files.forget(session, _forget(session, [image_id]))


def attach(session: Session, person_id: str, content_id: str, texts: Iterable[str]) -> None:
    """Let content show the pictures that its texts name, of those that their writer may see."""
    named = set[str]().union(*map(markdown_images.ids_in, texts))
    if not named:
        return
    for image_id in sorted(queries.visible_images(session, person_id, named)):
        row = insert(session, ContentImage, content_id=content_id, image_id=image_id)
        session.execute(row.on_conflict_do_nothing())


def keep_only(session: Session, content_id: str, texts: Iterable[str]) -> None:
    """Let content show only what these texts name: all that is left of it, earlier editions too."""
    named = set[str]().union(*map(markdown_images.ids_in, texts))
    gone = delete(ContentImage).where(
        ContentImage.content_id == content_id, ContentImage.image_id.not_in(named)
    )
    session.execute(gone, execution_options=QUIETLY)


def sweep() -> int:
    """Delete the pictures that nothing shows any more; answers how many. Their files go with the others."""
    swept = 0
    while gone := db.write_now(_forget_unused):
        swept += gone
    return swept


def _forget_unused(session: Session) -> int:
    old = select(Image.id).where(Image.uploaded_at < utcnow() - UNUSED_FOR, UNUSED).limit(BATCH)
    found = session.scalars(old.with_for_update(of=Image, skip_locked=True)).all()
    _forget(session, found)
    return len(found)


def _forget(session: Session, image_ids: Sequence[str]) -> set[str]:
    """Delete pictures; the answer are the files that they had."""
    sizes = delete(ImageSize).where(ImageSize.image_id.in_(image_ids)).returning(ImageSize.file_id)
    gone = delete(Image).where(Image.id.in_(image_ids)).returning(Image.file_id)
    found = [session.scalars(each, execution_options=QUIETLY).all() for each in (sizes, gone)]
    return {*found[0], *found[1]}
