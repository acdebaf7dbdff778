"""The table of thanks from a person to a person."""

from datetime import datetime

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, UniqueConstraint
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, partial_index, reference
from learnhub.core.db import Utc

WORDS_MAX, VALUE_MAX = 280, 100
A_WEEK = 3
_THINGS = ("content_id", "booking_id", "meeting_id")
ONE_THING = " OR ".join(
    "(" + " AND ".join(f"{each} IS {'NOT ' if each == one else ''}NULL" for each in _THINGS) + ")"
    for one in _THINGS
)


class Recognition(Table, table=True):
    """That somebody thanks a colleague for one thing: content of theirs, a session, or a meeting.

    `week` is the ISO week in the zone of the giver, as in "2026-W49", and `turn` which of its three these
    thanks are: the key that refuses a fourth. `value` is what an article of the charter said when it was
    chosen. What is not public is between two. Its receiver may hide it from everybody else.
    """

    __table_args__ = (
        CheckConstraint("giver_id <> receiver_id", name="two_people"),
        CheckConstraint(ONE_THING, name="one_thing"),
        CheckConstraint(f"turn BETWEEN 1 AND {A_WEEK}", name="turn"),
        UniqueConstraint("giver_id", "week", "turn"),
        UniqueConstraint("giver_id", "receiver_id", "content_id"),
        UniqueConstraint("giver_id", "receiver_id", "booking_id"),
        UniqueConstraint("giver_id", "receiver_id", "meeting_id"),
        Index("ix_recognition_received", "receiver_id", "at", "id"),
        partial_index("ix_recognition_content_id", "content_id", where="content_id IS NOT NULL"),
        partial_index("ix_recognition_booking_id", "booking_id", where="booking_id IS NOT NULL"),
        partial_index("ix_recognition_meeting_id", "meeting_id", where="meeting_id IS NOT NULL"),
        partial_index("ix_recognition_charter_id", "charter_id", where="charter_id IS NOT NULL"),
    )

    id: Mapped[str] = id_column()
    giver_id: Mapped[str] = reference("person.id", cascade=True)
    receiver_id: Mapped[str] = reference("person.id", cascade=True)
    content_id: Mapped[str | None] = reference("content.id", nullable=True, cascade=True)
    booking_id: Mapped[str | None] = reference("booking.id", nullable=True, cascade=True)
    meeting_id: Mapped[str | None] = reference("ritual_meeting.id", nullable=True, cascade=True)
    words: Mapped[str] = Field(max_length=WORDS_MAX)
    language: Mapped[str] = Field(default="en", max_length=5)
    charter_id: Mapped[str | None] = Field(
        default=None,
        sa_column=Column(String(12), ForeignKey("content.id", ondelete="SET NULL"), nullable=True),
    )
    article: Mapped[int | None] = Field(default=None)
    value: Mapped[str] = Field(default="", max_length=VALUE_MAX)
    value_language: Mapped[str] = Field(default="en", max_length=5)
    is_public: Mapped[bool] = Field(default=True)
    is_hidden: Mapped[bool] = Field(default=False)
    week: Mapped[str] = Field(max_length=8)
    turn: Mapped[int]
    at: Mapped[datetime] = Field(sa_type=Utc)
