"""The states of small failures."""

from learnhub.features.failures.state.echoes import EchoState
from learnhub.features.failures.state.stories import (
    EditFailureState,
    FailureState,
    TellFailureState,
    UnsignedFailureState,
)
from learnhub.features.failures.state.wall import WallState

__all__ = [
    "EchoState",
    "EditFailureState",
    "FailureState",
    "TellFailureState",
    "UnsignedFailureState",
    "WallState",
]
