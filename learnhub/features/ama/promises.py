"""The day by which an answer in writing is promised."""

from datetime import date, timedelta

WORKING_DAYS = 5
FRIDAY = 4
HORIZON = timedelta(days=366)


def default_day(today: date) -> date:
    """Five working days later, Monday to Friday."""
    day = today
    for _number in range(WORKING_DAYS):
        day += timedelta(days=1 if day.weekday() < FRIDAY else 7 - day.weekday())
    return day


def is_moved(due_on: date, first_due_on: date) -> bool:
    """Whether the day was moved, which happens once and cannot be taken back."""
    return due_on != first_due_on
