"""When a notice may leave: quiet hours, weekends, holidays, leave, in every zone and over clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.notices.rhythm import (
    How,
    Rhythm,
    When,
    end_of_quiet,
    has_digest,
    is_on_leave,
    next_digest,
    when,
)
from learnhub.rooms import Pace

PARIS = "Europe/Paris"
ZONES = st.sampled_from(["UTC", PARIS, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu"])
MINUTES = st.integers(0, 1439)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
START, MINUTES_OF_TWO_YEARS = datetime(2026, 1, 1, tzinfo=UTC), 2 * 365 * 24 * 60
MOMENTS = st.integers(0, MINUTES_OF_TWO_YEARS).map(lambda minutes: START + timedelta(minutes=minutes))


@st.composite
def rhythms(draw: st.DrawFn) -> Rhythm:
    first, length = draw(DAYS), draw(st.integers(0, 20))
    leave = (first, first + timedelta(days=length)) if draw(st.booleans()) else (None, None)
    return Rhythm(
        zone=draw(ZONES),
        days=draw(st.sets(st.integers(0, 6), min_size=1)),
        digest_min=draw(MINUTES),
        quiet_from=draw(MINUTES),
        quiet_to=draw(MINUTES),
        quiet_weekends=draw(st.booleans()),
        leave_from=leave[0],
        leave_to=leave[1],
        holidays=draw(st.sets(DAYS, max_size=3)),
    )


@given(rhythms(), MOMENTS)
def test_what_is_held_leaves_later_and_at_a_moment_at_which_it_may(rhythm: Rhythm, moment: datetime) -> None:
    free = end_of_quiet(rhythm, moment)

    assert free >= moment
    assert end_of_quiet(rhythm, free) == free


@given(rhythms(), MOMENTS)
def test_mail_of_the_day_comes_at_its_hour_on_one_of_its_days(rhythm: Rhythm, moment: datetime) -> None:
    at = next_digest(rhythm, moment)

    assert at is not None
    assert at > moment
    local = at.astimezone(ZoneInfo(rhythm.zone))
    assert has_digest(rhythm, local.date())
    assert not is_on_leave(rhythm, at)
    assert 0 <= local.hour * 60 + local.minute - rhythm.digest_min <= 60  # later in an hour that is missing


@given(rhythms(), MOMENTS, st.sampled_from(Pace), st.booleans())
def test_nothing_leaves_on_leave_and_nothing_unwanted_ever(rhythm, moment, pace, is_urgent) -> None:
    unwanted = when(pace, rhythm, moment, is_wanted=False, is_urgent=is_urgent)
    decided = when(pace, rhythm, moment, is_wanted=True, is_urgent=is_urgent)

    assert unwanted == When(How.NEVER)
    if is_on_leave(rhythm, moment):
        assert decided.how == How.DIGEST
    elif is_urgent and pace == Pace.AT_ONCE:
        assert decided == When(How.AT_ONCE, moment)
    if decided.how == How.HOLD:
        assert decided.at is not None
        assert decided.at > moment


@pytest.mark.parametrize(
    ("moment", "how", "at"),
    [
        ("2026-03-11T10:00", How.AT_ONCE, "2026-03-11T10:00"),
        ("2026-03-11T18:59", How.AT_ONCE, "2026-03-11T18:59"),
        ("2026-03-11T19:00", How.DIGEST, "2026-03-12T08:00"),
        ("2026-03-11T07:59", How.DIGEST, "2026-03-11T08:00"),
        ("2026-03-13T20:00", How.DIGEST, "2026-03-16T08:00"),  # Friday evening to Monday
        ("2026-03-28T12:00", How.DIGEST, "2026-03-30T08:00"),  # over the change of the clocks
    ],
)
def test_quiet_hours_and_weekends_as_they_are_without_a_choice(moment: str, how: How, at: str) -> None:
    here = ZoneInfo(PARIS)
    decided = when(
        Pace.AT_ONCE, Rhythm(PARIS), datetime.fromisoformat(moment).replace(tzinfo=here), is_wanted=True
    )

    assert decided.how == how
    assert decided.at == datetime.fromisoformat(at).replace(tzinfo=here)


def test_what_is_held_leaves_before_a_mail_of_the_day_that_comes_later() -> None:
    evening = datetime(2026, 3, 11, 20, 0, tzinfo=ZoneInfo(PARIS))

    decided = when(Pace.AT_ONCE, Rhythm(PARIS, quiet_to=420), evening, is_wanted=True)

    assert decided == When(How.HOLD, datetime(2026, 3, 12, 7, 0, tzinfo=ZoneInfo(PARIS)))


def test_mail_of_the_day_is_at_eight_on_the_next_working_day() -> None:
    friday = datetime(2026, 3, 13, 9, 0, tzinfo=ZoneInfo(PARIS))
    rhythm = Rhythm(PARIS, holidays={date(2026, 3, 16)})

    decided = when(Pace.DAILY, rhythm, friday, is_wanted=True)

    assert decided == When(How.DIGEST, datetime(2026, 3, 17, 8, 0, tzinfo=ZoneInfo(PARIS)))
