"""The screens of live sessions: the list, a session, its console, its stage, and the form of a new one."""

from learnhub.features.ama.state.answering import AmaAnswersState
from learnhub.features.ama.state.attendance import AttendanceState
from learnhub.features.ama.state.console import AmaHostLiveState, AmaHostState
from learnhub.features.ama.state.lists import AmaListState, JoinState
from learnhub.features.ama.state.room import AmaLiveState, AmaState
from learnhub.features.ama.state.schedule import ScheduleState
from learnhub.features.ama.state.stage import AmaStageLiveState, AmaStageState

__all__ = [
    "AmaAnswersState",
    "AmaHostLiveState",
    "AmaHostState",
    "AmaListState",
    "AmaLiveState",
    "AmaStageLiveState",
    "AmaStageState",
    "AmaState",
    "AttendanceState",
    "JoinState",
    "ScheduleState",
]
