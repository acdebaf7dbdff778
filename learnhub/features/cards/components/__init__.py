"""How cards look: under review, on their page, in their form, and their button in any list."""

from learnhub.features.cards.components.page import (
    card_answer,
    card_aside,
    card_head,
    card_menu,
    hidden_note,
    hide_dialog,
    review_button,
    source_link,
)
from learnhub.features.cards.components.review import (
    ask_dock,
    nothing_due,
    rate_dock,
    review_bar,
    review_face,
    session_end,
)
from learnhub.features.cards.components.writing import card_fields, card_preview

__all__ = [
    "ask_dock",
    "card_answer",
    "card_aside",
    "card_fields",
    "card_head",
    "card_menu",
    "card_preview",
    "hidden_note",
    "hide_dialog",
    "nothing_due",
    "rate_dock",
    "review_bar",
    "review_button",
    "review_face",
    "session_end",
    "source_link",
]
