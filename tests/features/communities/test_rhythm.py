"""The own rhythm of a community and when its silence is told; figures and the kit, of plain values."""

from datetime import date, timedelta
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learnhub.features.communities import bridges, figures, kit, rhythm
from learnhub.features.communities.bridges import Near
from learnhub.features.communities.figures import Counted
from learnhub.features.communities.rhythm import PATIENCE_DAYS, SUNSET_DAYS, Rhythm, Step
from learnhub.features.communities.schemas import AgendaItem, FiguresView

DAY = date(2026, 3, 11)
GAPS = st.lists(st.integers(1, 90), min_size=4, max_size=60)


def days_with(gaps: list[int], last: date = DAY) -> list[date]:
    """Days with these gaps between them, of which the last is given."""
    days = [last]
    for gap in reversed(gaps):
        days.append(days[-1] - timedelta(days=gap))
    return days


@given(GAPS, st.randoms())
def test_median_halves_the_gaps(gaps: list[int], random) -> None:
    days = days_with(gaps)
    days += random.choices(days, k=5)  # several contributions of one day
    random.shuffle(days)

    median = rhythm.median_gap(days)

    assert median in gaps
    assert sum(gap < median for gap in gaps) * 2 <= len(gaps)
    assert sum(gap > median for gap in gaps) * 2 <= len(gaps)
    assert median >= quantiles(gaps, n=2, method="inclusive")[0]


@given(GAPS, st.integers(0, 400))
def test_silence_is_measured_by_its_own_median(gaps: list[int], passed: int) -> None:
    known = Rhythm(rhythm.median_gap(days_with(gaps)), DAY)
    assert known.gap_days is not None

    silent = rhythm.silent_days(known, DAY + timedelta(days=passed))

    assert silent == (passed if passed > max(2 * known.gap_days, PATIENCE_DAYS) else None)


@given(st.lists(st.integers(1, 90), max_size=3))
def test_too_few_days_are_no_rhythm(gaps: list[int]) -> None:
    assert rhythm.median_gap(days_with(gaps)) is None
    assert rhythm.silent_days(Rhythm(None, DAY), DAY + timedelta(days=150)) is None


@given(GAPS, st.integers(1, 500))
def test_each_silence_is_told_once_and_after_half_a_year_once_more(gaps: list[int], length: int) -> None:
    known, told = Rhythm(rhythm.median_gap(days_with(gaps)), DAY), []
    assert known.gap_days is not None
    for passed in range(length + 1):
        today = DAY + timedelta(days=passed)
        done = rhythm.step(known, today)
        known = rhythm.after(known, done, today)
        if done != Step.NONE:
            told.append((passed, done))

    alarm = rhythm.limit_of(known.gap_days) + 1
    wanted = [(alarm, Step.ALARM)] if alarm < SUNSET_DAYS else []
    assert told == [each for each in [*wanted, (SUNSET_DAYS, Step.SUNSET)] if each[0] <= length]


def test_silence_ends_with_a_word_and_begins_anew() -> None:
    quiet = Rhythm(10, DAY, alarmed_on=DAY + timedelta(days=21))
    heard = Rhythm(10, DAY + timedelta(days=30), quiet.alarmed_on)
    today = DAY + timedelta(days=30)

    done = rhythm.step(heard, today)

    assert done == Step.AGAIN
    again = rhythm.after(heard, done, today)
    assert (again.alarmed_on, rhythm.step(again, today + timedelta(days=21))) == (None, Step.ALARM)


def test_rhythm_kept_counts_the_present_silence() -> None:
    days = days_with([10, 10, 10, 10])

    assert rhythm.kept(days, DAY) == 100
    assert rhythm.kept(days, DAY + timedelta(days=21)) == 80
    assert rhythm.kept(days[:3], DAY) is None


@pytest.mark.parametrize("contributors", range(5))
def test_no_figure_for_fewer_than_five(contributors: int) -> None:
    counted = Counted(contributors, questions=9, answered=9, askers=9, pairs=9, across=9, paired=9)

    assert figures.figures_of(counted, days_with([3] * 9), DAY) == FiguresView()


def test_each_share_needs_five_people_behind_it() -> None:
    counted = Counted(8, questions=10, answered=6, askers=5, pairs=4, across=3, paired=4)

    assert figures.figures_of(counted, [], DAY) == FiguresView(active=8, answered=60)


def test_bridges_are_the_nearest_and_say_one_thing() -> None:
    found = {"far": Near(topics=1), "topics": Near(topics=5), "answers": Near(answers=4), "two": Near(2)}

    assert bridges.nearest(found) == ["answers", "topics", "two"]
    assert bridges.together(found["answers"]) == bridges.ONE_MEETING
    assert bridges.together(found["topics"]) == bridges.ONE_PAGE
    assert bridges.together(found["two"]) == bridges.ONE_GUEST


@given(st.lists(st.integers(), max_size=5), st.lists(st.integers(), max_size=5))
def test_agenda_fills_three_quarters_of_an_hour(asked: list[int], learned: list[int]) -> None:
    questions = [AgendaItem(kit.ROUND, 10) for _ in asked]
    items = kit.agenda(questions, [AgendaItem(kit.LESSON, 5) for _ in learned])

    assert sum(item.minutes for item in items) == kit.MINUTES
    assert (items[0].what, items[-1].what) == (kit.OPENING, kit.CLOSING)
    assert all(item.minutes >= 5 for item in items)


@given(st.sets(st.text("0123456789abcdef", min_size=4, max_size=8), min_size=1, max_size=9))
def test_everybody_opens_once_before_anybody_opens_again(members: set[str]) -> None:
    turns: dict[str, date] = {}
    opened = []
    for week in range(2 * len(members)):
        chosen = kit.whose_turn(sorted(members), turns)
        turns[chosen] = DAY + timedelta(weeks=week)
        opened.append(chosen)

    assert set(opened[: len(members)]) == members
    assert opened[: len(members)] == opened[len(members) :]


def test_nobody_opens_where_nobody_is() -> None:
    assert kit.whose_turn([], {}) == ""


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)))
def test_prompt_changes_with_the_month(day: date) -> None:
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)

    assert kit.prompt("space", day) == kit.prompt("space", day.replace(day=28))
    assert kit.prompt("space", day) != kit.prompt("space", next_month)
