"""Files of which rows speak: noted with what refers to them, and gone when nothing does."""

from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select
from sqlmodel import Session

from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries, stored_files
from learnhub.features.discussion.models import StoredFile
from learnhub.features.discussion.queries.files import unreferenced
from learnhub.features.discussion.schemas import KeptFile

BATCH = 200


def note(session: Session, file: KeptFile) -> str:
    """Note a file that is in the store; the answer is the id to refer to in the same transaction.

    It is another file's where the same bytes are kept already: `discard` then deletes this one.
    """
    values = {"sha256": file.sha256, "ending": file.ending, "bytes": file.bytes, "stored_at": utcnow()}
    same = select(StoredFile.id).where(StoredFile.sha256 == file.sha256).with_for_update(key_share=True)
    while True:
        session.execute(insert(session, StoredFile, id=file.id, **values).on_conflict_do_nothing())
        if found := session.scalars(same).first():  # else it went at this moment
            return found


def discard(files: Sequence[KeptFile]) -> None:
    """Delete those of these files that no row names, after the transaction that might have noted them."""
    known = db.read_now(queries.known_files, [file.id for file in files])
    stored_files.delete(file for file in files if file.id not in known)


def forget(session: Session, file_ids: Iterable[str]) -> list[KeptFile]:
    """Forget those of these files to which nothing refers; their caller deletes them after the commit."""
    named = list(file_ids)
    old = select(StoredFile.id, StoredFile.ending).where(StoredFile.id.in_(named), unreferenced())
    found = [KeptFile(*row) for row in session.execute(old)]
    gone = delete(StoredFile).where(StoredFile.id.in_([file.id for file in found]), unreferenced())
    session.execute(gone, execution_options={"synchronize_session": False})
    return found


def sweep() -> int:
    """Delete the files to which nothing refers, and those of which no row knows; answers how many."""
    swept = 0
    while gone := db.write_now(_forget_some):
        stored_files.delete(gone)
        swept += len(gone)
    return swept + stored_files.sweep(lambda ids: db.read_now(queries.known_files, ids))


def _forget_some(session: Session) -> list[KeptFile]:
    """The rows go first: a file that stays behind is found, one that is missing would be seen."""
    return forget(session, session.scalars(select(StoredFile.id).where(unreferenced()).limit(BATCH)).all())
