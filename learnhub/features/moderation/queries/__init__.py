"""Reading cases of moderation."""

from learnhub.features.moderation.queries.attention import cases_waiting
from learnhub.features.moderation.queries.cases import (
    can_answer,
    get_decided_for_update,
    get_open,
    get_own,
    has_open,
    has_other_moderator,
    is_answered,
    is_free,
)
from learnhub.features.moderation.queries.lists import count_decided, list_cases, list_log
from learnhub.features.moderation.queries.one import get_case, get_flagged, get_message

__all__ = [
    "can_answer",
    "cases_waiting",
    "count_decided",
    "get_case",
    "get_decided_for_update",
    "get_flagged",
    "get_message",
    "get_open",
    "get_own",
    "has_open",
    "has_other_moderator",
    "is_answered",
    "is_free",
    "list_cases",
    "list_log",
]
