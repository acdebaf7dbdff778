"""The states of the frame around every page, of Today, of Learn and of the inbox."""

from learnhub.features.home.state.frame import ShellState
from learnhub.features.home.state.inbox import FollowingState, InboxState, KnownState, WaitingState
from learnhub.features.home.state.today import LearnState, TodayState

__all__ = [
    "FollowingState",
    "InboxState",
    "KnownState",
    "LearnState",
    "ShellState",
    "TodayState",
    "WaitingState",
]
