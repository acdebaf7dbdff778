"""Edits that somebody suggests of what others wrote."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, Column, Index, text
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of, reference
from learnhub.core.db import Utc
from learnhub.features.discussion.enums import SuggestionStatus

OPEN_SUGGESTION = "status = 'open'"


class Suggestion(Table, table=True):
    """Other words for a piece of content, made of its `edition`. Somebody has one open of each at most.

    `sections` are the texts beside the body, by their names. The words go when it is decided: those that were
    taken are in the history. `answer` is what the author says instead of taking it.
    """

    __table_args__ = (
        one_of("status", SuggestionStatus),
        CheckConstraint("(status = 'open') = (decided_at IS NULL)", name="decided"),
        Index(
            "uq_suggestion_open",
            *("content_id", "person_id"),
            unique=True,
            sqlite_where=text(OPEN_SUGGESTION),
            postgresql_where=text(OPEN_SUGGESTION),
        ),
        Index("ix_suggestion_content_id_status", "content_id", "status"),
        Index("ix_suggestion_person_id", "person_id"),
    )

    id: Mapped[str] = id_column()
    content_id: Mapped[str] = reference("content.id", cascade=True)
    person_id: Mapped[str] = reference("person.id", cascade=True)
    edition: Mapped[int]
    title: Mapped[str] = Field(default="", max_length=300)
    body: Mapped[str] = Field(default="")
    sections: Mapped[dict[str, str]] = Field(
        default_factory=dict, sa_column=Column(JSON, nullable=False, server_default=text("'{}'"))
    )
    status: Mapped[str] = Field(default=SuggestionStatus.OPEN, max_length=10)
    answer: Mapped[str] = Field(default="", max_length=300)
    made_at: Mapped[datetime] = Field(sa_type=Utc)
    decided_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
