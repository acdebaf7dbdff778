"""The states of what every page of content has on it."""

from learnhub.features.discussion.state.content import (
    ModerationState,
    VoteState,
    add_votes,
    show_content,
)

__all__ = [
    "ModerationState",
    "VoteState",
    "add_votes",
    "show_content",
]
