"""When an answer may be said to have solved the question; pure rules on moments."""

from collections.abc import Iterable
from datetime import datetime, timedelta

SILENCE = timedelta(days=7)


def is_silent(last_words: Iterable[datetime | None], answered_at: datetime | None, now: datetime) -> bool:
    """Whether the asker has said nothing for a week, although the answer was there for them to read.

    `last_words` are the moments at which they wrote or changed something in the question.
    """
    if answered_at is None:  # what is not published nobody has read
        return False
    heard = max([answered_at, *(moment for moment in last_words if moment is not None)])
    return now - heard >= SILENCE
