"""The screens of rituals."""

from learnhub.features.rituals.state.forms import EditRitualState, PlanRitualState
from learnhub.features.rituals.state.meeting import MeetingLiveState, MeetingState
from learnhub.features.rituals.state.months import MonthState
from learnhub.features.rituals.state.ritual import RitualState

__all__ = [
    "EditRitualState",
    "MeetingLiveState",
    "MeetingState",
    "MonthState",
    "PlanRitualState",
    "RitualState",
]
