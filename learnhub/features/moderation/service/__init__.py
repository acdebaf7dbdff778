"""What people and moderators do about what should not stand as it does."""

from learnhub.features.moderation.service.cases import (
    answer,
    ask_another,
    claim,
    forget_removed,
    note_removed,
)
from learnhub.features.moderation.service.deciding import decide, undo
from learnhub.features.moderation.service.flagging import flag
from learnhub.features.moderation.service.in_place import note_decision

__all__ = [
    "answer",
    "ask_another",
    "claim",
    "decide",
    "flag",
    "forget_removed",
    "note_decision",
    "note_removed",
    "undo",
]
