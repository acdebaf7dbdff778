"""When somebody is reminded of what they said they would do; pure rules on days.

Two days before it is due, the day after, and a week after that. Whoever has not done it by then knows, and a
fourth reminder would only teach them not to read the others.
"""

from datetime import date, timedelta

TURNS = (timedelta(days=-2), timedelta(days=1), timedelta(days=8))


def turns_until(due_on: date, today: date) -> int:
    """How many reminders have come by now, of what is due on this day."""
    return sum(due_on + turn <= today for turn in TURNS)


def due_before(reminded: int, today: date) -> date:
    """The last day on which something is due of which the next reminder comes today or came before."""
    return today - TURNS[reminded]
