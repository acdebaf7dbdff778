"""The week as dots, and the days to come."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.home.week import COMING, coming_days, dots, monday_of

DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))
ZONES = st.sampled_from(["Europe/Paris", "Pacific/Auckland", "America/Los_Angeles", "Asia/Kolkata", "UTC"])


@given(day=DAYS, offsets=st.sets(st.integers(-9, 9)), zone=ZONES)
def test_dots_are_this_week_up_to_friday_or_today(day, offsets, zone):
    reviewed = {day + timedelta(days=offset) for offset in offsets if offset <= 0}

    shown = {dot.noon.astimezone(ZoneInfo(zone)).date(): dot.mark for dot in dots(day, reviewed, zone)}

    assert list(shown) == [monday_of(day) + timedelta(days=n) for n in range(max(5, day.weekday() + 1))]
    assert {shown_day for shown_day, mark in shown.items() if mark == "on"} == reviewed & set(shown)
    assert shown[day] == ("on" if day in reviewed else "now")


@given(day=DAYS, zone=ZONES)
def test_days_to_come_are_drawn_beside_the_fullest(day, zone):
    tomorrow, last = day + timedelta(days=1), day + COMING

    shown = coming_days(day, {tomorrow: 2, last: 8}, zone)

    assert [each.noon.astimezone(ZoneInfo(zone)).date() for each in shown] == [
        day + timedelta(days=n) for n in range(1, 6)
    ]
    assert [(each.cards, each.share) for each in shown] == [(2, 25), (0, 0), (0, 0), (0, 0), (8, 100)]
    assert coming_days(day, {}, zone) == []
