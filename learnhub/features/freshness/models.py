"""The table of freshness: who keeps what is in the library up to date, and when it is checked next."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.features.freshness.enums import Cause, Circle, Standing
from learnhub.features.freshness.schedule import DAYS, DAYS_MAX, DAYS_MIN

LEFT = "cause = 'left'"


class Freshness(Table, table=True):
    """That somebody keeps a piece of content up to date.

    `checked_at` is empty until it was checked once, `due_at` while it is retired. `standing` is how it stood
    when the job last looked, and `cause` what brought the check forward. Since its owner left it is offered
    to a `circle`, which has it since `offered_at`.
    """

    __table_args__ = (
        one_of("standing", Standing),
        one_of("cause", Cause),
        one_of("circle", Circle),
        CheckConstraint(f"every_days BETWEEN {DAYS_MIN} AND {DAYS_MAX}", name="every_days"),
        CheckConstraint("(circle = '') = (offered_at IS NULL)", name="offered"),
        Index("ix_freshness_standing_due_at", "standing", "due_at", "content_id"),
        Index("ix_freshness_owner_id", "owner_id", "content_id"),
        partial_index("ix_freshness_left", "offered_at", "content_id", where=LEFT),
    )

    content_id: Mapped[str] = reference("content.id", primary_key=True, cascade=True)
    owner_id: Mapped[str] = reference("person.id")
    every_days: Mapped[int] = Field(default=DAYS)
    checked_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    due_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    standing: Mapped[str] = Field(default=Standing.CURRENT, max_length=10)
    cause: Mapped[str] = Field(default=Cause.TIME, max_length=10)
    circle: Mapped[str] = Field(default=Circle.NOBODY, max_length=10)
    offered_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
