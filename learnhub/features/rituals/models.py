"""Tables of rituals: their rhythm, and the meetings that differ or hold something of people."""

from datetime import date, datetime, time

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    String,
    Time,
    UniqueConstraint,
    false,
)
from sqlmodel import Field

from learnhub.core.columns import Mapped, Table, id_column, one_of, partial_index, reference
from learnhub.core.db import Utc
from learnhub.core.recurrence import RULE_MAX
from learnhub.features.rituals.enums import ANSWERS, STORED_STATES, ClosingQuestion, Form, Reply

PLACE_MAX, REASON_MAX, TITLE_MAX = 300, 200, 150


class Ritual(Table, table=True):
    """Something that people do together again and again; its title and what it is for are content.

    Its hosts are the authors of the content. Where it has a site it is not held on the public holidays there.
    `sequence` rises with whatever a calendar has to be told.
    """

    __table_args__ = (
        CheckConstraint("kind = 'ritual'", name="kind"),
        one_of("form", Form),
        ForeignKeyConstraint(["content_id", "kind"], ["content.id", "content.kind"], ondelete="CASCADE"),
    )

    content_id: Mapped[str] = Field(sa_column=Column(String(12), primary_key=True))
    kind: Mapped[str] = Field(default="ritual", max_length=15)
    form: Mapped[str] = Field(max_length=20)
    place: Mapped[str] = Field(default="", max_length=PLACE_MAX)
    site_id: Mapped[str | None] = reference("site.id", nullable=True, index=True)
    sequence: Mapped[int] = Field(default=0)
    changed_at: Mapped[datetime] = Field(sa_type=Utc)


class RitualRhythm(Table, table=True):
    """When a ritual is due, from one day to another: a new rhythm leaves what was due before as it was."""

    __table_args__ = (CheckConstraint("until_on IS NULL OR until_on >= first_on", name="days"),)

    ritual_id: Mapped[str] = reference("ritual.content_id", primary_key=True, cascade=True)
    first_on: Mapped[date] = Field(sa_column=Column(Date, primary_key=True))
    until_on: Mapped[date | None] = Field(default=None, sa_column=Column(Date, nullable=True))
    rule: Mapped[str] = Field(max_length=RULE_MAX)
    at: Mapped[time] = Field(sa_column=Column(Time, nullable=False))
    zone: Mapped[str] = Field(max_length=64)
    minutes: Mapped[int]


class RitualMeeting(Table, table=True):
    """An occurrence that differs from the rhythm of its ritual, or holds something of people.

    `day` is that of the rhythm, whatever day it is moved to. Every other occurrence has no row, and is what
    the rhythm says. `is_certain` says that it is held though the day is a holiday. `item_id` is what is
    talked about since `item_since`; while the timer stands still it has no moment. `present` is how many
    were there, once the closing is over and who they were is forgotten.
    """

    __table_args__ = (
        one_of("state", STORED_STATES),
        UniqueConstraint("ritual_id", "day"),
        Index("ix_ritual_meeting_ritual_id_starts_at", "ritual_id", "starts_at"),
        partial_index(
            "ix_ritual_meeting_running", "began_at", where="ended_at IS NULL AND began_at IS NOT NULL"
        ),
        partial_index(
            "ix_ritual_meeting_closing", "ended_at", where="closed_at IS NULL AND ended_at IS NOT NULL"
        ),
    )

    id: Mapped[str] = id_column()
    ritual_id: Mapped[str] = reference("ritual.content_id", cascade=True)
    day: Mapped[date] = Field(sa_column=Column(Date, nullable=False))
    state: Mapped[str] = Field(default="planned", max_length=10)
    is_certain: Mapped[bool] = Field(default=False)
    starts_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    reason: Mapped[str] = Field(default="", max_length=REASON_MAX)
    notes: Mapped[str] = Field(default="")
    notes_edition: Mapped[int] = Field(default=1)
    began_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    ended_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    closed_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)
    present: Mapped[int] = Field(default=0)
    item_id: Mapped[str | None] = Field(default=None, max_length=12)
    item_since: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class RitualReply(Table, table=True):
    """Whether somebody comes to a meeting. It is about this day only."""

    __table_args__ = (one_of("reply", Reply), Index("ix_ritual_reply_person_id", "person_id"))

    meeting_id: Mapped[str] = reference("ritual_meeting.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    reply: Mapped[str] = Field(max_length=10)


class RitualPresence(Table, table=True):
    """That somebody said that they are there. It is deleted at the closing, which keeps the number."""

    __table_args__ = (Index("ix_ritual_presence_person_id", "person_id"),)

    meeting_id: Mapped[str] = reference("ritual_meeting.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)


class RitualItem(Table, table=True):
    """Something on the agenda: content, or words. `spent` are seconds, until the timer stood still.

    What `leads` was proposed to come first, such as a story of a leader: nothing is put above it.
    """

    __table_args__ = (
        CheckConstraint("content_id IS NOT NULL OR title <> ''", name="about"),
        Index("ix_ritual_item_meeting_id_position", "meeting_id", "position"),
    )

    id: Mapped[str] = id_column()
    meeting_id: Mapped[str] = reference("ritual_meeting.id", cascade=True)
    position: Mapped[int]
    title: Mapped[str] = Field(default="", max_length=TITLE_MAX)
    content_id: Mapped[str | None] = reference("content.id", nullable=True, cascade=True, index=True)
    minutes: Mapped[int]
    spent: Mapped[int] = Field(default=0)
    leads: Mapped[bool] = Field(
        default=False, sa_column=Column(Boolean, nullable=False, server_default=false())
    )


_TALLIES = " OR ".join(
    f"(question = '{question}' AND answer IN ({', '.join(repr(answer) for answer in ANSWERS[question])}))"
    for question in ClosingQuestion
)


class RitualTally(Table, table=True):
    """How often something was answered at the end of a meeting, without who or when.

    All rows of a question come in one statement when the closing is over, and none for fewer than five
    answers. The two questions are counted apart, so nobody learns who felt safe and found it worth nothing.
    """

    __table_args__ = (CheckConstraint(_TALLIES, name="answer"),)

    meeting_id: Mapped[str] = reference("ritual_meeting.id", primary_key=True, cascade=True)
    question: Mapped[str] = Field(primary_key=True, max_length=10)
    answer: Mapped[str] = Field(primary_key=True, max_length=10)
    number: Mapped[int]
