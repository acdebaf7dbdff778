"""When texts without a name come out: by the clock, at the same moments for everybody.

Two things hide who wrote a text. A batch has texts of at least three people (`PEOPLE_MIN`), whatever the
clock says: whoever has all rows, files and logs is left with these, and the more of them the longer a batch
takes to fill. The clock hides when each of them wrote: who sees colleagues typing, or copies everything again
and again, learns no more than who sent something since the batch before.

Three minutes do that where a session lasts an hour. In one of twenty minutes a question would wait for a
seventh of it, or miss its end, while people ask at once and in the same minutes. There a batch comes every
minute. It still has texts of three people, so nobody is left alone with a text; only the time in which they
may have written is shorter. The length follows from the hours that were announced: it is known beforehand,
and nothing that anybody does in the session changes it.

What is never over, such as the questions of a company, has no end at which the rest comes out, and days on
which one person asks. There a batch comes every four hours, and every night whatever waits, were it a single
text: whoever looks at that learns that it was sent since the night before, by one of all who may send any.
"""

from datetime import datetime, timedelta

PEOPLE_MIN = 3
BATCH = timedelta(minutes=3)
SHORT_BATCH = timedelta(minutes=1)
LONG_BATCH = timedelta(hours=4)
NIGHT = timedelta(days=1)  # at midnight UTC
LENGTHS = (SHORT_BATCH, BATCH, LONG_BATCH, NIGHT)
SHORT = timedelta(minutes=20)


def length_of(starts_at: datetime, ends_at: datetime) -> timedelta:
    """The time between two batches in a session that was announced for these hours."""
    return SHORT_BATCH if ends_at - starts_at <= SHORT else BATCH


def next_batch(now: datetime, length: timedelta = BATCH) -> datetime:
    """When the next batch comes out: at the same moments for everybody, counted from midnight UTC."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + ((now - midnight) // length + 1) * length
