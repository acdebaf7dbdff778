"""The screens of mentoring: the directory, a mentor's week, a session, and one's own hours."""

from learnhub.features.mentoring.state.booking import BookState, WeekLiveState
from learnhub.features.mentoring.state.calendar import MyCalendarState
from learnhub.features.mentoring.state.directory import MentorListState, SessionListState
from learnhub.features.mentoring.state.hours import MyHoursState
from learnhub.features.mentoring.state.session import SessionState

__all__ = [
    "BookState",
    "MentorListState",
    "MyCalendarState",
    "MyHoursState",
    "SessionListState",
    "SessionState",
    "WeekLiveState",
]
