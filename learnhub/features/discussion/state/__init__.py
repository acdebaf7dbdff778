"""The states of what every page of content has on it."""

from learnhub.features.discussion.state.content import (
    ModerationState,
    VoteState,
    add_votes,
    show_content,
)
from learnhub.features.discussion.state.revisions import HistoryState
from learnhub.features.discussion.state.writing import WritingState

__all__ = [
    "HistoryState",
    "ModerationState",
    "VoteState",
    "WritingState",
    "add_votes",
    "show_content",
]
