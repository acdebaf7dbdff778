"""The screens of REX."""

from learnhub.features.rex.state.editor import EditRexState, WritingLiveState

__all__ = ["EditRexState", "WritingLiveState"]
