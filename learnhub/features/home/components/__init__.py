"""The pieces of Today and of the inbox. Vars in, component out."""

from learnhub.features.home.components.inbox import inbox_rail, inbox_row, reason, waiting_title
from learnhub.features.home.components.today import (
    coming,
    hero,
    pieces_at,
    shared_row,
    waiting_question,
    week,
)

__all__ = [
    "coming",
    "hero",
    "inbox_rail",
    "inbox_row",
    "pieces_at",
    "reason",
    "shared_row",
    "waiting_question",
    "waiting_title",
    "week",
]
