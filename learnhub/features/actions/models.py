"""The table of what people said they would do."""

from datetime import date, datetime

from sqlalchemy import Column, Date, Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, partial_index, reference
from learnhub.core.db import Utc

WORDS_MAX, ADDRESS_MAX = 300, 60
OPEN = "done_at IS NULL"


class ActionItem(Table, table=True):
    """What somebody will do by a day, as it was agreed around a piece of content.

    `part_id` is the row of the room that it comes from, such as a meeting, and `address` where it was agreed.
    `reminded` is how often its owner was reminded of it.
    """

    __table_args__ = (
        Index("ix_action_item_content_id_part_id", "content_id", "part_id", "due_on", "id"),
        partial_index("ix_action_item_owed", "owner_id", "due_on", "id", where=OPEN),
        partial_index("ix_action_item_reminded", "reminded", "due_on", "id", where=OPEN),
        Index("ix_action_item_owner_id", "owner_id"),
    )

    id: Mapped[str] = id_column()
    content_id: Mapped[str] = reference("content.id", cascade=True)
    part_id: Mapped[str | None] = Field(default=None, max_length=12)
    address: Mapped[str] = Field(max_length=ADDRESS_MAX)
    words: Mapped[str] = Field(max_length=WORDS_MAX)
    owner_id: Mapped[str] = reference("person.id")
    due_on: Mapped[date] = Field(sa_column=Column(Date, nullable=False))
    done_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    reminded: Mapped[int] = Field(default=0)
