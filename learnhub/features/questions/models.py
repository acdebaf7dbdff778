"""The table of questions. An answer has no table of its own: it is content whose parent is the question."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKeyConstraint, String
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference
from learnhub.core.db import Utc


class Question(Table, table=True):
    """Which answer solved it, and who said so."""

    __table_args__ = (
        CheckConstraint("kind = 'question'", name="kind"),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="question", max_length=15)
    accepted_id: Mapped[str | None] = reference("content.id", nullable=True, index=True)
    accepted_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    accepted_by: Mapped[str | None] = reference("person.id", nullable=True)
