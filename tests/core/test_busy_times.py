"""When the owner of a calendar is busy: what counts, in which zone, how often, and at what price."""

import time
from datetime import UTC, datetime

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from learnhub.core.busy_times import BusyTimes, Question, UnreadableCalendar, read_apart
from learnhub.core.busy_times.reading import read
from learnhub.core.ranges import Range

WINDOW = Range(datetime(2026, 3, 11, tzinfo=UTC), datetime(2026, 4, 15, tzinfo=UTC))
PARIS = Question(WINDOW, "Europe/Paris", frozenset({"karim@ardelle.example"}), frozenset({"ours@learnhub"}))
AT_NINE = "DTSTART:20260312T090000Z\nDTEND:20260312T100000Z"
NINE = ["03-12 09:00 to 03-12 10:00"]
OUTLOOK_ZONE = '"(UTC+01:00) Amsterdam, Berlin"'
OWN_ZONE = """\
BEGIN:VTIMEZONE
TZID:Head office
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
"""


def calendar(*events: str, head: str = "") -> bytes:
    blocks = (
        f"BEGIN:VEVENT\nUID:{number}\nSUMMARY:Private\n{event}\nEND:VEVENT\n"
        for number, event in enumerate(events)
    )
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{''.join(blocks)}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def shown(found: BusyTimes) -> list[str]:
    return [f"{busy.start:%m-%d %H:%M} to {busy.end:%m-%d %H:%M}" for busy in found.ranges]


@pytest.mark.parametrize(
    ("event", "busy"),
    [
        (AT_NINE, NINE),
        (f"{AT_NINE}\nSTATUS:TENTATIVE", NINE),
        (f"{AT_NINE}\nSTATUS:TENTATIVE\nTRANSP:TRANSPARENT", []),
        (f"{AT_NINE}\nX-MICROSOFT-CDO-BUSYSTATUS:OOF", NINE),
        (f"{AT_NINE}\nTRANSP:TRANSPARENT", []),
        (f"{AT_NINE}\nSTATUS:CANCELLED", []),
        (f"{AT_NINE}\nX-MICROSOFT-CDO-BUSYSTATUS:FREE", []),
        (f"{AT_NINE}\nATTENDEE;PARTSTAT=DECLINED:mailto:Karim@ardelle.example", []),
        (f"{AT_NINE}\nATTENDEE;PARTSTAT=DECLINED:mailto:ana@ardelle.example", NINE),
        ("DTSTART:20260312T090000Z", []),
        ("DTSTART:20260312T090200Z\nDURATION:PT1M", ["03-12 09:00 to 03-12 09:05"]),
        ("DTSTART;VALUE=DATE:20260312", ["03-11 23:00 to 03-12 23:00"]),
        ("DTSTART;VALUE=DATE:20260328\nDTEND;VALUE=DATE:20260330", ["03-27 23:00 to 03-29 22:00"]),
        ("DTSTART;VALUE=DATE:20260312\nTRANSP:TRANSPARENT", []),
        ("DTSTART:20200101T090000Z\nDTEND:20300101T090000Z", ["03-11 00:00 to 04-15 00:00"]),
        ("DTSTART;TZID=W. Europe Standard Time:20260312T100000\nDURATION:PT1H", NINE),
        ("DTSTART;TZID=Asia/Kathmandu:20260312T144500\nDURATION:PT1H", NINE),
    ],
)
def test_what_is_busy(event: str, busy: list[str]) -> None:
    found = read(calendar(event), PARIS)

    assert (shown(found), found.unknown_zones, found.floating, found.unread) == (busy, (), 0, 0)


@pytest.mark.parametrize(
    ("zone", "head", "busy", "unknown", "floating"),
    [
        ("Head office", OWN_ZONE, "06:00", (), 0),
        ("Head office", "X-WR-TIMEZONE:America/New_York\n" + OWN_ZONE, "06:00", (), 0),
        (OUTLOOK_ZONE, "", "08:00", ("(UTC+01:00) Amsterdam, Berlin",), 0),
        (OUTLOOK_ZONE, "X-WR-TIMEZONE:America/New_York\n", "13:00", ("(UTC+01:00) Amsterdam, Berlin",), 0),
        ("", "X-WR-TIMEZONE:America/New_York\n", "13:00", (), 0),
        ("", "X-WR-TIMEZONE:Nowhere/None\n", "08:00", (), 1),
        ("", "", "08:00", (), 1),
    ],
)
def test_a_zone_is_that_of_the_file_then_of_the_calendar_then_of_the_owner_and_a_guess_is_told(
    zone: str, head: str, busy: str, unknown: tuple[str, ...], floating: int
) -> None:
    name = f";TZID={zone}" if zone else ""
    found = read(calendar(f"DTSTART{name}:20260312T090000\nDURATION:PT1H", head=head), PARIS)

    assert (f"{found.ranges[0].start:%H:%M}", found.unknown_zones, found.floating) == (
        busy,
        unknown,
        floating,
    )


def days_of(found: BusyTimes) -> list[str]:
    return [f"{busy.start:%m-%d %H:%M}" for busy in found.ranges]


def test_a_repeated_event_keeps_its_hour_through_a_change_of_clocks_and_loses_what_was_taken_out() -> None:
    weekly = "DTSTART;TZID=Europe/Paris:20100106T090000\nDTEND;TZID=Europe/Paris:20100106T100000\n"
    found = read(
        calendar(
            weekly + "RRULE:FREQ=WEEKLY;UNTIL=20260408T235959Z\nEXDATE;TZID=Europe/Paris:20260318T090000\n"
            "RDATE;TZID=Europe/Paris:20260320T090000"
        ),
        PARIS,
    )

    assert days_of(found) == [
        "03-11 08:00", "03-20 08:00", "03-25 08:00", "04-01 07:00", "04-08 07:00"
    ]  # fmt: skip


