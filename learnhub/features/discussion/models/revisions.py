"""What content said in each of its editions."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Column, Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, reference
from learnhub.core.db import Utc
from learnhub.features.discussion.enums import Origin


class Revision(Table, table=True):
    """All words of one edition of a piece of content, who wrote it and when.

    Content that was never changed has none: its present text is the only one. Of anonymous content there is
    neither a person nor a moment, and without rowid nothing tells in which order its rows came.
    `sections` are the texts under the name of each section, `topics` the ids of the tags.
    """

    __table_args__ = (
        one_of("origin", Origin),
        CheckConstraint("at IS NOT NULL OR person_id IS NULL", name="undated"),
        Index("ix_revision_person_id", "person_id"),
        {"sqlite_with_rowid": False},
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    number: Mapped[int] = Field(primary_key=True)
    at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    person_id: Mapped[str | None] = reference("person.id", nullable=True)
    origin: Mapped[str] = Field(default=Origin.EDITED, max_length=10)
    language: Mapped[str] = Field(max_length=5)
    title: Mapped[str] = Field(default="", max_length=300)
    body: Mapped[str] = Field(default="")
    sections: Mapped[dict[str, list[str]]] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False)
    )
    topics: Mapped[list[str]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
