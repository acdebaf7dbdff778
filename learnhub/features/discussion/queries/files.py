"""Which files there are, and to which something refers."""

from collections.abc import Collection
from functools import cache

from sqlalchemy import ColumnElement, bindparam, exists, or_, select
from sqlmodel import Session, SQLModel

from learnhub.core import db
from learnhub.features.discussion.models import StoredFile

_KNOWN = select(StoredFile.id).where(StoredFile.id.in_(bindparam("file_ids", expanding=True)))


def known_files(session: Session, file_ids: Collection[str]) -> set[str]:
    """Which of these have rows."""
    return {file_id for (file_id,) in db.rows(session, _KNOWN, file_ids=list(file_ids))}


@cache
def unreferenced() -> ColumnElement[bool]:
    """That no foreign key of any table of any room leads to a file. Each of them has an index."""
    referring = [
        column
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if any(key.target_fullname == "stored_file.id" for key in column.foreign_keys)
    ]
    return ~or_(*(exists().where(column == StoredFile.id) for column in referring))
