"""When a ritual is due, from its rhythms and from what differs. Pure: the window is an argument."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from learnhub.core import recurrence
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.models import RitualMeeting, RitualRhythm
from learnhub.features.rituals.schemas import Kept

AROUND = timedelta(days=2)  # by which a day of a zone can be beside that of UTC, with the hours it lasts
IsHoliday = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A meeting as it is planned. `usual_at` is when the rhythm has it."""

    day: date
    usual_at: datetime
    starts_at: datetime
    ends_at: datetime
    zone: str
    state: MeetingStatus = MeetingStatus.PLANNED
    meeting: RitualMeeting | None = None

    @property
    def is_moved(self) -> bool:
        """Whether it is at another time than the rhythm has it."""
        return self.starts_at != self.usual_at

    @property
    def is_held(self) -> bool:
        """Whether people met."""
        return self.meeting is not None and self.meeting.began_at is not None


def never(_day: date) -> bool:
    """For a ritual that has no site: no day is a holiday."""
    return False


def between(
    rhythms: Iterable[RitualRhythm],
    meetings: Iterable[RitualMeeting],
    since: datetime,
    until: datetime,
    is_holiday: IsHoliday = never,
) -> list[Occurrence]:
    """The occurrences that begin in a window, in order; `until` is no more in it.

    `meetings` are those with a row whose day or time is in it or near. What was moved is where it was
    moved to.
    """
    rows = {meeting.day: meeting for meeting in meetings}
    near = (since - AROUND).date(), (until + AROUND).date()
    found = [
        _occurrence(rhythm, day, rows.get(day), is_holiday)
        for rhythm in rhythms
        for day in sorted({*days_of(rhythm, *near), *(day for day in rows if names(rhythm, day))})
    ]
    return sorted(
        (each for each in found if since <= each.starts_at < until),
        key=lambda each: (each.starts_at, each.day),
    )


def on(
    rhythms: Iterable[RitualRhythm],
    day: date,
    meeting: RitualMeeting | None = None,
    is_holiday: IsHoliday = never,
) -> Occurrence | None:
    """The occurrence that a rhythm has on a day."""
    for rhythm in rhythms:
        if names(rhythm, day):
            return _occurrence(rhythm, day, meeting, is_holiday)
    return None


def kept(occurrences: Iterable[Occurrence], now: datetime) -> Kept:
    """How many were due until now, and held."""
    past = due(occurrences, now)
    return Kept(len(past), sum(each.is_held for each in past))


def due(occurrences: Iterable[Occurrence], now: datetime) -> list[Occurrence]:
    """Those due until now. Nothing is due on a holiday; what is called off is missed."""
    return [
        each
        for each in occurrences
        if each.is_held or (each.ends_at <= now and each.state != MeetingStatus.HOLIDAY)
    ]


def days_of(rhythm: RitualRhythm, since: date, until: date) -> tuple[date, ...]:
    """The days of a rhythm from one to another."""
    last = min(until, rhythm.until_on) if rhythm.until_on else until
    return recurrence.days(recurrence.parse(rhythm.rule), rhythm.first_on, since, last)


def names(rhythm: RitualRhythm, day: date) -> bool:
    """Whether a rhythm has this day."""
    return days_of(rhythm, day, day) == (day,)


def _occurrence(
    rhythm: RitualRhythm, day: date, meeting: RitualMeeting | None, is_holiday: IsHoliday
) -> Occurrence:
    usual_at = recurrence.moment_of(day, rhythm.at, rhythm.zone)
    starts_at = meeting.starts_at if meeting and meeting.starts_at else usual_at
    ends_at = starts_at + timedelta(minutes=rhythm.minutes)
    return Occurrence(
        day, usual_at, starts_at, ends_at, rhythm.zone, _state(day, meeting, is_holiday), meeting
    )


def _state(day: date, meeting: RitualMeeting | None, is_holiday: IsHoliday) -> MeetingStatus:
    if meeting and meeting.state == MeetingStatus.CANCELLED:
        return MeetingStatus.CANCELLED
    is_certain = meeting and (meeting.is_certain or meeting.starts_at or meeting.began_at)
    return MeetingStatus.HOLIDAY if not is_certain and is_holiday(day) else MeetingStatus.PLANNED
