"""When an answer may be said to have solved the question; pure rules on moments."""

from collections.abc import Iterable
from datetime import datetime, timedelta

SILENCE = timedelta(days=7)
REMINDED_AFTER = (timedelta(days=3), timedelta(days=6))


def is_silent(last_words: Iterable[datetime | None], answered_at: datetime | None, now: datetime) -> bool:
    """Whether the asker has said nothing for a week, although the answer was there for them to read.

    `last_words` are the moments at which they wrote or changed something in the question, or said whether an
    answer solved it.
    """
    heard = _heard(last_words, answered_at)
    return heard is not None and now - heard >= SILENCE


def next_reminder(
    last_words: Iterable[datetime | None], answered_at: datetime | None, reminders: int
) -> datetime | None:
    """When the asker is asked whether an answer helped: after three days of the same silence and after six.

    None when they have been asked twice, or nothing is answered.
    """
    heard = _heard(last_words, answered_at)
    if heard is None or reminders >= len(REMINDED_AFTER):
        return None
    return heard + REMINDED_AFTER[reminders]


def _heard(last_words: Iterable[datetime | None], answered_at: datetime | None) -> datetime | None:
    """Since when the asker is silent about an answer; what is not published nobody has read."""
    if answered_at is None:
        return None
    return max([answered_at, *(moment for moment in last_words if moment is not None)])
