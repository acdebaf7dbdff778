"""When a notice may leave LearnHub for a person. Pure: the moment is an argument."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from learnhub.rooms import Pace

DAY_MIN = 24 * 60
SATURDAY = 5
DAYS_AHEAD = 400


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When somebody wants to be reached, in the zone where they are; see `models.NoticeRhythm`.

    `holidays` are the days on which nobody works where they are.
    """

    zone: str = "UTC"
    days: Collection[int] = (0, 1, 2, 3, 4)
    digest_min: int = 480
    quiet_from: int = 1140
    quiet_to: int = 480
    quiet_weekends: bool = True
    leave_from: date | None = None
    leave_to: date | None = None
    holidays: Collection[date] = ()


class How(StrEnum):
    """What becomes of something that would leave LearnHub now."""

    AT_ONCE = "at_once"
    HOLD = "hold"  # it leaves by itself, at the moment that is said
    DIGEST = "digest"  # it is left to the mail of the day
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class When:
    """How, and from which moment on; the moment of a digest is that of the next one."""

    how: How
    at: datetime | None = None


def when(pace: Pace, rhythm: Rhythm, moment: datetime, *, is_wanted: bool, is_urgent: bool = False) -> When:
    """What to do at this moment with a notice of this pace that a person wants on a channel or does not.

    What comes at once waits for the end of quiet hours, or for the mail of the day if that comes no later,
    unless it `is_urgent`, as a session is that moves within two hours. On leave nothing is sent, and what
    came meanwhile is in the first mail of the day after.
    """
    if not is_wanted:
        return When(How.NEVER)
    if is_on_leave(rhythm, moment) or pace == Pace.DAILY:
        return When(How.DIGEST, next_digest(rhythm, moment))
    free = moment if is_urgent else end_of_quiet(rhythm, moment)
    if free == moment:
        return When(How.AT_ONCE, moment)
    digest = next_digest(rhythm, moment)
    return When(How.DIGEST, digest) if digest and digest <= free else When(How.HOLD, free)


def is_on_leave(rhythm: Rhythm, moment: datetime) -> bool:
    """Whether a moment is within somebody's leave."""
    return _on_leave(rhythm, moment.astimezone(ZoneInfo(rhythm.zone)).date())


def end_of_leave(rhythm: Rhythm, moment: datetime) -> datetime | None:
    """Noon of the last day of a leave, for who is on it at this moment."""
    if not is_on_leave(rhythm, moment) or rhythm.leave_to is None:
        return None
    return _at(ZoneInfo(rhythm.zone), rhythm.leave_to, DAY_MIN // 2)


def day_of_return(rhythm: Rhythm, moment: datetime) -> date | None:
    """The first working day after a leave, for who is on it at this moment."""
    if not is_on_leave(rhythm, moment) or rhythm.leave_to is None:
        return None
    day = rhythm.leave_to + timedelta(days=1)
    while day.weekday() >= SATURDAY or day in rhythm.holidays:
        day += timedelta(days=1)
    return day


def end_of_quiet(rhythm: Rhythm, moment: datetime) -> datetime:
    """The first moment from this one on that is in no quiet hours, on no quiet day and on no leave."""
    zone = ZoneInfo(rhythm.zone)
    for _ in range(2 * DAYS_AHEAD):
        local = moment.astimezone(zone)
        if _is_quiet_day(rhythm, local.date()):
            moment = _at(zone, local.date() + timedelta(days=1), 0)
        elif quiet_until := _quiet_until(rhythm, local):
            moment = quiet_until
        else:
            return moment
    return moment


def next_digest(rhythm: Rhythm, moment: datetime) -> datetime | None:
    """When the next mail of the day comes after this moment; None for who has no day for it."""
    zone = ZoneInfo(rhythm.zone)
    first = moment.astimezone(zone).date()
    for day in (first + timedelta(days=number) for number in range(DAYS_AHEAD)):
        at = _at(zone, day, rhythm.digest_min)
        if at > moment and has_digest(rhythm, day):
            return at
    return None


def is_digest_time(rhythm: Rhythm, planned: datetime, moment: datetime) -> bool:
    """Whether a mail of the day that was planned for a moment may leave now, by the rhythm of now."""
    zone = ZoneInfo(rhythm.zone)
    day = planned.astimezone(zone).date()
    is_due = has_digest(rhythm, day) and _at(zone, day, rhythm.digest_min) <= moment
    return is_due and end_of_quiet(rhythm, moment) == moment


def has_digest(rhythm: Rhythm, day: date) -> bool:
    """Whether a mail of the day comes on this day if there is something in it."""
    return day.weekday() in rhythm.days and day not in rhythm.holidays and not _on_leave(rhythm, day)


def _on_leave(rhythm: Rhythm, day: date) -> bool:
    first, last = rhythm.leave_from, rhythm.leave_to
    return first is not None and last is not None and first <= day <= last


def _is_quiet_day(rhythm: Rhythm, day: date) -> bool:
    is_weekend = rhythm.quiet_weekends and day.weekday() >= SATURDAY
    return is_weekend or day in rhythm.holidays or _on_leave(rhythm, day)


def _quiet_until(rhythm: Rhythm, local: datetime) -> datetime | None:
    """The end of the quiet hours around a time of the wall clock; the first one where it comes twice."""
    start, end = rhythm.quiet_from, rhythm.quiet_to
    minute, day = local.hour * 60 + local.minute, local.date()
    is_within = start <= minute < end if start <= end else minute >= start or minute < end
    if not is_within:
        return None
    until = _at(ZoneInfo(rhythm.zone), day + timedelta(days=start > end and minute >= start), end)
    return until if until > local else None


def _at(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """A time of the wall clock as a moment; one that is missing on this day is that much later."""
    wall = datetime.combine(day, time(minute // 60, minute % 60), zone)
    return wall.astimezone(UTC)