def test_an_instance_that_moved_is_where_it_moved_and_one_that_was_cancelled_is_nowhere() -> None:
    at_nine = "UID:daily\nDTSTART:20260312T090000Z\nDURATION:PT1H\n"
    daily = f"{at_nine}RRULE:FREQ=DAILY;COUNT=4\nEXDATE:20260313T090000Z"
    moved = "UID:daily\nSEQUENCE:2\nRECURRENCE-ID:20260313T090000Z\nDTSTART:20260313T140000Z\nDURATION:PT1H"
    before = "UID:daily\nSEQUENCE:1\nRECURRENCE-ID:20260313T090000Z\nDTSTART:20260313T120000Z\nDURATION:PT1H"
    gone = (
        "UID:daily\nRECURRENCE-ID:20260314T090000Z\nDTSTART:20260314T090000Z\nDURATION:PT1H\nSTATUS:CANCELLED"
    )
    content = calendar(daily, moved, before, gone).replace(b"UID:0\r\n", b"").replace(b"UID:1\r\n", b"")

    found = read(content.replace(b"UID:2\r\n", b"").replace(b"UID:3\r\n", b""), PARIS)

    assert days_of(found) == ["03-12 09:00", "03-13 14:00", "03-15 09:00"]


def test_what_learnhub_put_there_and_what_is_no_event_is_left_out_and_what_is_broken_is_counted() -> None:
    ours = f"{AT_NINE}\n".replace("20260312", "20260313") + "X-MARK:1"
    content = calendar(AT_NINE, ours, "DTSTART:99991231T090000Z\nRRULE:FREQ=NEVER\nDURATION:PT1H")
    content = content.replace(b"UID:1\r\n", b"UID:ours@learnhub\r\n")
    content = content.replace(
        b"END:VCALENDAR", b"BEGIN:VTODO\r\nDTSTART:20260314T090000Z\r\nEND:VTODO\r\nEND:VCALENDAR"
    )

    found = read(content, PARIS)

    assert (shown(found), found.unread) == (NINE, 1)


def test_published_busy_times_count_and_free_ones_do_not() -> None:
    block = (
        "BEGIN:VFREEBUSY\nUID:1\nFREEBUSY:20260312T090000Z/PT1H\n"
        "FREEBUSY;FBTYPE=FREE:20260313T090000Z/PT1H\nEND:VFREEBUSY\n"
    )

    assert shown(read(calendar(head=block), PARIS)) == NINE


@given(
    st.sampled_from(["HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.integers(1, 5),
    st.datetimes(datetime(2019, 1, 1), datetime(2026, 4, 1)),  # noqa: DTZ001 - of the calendar's own clock
    st.sampled_from(["", ";BYDAY=MO,TH", ";BYMONTH=3", ";BYDAY=MO,TU;WKST=SU", ";BYDAY=FR;BYSETPOS=1"]),
)
def test_a_start_that_was_moved_on_gives_the_same_instances(
    frequency: str, interval: int, start: datetime, more: str
) -> None:
    start = start.replace(minute=0, second=0, microsecond=0)
    rule = f"FREQ={frequency};INTERVAL={interval}{more}"
    walked = rrulestr(rule, dtstart=start).between(
        WINDOW.start.replace(tzinfo=None), WINDOW.end.replace(tzinfo=None), inc=True
    )
    first = [start] if WINDOW.start.replace(tzinfo=None) <= start else []
    wanted = {each for each in [*walked, *first] if each < WINDOW.end.replace(tzinfo=None)}

    found = read(calendar(f"DTSTART:{start:%Y%m%dT%H%M%SZ}\nDURATION:PT5M\nRRULE:{rule}"), PARIS)

    assert {busy.start.replace(tzinfo=None) for busy in found.ranges} == wanted


def test_years_of_daily_events_and_megabytes_of_old_ones_are_read_in_a_bounded_time() -> None:
    daily = "DTSTART;TZID=Europe/Paris:20100104T090000\nDURATION:PT30M\nRRULE:FREQ=DAILY"
    old = f"DTSTART:20150312T090000Z\nDTEND:20150312T100000Z\nDESCRIPTION:{'x' * 300}"
    began = time.process_time()

    found = read(calendar(*[daily] * 100, *[old] * 10_000), PARIS)

    assert len(found.ranges) == 35
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>Sign in</html>",
        b"BEGIN:VCALENDAR\r\n\x00:\xff",
        calendar(f"{AT_NINE}\nRRULE:FREQ=SECONDLY"),
        calendar(f"{AT_NINE}\nRRULE:FREQ=MINUTELY"),
        calendar(*[AT_NINE] * 6_000),
        calendar(*[f"{AT_NINE}\nRRULE:FREQ=HOURLY"] * 100),
    ],
)
def test_what_is_no_calendar_repeats_too_often_or_holds_too_much_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableCalendar) as refused:
        read(content, PARIS)

    assert refused.value.reason.endswith(".")


def test_a_calendar_is_read_apart_with_the_same_result() -> None:
    content = calendar(AT_NINE, f"DTSTART;TZID={OUTLOOK_ZONE}:20260313T090000\nDURATION:PT1H")

    assert read_apart(content, PARIS) == read(content, PARIS)
    with pytest.raises(UnreadableCalendar):
        read_apart(b"nothing", PARIS)
