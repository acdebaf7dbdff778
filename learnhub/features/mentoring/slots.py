"""The twenty-minute slots of a mentor: one rule for the list, the directory and the booking.

Hours are wall-clock in the mentor's zone. They are laid out day by day, every boundary turned into a moment
by itself (never "yesterday plus 24 hours"), and everything after that is done with moments in UTC. Hours that
begin or end in an hour that the clock jumps over begin or end where that hour ends: on the night of 29 March
2026 in Paris, hours from 02:30 have their first slot at 03:00.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from learnhub.core.ranges import Range, merge

LENGTH = timedelta(minutes=20)
GRID_MIN = 10
BUFFER = timedelta(minutes=5)
CELL = timedelta(minutes=5)
PER_DAY = 2
PER_WEEK = 4
NEAREST = 3
END_OF_DAY = 1440
MOMENTS = 4_096  # many mentors have the same hours in the same zone

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """Hours of a weekday (0 is Monday) in minutes of the wall clock; from 1440 on they are the next day's."""

    weekday: int
    starts_min: int
    ends_min: int


@dataclass(frozen=True, slots=True)
class Offer:
    """All that decides about a mentor's slots.

    `sessions` are the bookings that the person holds as a mentor, of every ISO week that is asked about and
    not only of the days; `elsewhere` are those that they booked; `busy` is what their own calendar says. All
    three keep five minutes free around them. `guest` are the sessions of whoever asks. Cancelled ones belong
    in none of them.
    """

    zone: str
    hours: tuple[Hours, ...] = ()
    days_off: frozenset[date] = field(default_factory=frozenset)
    sessions: tuple[Range, ...] = ()
    elsewhere: tuple[Range, ...] = ()
    guest: tuple[Range, ...] = ()
    notice: timedelta = timedelta(hours=12)
    horizon_days: int = 21
    is_paused: bool = False
    busy: tuple[Range, ...] = ()


