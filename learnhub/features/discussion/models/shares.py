"""What of other spaces a community shows, by reference: it is there once, and read by whoever may read it."""

from datetime import datetime
from typing import ClassVar

from sqlalchemy import Index, String
from sqlmodel import Field

from learnhub.core import triggers
from learnhub.core.columns import Mapped, Table, kept, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.discussion.schemas import KIND_MAX

SHARED = "status = 'published' AND audience = 'open'"


class ContentShare(Table, table=True):
    """That somebody shows in a community what is open to everybody; what closes later is shown no more.

    It carries copies of what its lists are sorted by, as `content_topic` does.
    """

    __table_args__ = (
        Index("ix_content_share_content_id", "content_id"),
        Index("ix_content_share_person_id", "person_id"),
        partial_index(
            "ix_content_share_newest",
            *("space_id", "kind", "language", "published_at", "content_id"),
            where=SHARED,
        ),
    )
    __mapper_args__: ClassVar = {"eager_defaults": False}

    space_id: Mapped[str] = reference("space.id", primary_key=True, cascade=True)
    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)
    at: Mapped[datetime] = Field(sa_type=Utc)
    kind: Mapped[str] = kept(String(KIND_MAX), "''")
    audience: Mapped[str] = kept(String(12), "''")
    language: Mapped[str] = kept(String(5), "''")
    status: Mapped[str] = kept(String(10), "''")
    published_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


triggers.declare_copies(
    ContentShare, ("kind", "audience", "language", "status", "published_at"), of="content", by="content_id"
)
