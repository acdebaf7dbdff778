"""Asking for feedback, giving it in four steps, and what its recipient does with it."""

from learnhub.features.feedback.service.asking import REQUESTS_MAX, ask, choose, decline, decline_at, stop
from learnhub.features.feedback.service.owning import remove_note, thank
from learnhub.features.feedback.service.writing import (
    DRAFTS_MAX,
    answer,
    begin_answer,
    begin_offer,
    discard,
    keep,
    offer,
    send,
)

__all__ = [
    "DRAFTS_MAX",
    "REQUESTS_MAX",
    "answer",
    "ask",
    "begin_answer",
    "begin_offer",
    "choose",
    "decline",
    "decline_at",
    "discard",
    "keep",
    "offer",
    "remove_note",
    "send",
    "stop",
    "thank",
]
