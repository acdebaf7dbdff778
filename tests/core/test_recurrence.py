"""Rules of recurrence: the days they name, held against a walk through the calendar, and their moments."""

import calendar
import time as clocks
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learnhub.core import recurrence
from learnhub.core.recurrence import NTHS, BadRule, Frequency, Rule, parse

DAY = timedelta(days=1)


def walk(rule: Rule, first: date, since: date, until: date) -> list[date]:
    """The same days by asking of each one whether it is one: slow, and without any library."""
    return [day for day in each_day(max(first, since), until) if is_one(rule, first, day)]


def each_day(since: date, until: date):
    for number in range((until - since).days + 1):
        yield since + number * DAY


def is_one(rule: Rule, first: date, day: date) -> bool:
    if rule.frequency == Frequency.DAILY:
        return (day - first).days % rule.interval == 0
    if rule.frequency == Frequency.WEEKLY:
        weeks = (monday_of(day) - monday_of(first)).days // 7
        return day.weekday() in rule.weekdays and weeks % rule.interval == 0
    months = (day.year - first.year) * 12 + day.month - first.month
    length = calendar.monthrange(day.year, day.month)[1]
    if months % rule.interval:
        return False
    if rule.month_day:
        return day.day == (length if rule.month_day == -1 else rule.month_day)
    if day.weekday() != rule.weekdays[0]:
        return False
    return day.day + 7 > length if rule.nth == -1 else (day.day - 1) // 7 + 1 == rule.nth


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


INTERVALS = st.integers(1, 13)
RULES = st.one_of(
    st.builds(Rule, st.just(Frequency.DAILY), INTERVALS),
    st.builds(
        Rule,
        st.just(Frequency.WEEKLY),
        INTERVALS,
        st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
    ),
    st.builds(
        Rule, st.just(Frequency.MONTHLY), INTERVALS, st.integers(0, 6).map(lambda day: (day,)),
        st.sampled_from(NTHS),
    ),
    st.builds(
        lambda interval, day: Rule(Frequency.MONTHLY, interval, month_day=day),
        INTERVALS,
        st.sampled_from([-1, *range(1, 32)]),
    ),
)  # fmt: skip
DAYS = st.dates(date(1999, 12, 1), date(2041, 3, 1))  # 2000 is a leap year and 2100 none


@settings(max_examples=300)
@given(rule=RULES, first=DAYS, since=DAYS, length=st.integers(0, 500))
def test_days_are_those_of_a_walk_through_the_calendar(rule, first, since, length):
    until = since + timedelta(days=length)

    assert list(recurrence.days(rule, first, since, until)) == walk(rule, first, since, until)


@given(rule=RULES, first=DAYS, since=DAYS, count=st.integers(1, 5))
def test_those_that_follow_are_the_first_of_them(rule, first, since, count):
    found = recurrence.following(rule, first, since, count)
    until = found[-1] if found else since

    assert list(found) == walk(rule, first, since, until)
    assert len(found) == count or not walk(rule, first, since, since + timedelta(days=400))


@given(rule=RULES)
def test_what_is_written_is_read_again(rule):
    assert parse(rule.text) == rule
    assert len(rule.text) <= recurrence.RULE_MAX


@pytest.mark.parametrize(
    ("text", "first", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=-1TH", date(2026, 1, 1), ["2026-01-29", "2026-02-26", "2026-03-26"]),
        ("FREQ=MONTHLY;BYDAY=1TU", date(2026, 1, 7), ["2026-02-03", "2026-03-03", "2026-04-07"]),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", date(2026, 1, 7), ["2026-01-09", "2026-01-19", "2026-01-23"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 31), ["2026-01-31", "2026-03-31", "2026-05-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", date(2028, 1, 1), ["2028-01-31", "2028-02-29", "2028-03-31"]),
        (
            "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=29",
            date(2096, 2, 29),
            ["2096-02-29", "2104-02-29", "2108-02-29"],
        ),
        ("FREQ=MONTHLY;BYDAY=5FR", date(2026, 2, 1), ["2026-05-29", "2026-07-31", "2026-10-30"]),
    ],
)
def test_rules_as_people_mean_them(text, first, expected):
    assert [str(day) for day in recurrence.following(parse(text), first, first, 3)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "every week",
        "FREQ=HOURLY",
        "FREQ=SECONDLY",
        "FREQ=DAILY;COUNT=3",
        "FREQ=DAILY;UNTIL=20260101",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=100",
        "FREQ=DAILY;INTERVAL=x",
        "FREQ=DAILY;FREQ=WEEKLY",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=MO",
        "FREQ=MONTHLY;BYDAY=6MO",
        "FREQ=MONTHLY;BYDAY=1MO,2TU",
        "FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=2",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=-2",
        "FREQ=YEARLY;BYMONTH=2",
        "FREQ=DAILY;" + "X" * 60,
    ],
)
def test_other_rules_are_refused(text):
    with pytest.raises(BadRule):
        parse(text)


def test_window_after_ten_years_costs_what_the_first_one_does():
    rule, first = Rule(Frequency.DAILY), date(2016, 1, 1)
    since = first + timedelta(days=3_653)
    began = clocks.perf_counter()

    found = recurrence.days(rule, first, since, since + 30 * DAY)

    assert (len(found), found[0]) == (31, since)
    assert clocks.perf_counter() - began < 0.02
    began = clocks.perf_counter()
    assert len(recurrence.days(rule, first, first, since)) == 3_654
    assert clocks.perf_counter() - began < 0.2


@pytest.mark.parametrize(
    ("zone", "day", "at", "expected"),
    [
        ("Europe/Paris", "2026-03-28", "09:00", "2026-03-28T08:00"),
        ("Europe/Paris", "2026-03-29", "09:00", "2026-03-29T07:00"),
        ("Europe/Paris", "2026-03-29", "02:30", "2026-03-29T01:30"),  # left out: it is 3:30
        ("Europe/Paris", "2026-10-25", "02:30", "2026-10-25T00:30"),  # comes twice: the first
        ("Australia/Sydney", "2026-04-04", "09:00", "2026-04-03T22:00"),
        ("Australia/Sydney", "2026-04-05", "09:00", "2026-04-04T23:00"),
        ("Australia/Sydney", "2026-04-05", "02:30", "2026-04-04T15:30"),  # comes twice
        ("Australia/Sydney", "2026-10-04", "02:30", "2026-10-03T16:30"),  # left out
        ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45"),  # half an hour is left out
        ("America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T03:00"),  # its midnight is left out
        ("Asia/Kathmandu", "2026-07-01", "09:00", "2026-07-01T03:15"),
        ("UTC", "2026-07-01", "09:00", "2026-07-01T09:00"),
    ],
)
def test_moments_of_a_clock_on_the_wall(zone, day, at, expected):
    found = recurrence.moment_of(date.fromisoformat(day), time.fromisoformat(at), zone)

    assert found == datetime.fromisoformat(expected).replace(tzinfo=UTC)
