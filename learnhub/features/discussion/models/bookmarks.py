"""What people keep for later."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference
from learnhub.core.db import Utc


class Bookmark(Table, table=True):
    """That a person keeps a piece of content for later, which nobody else sees or counts.

    `at` sorts one's list. Of anonymous content it is the moment of its publication, whenever it was kept, and
    no rowid tells the order: the first who keeps something is often who wrote it.
    """

    __table_args__ = (
        Index("ix_bookmark_person_id_at_content_id", "person_id", "at", "content_id"),
        Index("ix_bookmark_content_id", "content_id"),
        {"sqlite_with_rowid": False},
    )

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    at: Mapped[datetime] = Field(sa_type=Utc)
