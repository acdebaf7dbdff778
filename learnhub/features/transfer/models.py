"""Tables of what comes into the library as files."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference
from learnhub.core.db import Utc

SOURCE_MAX = 520


class LibraryImport(Table, table=True):
    """A file of somebody that waits to be confirmed, is being imported, or was imported; one at a time.

    `part` names the file on the disk, which goes when it is done, or after a day. `rows` are what becomes of
    each note; the first `done` of them have been seen to. `ids` are the contents that the notes shall be, by
    which they lead to each other before they are there.
    """

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    file_name: Mapped[str] = Field(max_length=200)
    part: Mapped[str] = Field(default="", max_length=40)
    language: Mapped[str] = Field(max_length=5)
    rows: Mapped[Any] = Field(sa_column=Column(JSON, nullable=False))
    others: Mapped[Any] = Field(sa_column=Column(JSON, nullable=False))
    mark: Mapped[str] = Field(max_length=64)
    done: Mapped[int] = Field(default=0)
    made_at: Mapped[datetime] = Field(sa_type=Utc)
    started_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    done_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class ImportedContent(Table, table=True):
    """From which file somebody's content came, so that the same file is no second one.

    `source` names the file, `digest` is what it held, and `edition` that of the content when it was written.
    """

    __table_args__ = (Index("ux_imported_content_person_id_source", "person_id", "source", unique=True),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)
    source: Mapped[str] = Field(max_length=SOURCE_MAX)
    digest: Mapped[str] = Field(max_length=64)
    edition: Mapped[int]
    at: Mapped[datetime] = Field(sa_type=Utc)
