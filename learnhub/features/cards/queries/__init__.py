"""Reading cards, and what is due for whom."""

from learnhub.features.cards.queries.cards import (
    card_text,
    get_card,
    get_card_source,
    get_words,
    in_review,
    list_cards,
    list_unreviewed,
    open_card,
    sources_of,
    text_from_source,
)
from learnhub.features.cards.queries.review import (
    due_count,
    find_last_rating,
    get_progress_for_update,
    next_due_at,
    review_desk,
    review_queue,
)
from learnhub.features.cards.queries.week import planned_cards, reviewed_days

__all__ = [
    "card_text",
    "due_count",
    "find_last_rating",
    "get_card",
    "get_card_source",
    "get_progress_for_update",
    "get_words",
    "in_review",
    "list_cards",
    "list_unreviewed",
    "next_due_at",
    "open_card",
    "planned_cards",
    "review_desk",
    "review_queue",
    "reviewed_days",
    "sources_of",
    "text_from_source",
]
