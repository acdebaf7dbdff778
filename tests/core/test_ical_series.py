"""What comes back, as iCalendar, read back by a program that is not ours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from learnhub.core import ical, recurrence
from learnhub.core.ical import Event, Series
from learnhub.core.ical_zones import changes_of
from tests.calendars import moments_in

HOUR = timedelta(hours=1)
ZONES = ("Europe/Paris", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def series(rule: str, first: date, at: time, zone: str, **given) -> Series:
    day = recurrence.following(recurrence.parse(rule), first, first, 1)[0]
    starts_at = recurrence.moment_of(day, at, zone)
    return Series(
        uid=ical.uid_of("abc"), sequence=3, changed_at=NOON, starts_at=starts_at, ends_at=starts_at + HOUR,
        summary="Coffee", first=datetime.combine(day, at), zone=zone, rule=rule, **given,
    )  # fmt: skip


def read_back(event: Series, count: int) -> list[datetime]:
    """The moments of the first occurrences, as another program understands the file."""
    return moments_in(ical.file_of(event).decode(), event.zone, count)


@pytest.mark.parametrize(
    ("rule", "first", "at", "zone"),
    [
        ("FREQ=DAILY;INTERVAL=25", date(2026, 1, 5), time(9), "Europe/Paris"),
        ("FREQ=WEEKLY;INTERVAL=4;BYDAY=SU", date(2026, 1, 5), time(23, 45), "America/New_York"),
        ("FREQ=MONTHLY;BYDAY=-1TH", date(2027, 8, 1), time(0, 30), "Australia/Sydney"),
        ("FREQ=MONTHLY;BYDAY=1SU", date(2026, 1, 1), time(3, 30), "Australia/Lord_Howe"),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 1), time(9), "Europe/Paris"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2027, 12, 1), time(9), "Asia/Kolkata"),
        ("FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29", date(2024, 2, 1), time(9), "UTC"),
    ],
)
def test_another_calendar_reads_the_same_moments(rule, first, at, zone):
    parsed, count = recurrence.parse(rule), 3 if "INTERVAL=12" in rule else 14
    meant = [recurrence.moment_of(day, at, zone) for day in recurrence.following(parsed, first, first, count)]

    assert read_back(series(rule, first, at, zone), count) == meant


def test_what_is_left_out_moved_or_called_off_is_so_elsewhere():
    at, zone, rule = time(9), "Europe/Paris", "FREQ=MONTHLY;BYDAY=-1TH"
    holiday, moved, cancelled = (datetime.combine(day, at) for day in (
        date(2026, 2, 26), date(2026, 3, 26), date(2026, 4, 30),
    ))  # fmt: skip
    later = datetime(2026, 3, 27, 13, 0, tzinfo=UTC)

    def other(starts_at: datetime, *, is_cancelled: bool = False) -> Event:
        return Event(
            uid=ical.uid_of("abc"), sequence=4, changed_at=NOON, starts_at=starts_at,
            ends_at=starts_at + HOUR, summary="Coffee", is_cancelled=is_cancelled,
        )  # fmt: skip

    event = series(
        rule, date(2026, 1, 1), at, zone, left_out=(holiday,),
        changed=((moved, other(later)), (cancelled, other(later, is_cancelled=True))),
    )  # fmt: skip

    assert read_back(event, 4) == [
        datetime(2026, 1, 29, 8, tzinfo=UTC),
        later,
        datetime(2026, 5, 28, 7, tzinfo=UTC),
    ]


def test_series_that_ends_has_no_more_after_it():
    until = datetime(2026, 3, 26, 8, tzinfo=UTC)
    event = series("FREQ=MONTHLY;BYDAY=-1TH", date(2026, 1, 1), time(9), "Europe/Paris", until=until)

    calendar = vobject.readOne(ical.file_of(event).decode())

    assert len(list(calendar.vevent.getrruleset())) == 3
    assert ical.file_of(event).count(b"BEGIN:VTIMEZONE") == 1
    assert ical.feed_of([event, event], name="LearnHub").count(b"BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize("zone", [zone for zone in ZONES if zone != "UTC"])
def test_changes_of_a_zone_are_at_the_second(zone):
    for change in changes_of(zone, 2024, 2030):
        before = (change.at - timedelta(seconds=1)).astimezone(ZoneInfo(zone))
        after = change.at.astimezone(ZoneInfo(zone))
        assert (before.utcoffset(), after.utcoffset()) == (change.before, change.after)
        assert change.before != change.after


def test_change_stands_at_what_the_clocks_showed_before_it():
    event = series("FREQ=DAILY", date(2026, 3, 1), time(9), "Europe/Paris")

    text = ical.file_of(event).replace(b"\r\n ", b"").decode()

    summer = text.partition("BEGIN:DAYLIGHT")[2].partition("END:DAYLIGHT")[0].splitlines()
    assert {"DTSTART:20250330T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"} <= set(summer)
