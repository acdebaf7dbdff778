"""Tables of mentoring: who offers which hours, and who booked which twenty minutes.

Nobody is ever double-booked because `busy_cell` has one row per person and five minutes: the primary key
refuses the second one, on both engines, for mentor and mentee alike. Every current zone offset is a
multiple of fifteen minutes, so five-minute cells fit all zones.
"""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field

from learnhub.core.clock import utcnow
from learnhub.core.columns import Mapped, Table, id_column, one_of, reference
from learnhub.core.db import Utc
from learnhub.core.encryption import EncryptedText
from learnhub.features.mentoring.enums import BookingStatus, Consent


class Mentor(Table, table=True):
    """A person who offers time, in these languages. `zone` is that of the weekly hours, not of the person."""

    __table_args__ = (
        CheckConstraint("notice_min >= 0", name="notice"),
        CheckConstraint("horizon_days BETWEEN 1 AND 90", name="horizon"),
    )

    person_id: Mapped[str] = reference("person.id", primary_key=True, cascade=True)
    zone: Mapped[str] = Field(max_length=64)
    sentence: Mapped[str] = Field(default="", max_length=200)
    place: Mapped[str] = Field(default="", max_length=300)
    languages: Mapped[list[str]] = Field(sa_type=JSON)
    is_paused: Mapped[bool] = Field(default=False)
    notice_min: Mapped[int] = Field(default=720)
    horizon_days: Mapped[int] = Field(default=21)


class WeeklyHours(Table, table=True):
    """Hours on a weekday (0 is Monday) in minutes of the mentor's wall clock, from midnight of that day on.

    1440 is midnight at the end; what is more belongs to the next day, as in 23:00 to 01:00.
    """

    __table_args__ = (
        CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),
        CheckConstraint(
            "starts_min BETWEEN 0 AND 1439 AND ends_min BETWEEN starts_min + 1 AND starts_min + 1440",
            name="minutes",
        ),
    )

    id: Mapped[int] = Field(default=None, primary_key=True)
    mentor_id: Mapped[str] = reference("mentor.person_id", cascade=True, index=True)
    weekday: Mapped[int]
    starts_min: Mapped[int]
    ends_min: Mapped[int]


class DayOff(Table, table=True):
    """A day, in the mentor's zone, without hours."""

    mentor_id: Mapped[str] = reference("mentor.person_id", primary_key=True, cascade=True)
    day: Mapped[date] = Field(primary_key=True)


class MentorCalendar(Table, table=True):
    """A mentor's own calendar, which keeps slots free; its address is a secret of theirs.

    `busy` holds pairs of five-minute cells since 1970, the second of which is free again. Nothing else of an
    event is kept. `problem` is an English sentence and its message id, empty when the last try went well.
    """

    mentor_id: Mapped[str] = reference("mentor.person_id", primary_key=True, cascade=True)
    address: Mapped[str] = Field(sa_type=EncryptedText)
    host: Mapped[str] = Field(max_length=100)
    busy: Mapped[list[list[int]]] = Field(default_factory=list, sa_type=JSON)
    unknown_zones: Mapped[list[str]] = Field(default_factory=list, sa_type=JSON)
    floating: Mapped[int] = Field(default=0)
    unread: Mapped[int] = Field(default=0)
    problem: Mapped[str] = Field(default="", max_length=300)
    tried_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc, index=True)
    read_at: Mapped[datetime | None] = Field(default=None, sa_type=Utc)


class Booking(Table, table=True):
    """Twenty minutes of two people. The place is copied when it is booked.

    `sequence` goes up with every change that a calendar has to learn of; `changed_at` is the last one.
    """

    __table_args__ = (
        one_of("status", BookingStatus),
        CheckConstraint("mentor_id <> mentee_id", name="two_people"),
        CheckConstraint("ends_at > starts_at", name="later"),
        UniqueConstraint("mentee_id", "request_key"),
        Index("ix_booking_mentor_id_starts_at", "mentor_id", "starts_at"),
        Index("ix_booking_mentee_id_starts_at", "mentee_id", "starts_at"),
    )

    id: Mapped[str] = id_column()
    mentor_id: Mapped[str] = reference("person.id")
    mentee_id: Mapped[str] = reference("person.id")
    starts_at: Mapped[datetime] = Field(sa_type=Utc)
    ends_at: Mapped[datetime] = Field(sa_type=Utc)
    question: Mapped[str] = Field(max_length=1000)
    place: Mapped[str] = Field(default="", max_length=300)
    status: Mapped[str] = Field(default=BookingStatus.BOOKED, max_length=10)
    sequence: Mapped[int] = Field(default=0)
    cancelled_by: Mapped[str | None] = reference("person.id", nullable=True)
    request_key: Mapped[str] = Field(max_length=40)
    created_at: Mapped[datetime] = Field(sa_type=Utc)
    changed_at: Mapped[datetime] = Field(default_factory=utcnow, sa_type=Utc)


class Takeaway(Table, table=True):
    """What one of the two took away from a session; the other reads it only when it is shared.

    An empty text says that somebody was asked and had nothing to note. `consent` is that of the other one to
    these very words becoming something for everybody.
    """

    __table_args__ = (one_of("consent", Consent),)

    booking_id: Mapped[str] = reference("booking.id", primary_key=True, cascade=True)
    person_id: Mapped[str] = reference("person.id", primary_key=True, index=True)
    text: Mapped[str] = Field(max_length=200)
    is_shared: Mapped[bool] = Field(default=False)
    consent: Mapped[str] = Field(default=Consent.NONE, max_length=7)
    noted_at: Mapped[datetime] = Field(sa_type=Utc)


class BusyCell(Table, table=True):
    """Five minutes of a person that a booking holds; `cell` counts five-minute steps since 1970 in UTC.

    Insert sorted by person and cell, so that two bookings lock in the same order.
    """

    person_id: Mapped[str] = reference("person.id", primary_key=True)
    cell: Mapped[int] = Field(primary_key=True)
    booking_id: Mapped[str] = reference("booking.id", cascade=True, index=True)
