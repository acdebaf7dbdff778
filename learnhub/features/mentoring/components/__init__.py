"""How mentors, weeks and sessions look; Vars and handlers in, component out."""

from learnhub.features.mentoring.components.calendar import busy_day, doubts
from learnhub.features.mentoring.components.hours import day_off_row, weekday_names, weekday_row
from learnhub.features.mentoring.components.mentors import mentor_address, mentor_card, mentor_row, other_row
from learnhub.features.mentoring.components.sessions import (
    calendar_address,
    move_address,
    past_row,
    session_address,
    upcoming_row,
)
from learnhub.features.mentoring.components.week import (
    Picking,
    day_picker,
    nearest_slots,
    week_bar,
    week_grid,
    week_line,
    what_happens,
)

__all__ = [
    "Picking",
    "busy_day",
    "calendar_address",
    "day_off_row",
    "day_picker",
    "doubts",
    "mentor_address",
    "mentor_card",
    "mentor_row",
    "move_address",
    "nearest_slots",
    "other_row",
    "past_row",
    "session_address",
    "upcoming_row",
    "week_bar",
    "week_grid",
    "week_line",
    "weekday_names",
    "weekday_row",
    "what_happens",
]
