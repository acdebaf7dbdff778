"""How hot a question is: a figure that one list is sorted by, whose page says how it comes about."""

from datetime import UTC, datetime, timedelta
from math import log1p

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WEEK = timedelta(weeks=1)
STEPS = 100_000  # in a whole number, which sorts alike on both engines; a step is six seconds of age


def heat(viewers: int, answers: int, asked_at: datetime) -> int:
    """ln(1 + people who opened it) + ln(1 + answers) + the week in which it was asked.

    The parts are those of Apache Answer's hot questions, put together as Reddit sorted its links: what loses
    value at one pace for all keeps its order among others as time passes, so that the figure is stored, found
    in an index, and moved only when somebody reads or answers. To be a week older costs as much as e times
    fewer readers. Apache Answer takes ln(views), which has no value for a question that nobody has opened and
    drops it to the bottom; ln(1 + n) begins at nothing, and a second reader counts less than the first.
    """
    return round(STEPS * (log1p(viewers) + log1p(answers) + (asked_at - EPOCH) / WEEK))
