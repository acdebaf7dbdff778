"""What happened under each key in the last seconds."""

from datetime import timedelta

from learnhub.core import clock
from learnhub.core.sliding_window import SlidingWindow


def test_notes_are_forgotten_one_by_one(noon):
    window: SlidingWindow[str] = SlidingWindow(300)
    window.note("ana", "first")
    with clock.at(noon + timedelta(seconds=200)):
        window.note("ana", "second")

    found = []
    for seconds in (299, 300, 500):
        with clock.at(noon + timedelta(seconds=seconds)):
            found.append([what for _at, what in window.of("ana")])

    assert found == [["first", "second"], ["second"], []]
    assert window.of("ben") == []


def test_keys_that_nobody_notes_any_more_are_dropped(noon):
    window: SlidingWindow[None] = SlidingWindow(300)
    for number in range(1_000):
        window.note(number, None)

    with clock.at(noon + timedelta(seconds=300)):
        window.note("now", None)

    assert list(window._notes) == ["now"]
