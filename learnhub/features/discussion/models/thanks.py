"""Who thanks for what, apart from votes."""

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference
from learnhub.core.db import Utc

THANKS_MAX = 200


class Thanks(Table, table=True):
    """That a person thanks whoever wrote a piece of content, and perhaps why; never for anonymous content."""

    __table_args__ = (Index("ix_thanks_person_id_content_id", "person_id", "content_id"),)

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    reason: Mapped[str] = Field(default="", max_length=THANKS_MAX)
    language: Mapped[str] = Field(default="en", max_length=5)
    at: Mapped[datetime] = Field(sa_type=Utc)
