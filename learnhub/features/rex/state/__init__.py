"""The states of REX."""

from learnhub.features.rex.state.editor import EditRexState, WritingLiveState
from learnhub.features.rex.state.lists import ProjectState, RexListState
from learnhub.features.rex.state.opening import OpenRexState
from learnhub.features.rex.state.reading import RexState

__all__ = [
    "EditRexState",
    "OpenRexState",
    "ProjectState",
    "RexListState",
    "RexState",
    "WritingLiveState",
]
