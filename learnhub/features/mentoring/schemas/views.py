"""What goes out of mentoring."""

from dataclasses import dataclass, field
from datetime import datetime

from learnhub.core.views import DayOrNothing, DayText, TimeText
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.schemas import TopicRef


@dataclass(frozen=True, slots=True)
class MentorRow:
    """A mentor in the directory; `matches` when they help with something that the reader learns.

    `has_held` says that they have given a session before. How many is shown nowhere: beside each other such
    figures would rank people.
    """

    person: PersonRef = field(default_factory=PersonRef)
    sentence: str = ""
    language: str = "en"
    topics: tuple[TopicRef, ...] = ()
    languages: str = ""
    has_held: bool = False
    next_at: datetime | None = None
    matches: bool = False
    speaks_with_me: bool = True


@dataclass(frozen=True, slots=True)
class MentorView:
    """A mentor on their booking page. A link is kept back until the slot is booked, a room is not.

    Who is on leave is there again on the day of `back_at`.
    """

    person: PersonRef = field(default_factory=PersonRef)
    sentence: str = ""
    language: str = "en"
    topics: tuple[TopicRef, ...] = ()
    languages: tuple[str, ...] = ()
    has_held: bool = False
    place: str = ""
    has_link: bool = False
    is_paused: bool = False
    is_me: bool = False
    can_book: bool = False
    open_bookings: int = 0
    booked_id: str = ""
    booked_at: datetime | None = None
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SlotView:
    """A start that is free, or taken. `key` is what the form sends.

    `is_between` when the reader's clock shows neither the hour nor the half-hour.
    """

    key: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    is_free: bool = True
    is_between: bool = False


@dataclass(frozen=True, slots=True)
class DayView:
    """A day of the reader; `noon` is a moment in the middle of it, for its name.

    `free` counts what can be booked on it under the mentor's limits, not the starts to choose from. `more`
    counts the free starts between half-hours; it is 0 when there are no others: then they are shown at once.
    """

    key: DayText = ""
    noon: datetime | None = None
    slots: tuple[SlotView, ...] = ()
    free: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class WeekView:
    """A week of the reader with a mentor's slots. `previous` and `next` are days of those weeks, or empty.

    `free` counts what can be booked in it under the mentor's limits. When that is nothing, `next_at` is the
    free slot after it, on `next_day`, and `is_booked_out` says that sessions are the reason.
    """

    days: tuple[DayView, ...] = ()
    first: datetime | None = None
    last: datetime | None = None
    free: int = 0
    is_booked_out: bool = False
    next_at: datetime | None = None
    next_day: DayOrNothing = ""
    previous: DayOrNothing = ""
    next: DayOrNothing = ""
    zone: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class BookingView:
    """A session as one of its two people sees it.

    `takeaway` is the reader's own; `others_takeaway` is that of the other one, if it is shared. `consent`
    ("asked", "given" or empty) is that of the other one to sharing the reader's own with everybody, and
    `others_consent` the reader's to the other ("refused", too); `made` is what became of either, for one
    session only. `sequence` goes up with every change that a calendar has to learn of.
    """

    id: str = ""
    mentor_id: str = ""
    other: PersonRef = field(default_factory=PersonRef)
    is_mentor: bool = False
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    question: str = ""
    question_language: str = "en"
    place: str = ""
    has_link: bool = False
    is_cancelled: bool = False
    cancelled_by_me: bool = False
    is_over: bool = False
    can_cancel: bool = False
    can_move: bool = False
    can_note: bool = False
    was_asked: bool = False
    takeaway: str = ""
    is_shared: bool = False
    others_takeaway: str = ""
    consent: str = ""
    others_consent: str = ""
    made: tuple[MadeView, ...] = ()
    sequence: int = 0
    zone: str = ""


@dataclass(frozen=True, slots=True)
class HoursView:
    """Hours as the mentor typed them."""

    id: int = 0
    starts: TimeText = ""
    ends: TimeText = ""


@dataclass(frozen=True, slots=True)
class WeekdayView:
    """A weekday (0 is Monday) with its hours."""

    weekday: int = 0
    hours: tuple[HoursView, ...] = ()


@dataclass(frozen=True, slots=True)
class DayOffView:
    """Days without hours, one after the other; what was booked before stands.

    `noon` and `last_noon` are moments of the reader on the first and the last, for their names.
    """

    day: DayText = ""
    until: DayText = ""
    noon: datetime | None = None
    last_noon: datetime | None = None
    sessions: int = 0


@dataclass(frozen=True, slots=True)
class MyHoursView:
    """Everything a mentor declares."""

    person_id: str = ""
    is_mentor: bool = False
    sentence: str = ""
    place: str = ""
    zone: str = ""
    zone_label: str = ""
    languages: tuple[str, ...] = ()
    is_paused: bool = False
    week: tuple[WeekdayView, ...] = ()
    days_off: tuple[DayOffView, ...] = ()
    free: int = 0
    today: DayText = ""
    last_day: DayText = ""


@dataclass(frozen=True, slots=True)
class BusyBar:
    """A busy time of a day; `left` and `width` are its place in the day, in CSS percent."""

    key: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    left: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True)
class BusyDay:
    """A day of the reader; `noon` is a moment in the middle of it, for its name."""

    key: str = ""
    noon: datetime | None = None
    is_whole: bool = False
    bars: tuple[BusyBar, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarView:
    """What LearnHub reads from one's own calendar, and what it had to guess; `zone` is that of the guess.

    `problem` says why the last try failed; `read_at` is the last that did not.
    """

    is_on: bool = False
    host: str = ""
    read_at: datetime | None = None
    problem: str = ""
    unknown_zones: str = ""
    floating: int = 0
    unread: int = 0
    zone: str = ""
    days: tuple[BusyDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Sessions:
    """The reader's sessions: all that come, and the latest that are over; and whether they offer any."""

    is_mentor: bool = False
    upcoming: list[BookingView] = field(default_factory=list)
    past: list[BookingView] = field(default_factory=list)
    more: str | None = None
