"""Pictures: added before the text that shows them, attached with it, and gone when nothing shows them."""

from collections.abc import Iterable
from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db, markdown_images
from learnhub.core.clock import utcnow
from learnhub.core.images import Picture
from learnhub.core.upserts import insert
from learnhub.features.discussion import image_files, queries
from learnhub.features.discussion.errors import ImageInUse, NoSuchImage, TooManyUnusedImages
from learnhub.features.discussion.models import ContentImage, Image
from learnhub.features.discussion.queries.images import UNUSED

UNUSED_MAX = 100  # of one person; a long how-to has a few dozen
UNUSED_FOR = timedelta(days=7)
BATCH = 200


def add_image(session: Session, actor: Actor, image_id: str, picture: Picture) -> str:
    """Note a picture whose file is written; the answer is its address. Only who added it sees it for now."""
    person_id = guard.require_person(actor)
    if queries.count_unused_images(session, person_id) >= UNUSED_MAX:
        raise TooManyUnusedImages(most=UNUSED_MAX)
    session.add(
        Image(
            id=image_id,
            person_id=person_id,
            uploaded_at=utcnow(),
            ending=picture.ending,
            width=picture.width,
            height=picture.height,
            bytes=len(picture.data),
        )
    )
    return markdown_images.address(image_id, picture.width, picture.height)


def remove_image(session: Session, actor: Actor, image_id: str) -> str:
    """Forget a picture that one has added and that no text shows; the answer is the ending of its file.

    Raises NoSuchImage, also for a colleague's, and ImageInUse.
    """
    person_id = guard.require_person(actor)
    mine = select(Image).where(Image.id == image_id, Image.person_id == person_id)
    image = session.scalars(mine.with_for_update()).first()
    if image is None:
        raise NoSuchImage
    if session.scalars(select(ContentImage.content_id).where(ContentImage.image_id == image_id)).first():
        raise ImageInUse
    session.delete(image)
    return image.ending


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
    session.execute(gone, execution_options={"synchronize_session": False})


def sweep() -> int:
    """Delete the pictures that nothing shows any more, and files of which no row knows; answers how many."""
    swept = 0
    while gone := db.write_now(_forget_unused):
        for image_id, ending in gone:
            image_files.delete(image_id, ending)
        swept += len(gone)
    return swept + image_files.sweep(lambda ids: db.read_now(queries.known_images, ids))


def _forget_unused(session: Session) -> list[tuple[str, str]]:
    """The rows go first: a file that stays behind is found, one that is missing would be seen."""
    old = select(Image.id, Image.ending).where(Image.uploaded_at < utcnow() - UNUSED_FOR, UNUSED).limit(BATCH)
    found = [(image_id, ending) for image_id, ending in session.execute(old)]
    session.execute(delete(Image).where(Image.id.in_([image_id for image_id, _ in found]), UNUSED))
    return found
