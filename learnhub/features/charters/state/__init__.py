"""The screens of charters."""

from learnhub.features.charters.state.charter import CharterState
from learnhub.features.charters.state.history import CharterHistoryState, CharterVersionState
from learnhub.features.charters.state.writing import AmendState, RewordState, WriteCharterState

__all__ = [
    "AmendState",
    "CharterHistoryState",
    "CharterState",
    "CharterVersionState",
    "RewordState",
    "WriteCharterState",
]