@lru_cache(MOMENTS)
def moment_of(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    """The moment, in UTC, when the wall clock of a zone shows so many minutes after midnight.

    A time that the clock jumps over becomes the first one after the jump, a time that it shows twice the
    first of the two; so a later time of the wall clock is never an earlier moment.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minutes)
    while not _exists(wall, zone):
        wall += MINUTE
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _exists(wall: datetime, zone: ZoneInfo) -> bool:
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall


def week_of(day: date, zone: str) -> Range:
    """The week from Monday to Monday around a day, as moments, for somebody who lives in a zone."""
    monday = day - timedelta(days=day.weekday())
    place = ZoneInfo(zone)
    return Range(moment_of(monday, 0, place), moment_of(monday + WEEK, 0, place))


def open_ranges(offer: Offer, window: Range) -> list[Range]:
    """When the mentor's hours are open on the days that touch a window; ranges that touch are one."""
    zone = ZoneInfo(offer.zone)
    first, last = (moment.astimezone(zone).date() for moment in (window.start - DAY, window.end + DAY))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return merge(
        opened
        for day in days
        if day not in offer.days_off
        for hours in offer.hours
        if hours.weekday == day.weekday()
        for opened in _as_range(hours, day, offer.days_off, zone)
    )


def _as_range(hours: Hours, day: date, days_off: frozenset[date], zone: ZoneInfo) -> Iterator[Range]:
    """The hours that begin on a day; they end at midnight when the next one is off."""
    last = min(hours.ends_min, END_OF_DAY) if day + DAY in days_off else hours.ends_min
    start, end = (moment_of(day, minutes, zone) for minutes in (hours.starts_min, last))
    if start < end:
        yield Range(start, end)


def first_session(starts_min: int) -> tuple[int, int]:
    """When the first session of hours that start at a minute of the wall clock would begin and end."""
    start = -(-starts_min // GRID_MIN) * GRID_MIN
    return start, start + LENGTH // MINUTE


def _starts(opened: Range, zone: ZoneInfo) -> Iterator[datetime]:
    """The starts inside open hours: on the ten minutes of the mentor's clock, with room for a whole slot."""
    start = _aligned(opened.start, zone)
    while start + LENGTH <= opened.end:
        yield start
        start = _aligned(start + GRID_MIN * MINUTE, zone)


def _aligned(moment: datetime, zone: ZoneInfo) -> datetime:
    local = moment.astimezone(zone)
    past = timedelta(minutes=local.minute % GRID_MIN, seconds=local.second, microseconds=local.microsecond)
    return moment if not past else moment + GRID_MIN * MINUTE - past


def free_slots(offer: Offer, window: Range, now: datetime) -> list[datetime]:
    """The starts that somebody can book now, of those inside the window, in order."""
    return [*_free_starts(offer, window, now)]


def _free_starts(offer: Offer, window: Range, now: datetime) -> Iterator[datetime]:
    """The same, each looked for when it is asked for: most want to know the first."""
    if offer.is_paused:
        return
    zone = ZoneInfo(offer.zone)
    busy = _holes(offer, window)
    limits = Limits(zone, offer.sessions)
    earliest = max(window.start, now + offer.notice)
    latest = min(window.end, end_of_horizon(offer, now))
    for opened in open_ranges(offer, window):
        for start in _starts(opened, zone):
            if (
                earliest <= start < latest
                and not any(Range(start, start + LENGTH).overlaps(hole) for hole in busy)
                and limits.allow(start)
            ):
                yield start


def _holes(offer: Offer, window: Range) -> list[Range]:
    """When nothing can be booked near a window, whatever hours are open."""
    held = (*offer.sessions, *offer.elsewhere, *offer.busy)
    holes = [Range(each.start - BUFFER, each.end + BUFFER) for each in held]
    near = Range(window.start - LENGTH, window.end + LENGTH)
    return [hole for hole in (*holes, *offer.guest) if hole.overlaps(near)]


class Limits:
    """How many sessions a day of the mentor, and its ISO week, hold and may hold."""

    def __init__(self, zone: ZoneInfo, sessions: Iterable[Range]) -> None:
        self._zone = zone
        self._per_day: Counter[date] = Counter()
        self._per_week: Counter[tuple[int, int]] = Counter()
        for session in sessions:
            self.add(session.start)

    def add(self, start: datetime) -> None:
        """Count a session."""
        day = start.astimezone(self._zone).date()
        self._per_day[day] += 1
        self._per_week[day.isocalendar()[:2]] += 1

    def allow(self, start: datetime) -> bool:
        """Whether there is room for one more."""
        day = start.astimezone(self._zone).date()
        return self._per_day[day] < PER_DAY and self._per_week[day.isocalendar()[:2]] < PER_WEEK


def count_bookable(offer: Offer, free: Iterable[datetime]) -> int:
    """How many of these free starts, in order, can be booked one after the other.

    Each that is booked takes its neighbours with it, and the limits of the day and of the week hold.
    """
    limits = Limits(ZoneInfo(offer.zone), offer.sessions)
    count, next_start = 0, None
    for start in free:
        if (next_start is None or start >= next_start) and limits.allow(start):
            limits.add(start)
            count, next_start = count + 1, start + LENGTH + BUFFER
    return count


def without(offer: Offer, session: Range) -> Offer:
    """The same offer as if a session were not: it does not stand in the way of its own move."""
    kept = (
        tuple(held for held in each if held != session)
        for each in (offer.sessions, offer.elsewhere, offer.guest)
    )
    sessions, elsewhere, guest = kept
    return replace(offer, sessions=sessions, elsewhere=elsewhere, guest=guest)


def is_booked_out(offer: Offer, window: Range, now: datetime) -> bool:
    """Whether a window without a free start would have one, had nobody booked this mentor."""
    return bool(free_slots(replace(offer, sessions=(), elsewhere=()), window, now))


def end_of_horizon(offer: Offer, now: datetime) -> datetime:
    """The end of the last day of the mentor that can be booked."""
    zone = ZoneInfo(offer.zone)
    last = now.astimezone(zone).date() + timedelta(days=offer.horizon_days)
    return moment_of(last + DAY, 0, zone)


def taken_slots(offer: Offer, window: Range, now: datetime) -> list[datetime]:
    """The starts inside the window and the open hours at which one of the two has a session, in order."""
    if offer.is_paused:
        return []
    opened = open_ranges(offer, window)
    return sorted(
        busy.start
        for busy in {*offer.sessions, *offer.elsewhere, *offer.guest}
        if now <= busy.start
        and window.start <= busy.start < window.end
        and any(busy.overlaps(o) for o in opened)
    )


def is_free(offer: Offer, start: datetime, now: datetime) -> bool:
    """Whether this start can be booked now, by exactly the rule of the list."""
    return start in free_slots(offer, Range(start, start + MINUTE), now)


def is_taken(offer: Offer, start: datetime) -> bool:
    """Whether a session of the mentor, with the pause around it, is what stands in the way."""
    wanted = Range(start - BUFFER, start + LENGTH + BUFFER)
    return any(wanted.overlaps(busy) for busy in (*offer.sessions, *offer.elsewhere))


def first_free(offer: Offer, now: datetime, *, after: datetime | None = None) -> datetime | None:
    """The soonest start that can be booked; looks a week at a time, since most are found in the first."""
    end = end_of_horizon(offer, now)
    start = after or now
    while start < end:
        free = next(_free_starts(offer, Range(start, min(start + WEEK, end)), now), None)
        if free:
            return free
        start += WEEK
    return None


def nearest_free(offer: Offer, start: datetime, now: datetime) -> list[datetime]:
    """The three starts closest to one that cannot be had, in order of time."""
    free = free_slots(offer, Range(now, end_of_horizon(offer, now)), now)
    return sorted(sorted(free, key=lambda other: abs(other - start))[:NEAREST])


def cells(session: Range) -> range:
    """The five-minute cells since 1970 that a session holds."""
    first = int(session.start.timestamp() // CELL.total_seconds())
    last = -int(-session.end.timestamp() // CELL.total_seconds())
    return range(first, last)
