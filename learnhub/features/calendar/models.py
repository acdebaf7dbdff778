"""The table of one's own calendar."""

from datetime import datetime

from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, reference
from learnhub.core.db import Utc


class CalendarFeed(Table, table=True):
    """The address of somebody's calendar, at most one; only the hash of its secret is stored.

    `read_day` is the day on which a program read it last.
    """

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    hash: Mapped[str] = Field(unique=True, max_length=64)
    made_at: Mapped[datetime] = Field(sa_type=Utc)
    read_day: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
