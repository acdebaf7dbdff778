"""How cards look: under review, on their page, in their form, and their button in any list."""

from learnhub.features.cards.components.page import (
    card_answer,
    card_aside,
    card_dialogs,
    card_head,
    card_menu,
    first_look,
    review_button,
    use_in_words,
)
from learnhub.features.cards.components.review import (
    nothing_due,
    review_bar,
    review_deck,
    session_end,
)
from learnhub.features.cards.components.writing import card_fields, card_preview

__all__ = [
    "card_answer",
    "card_aside",
    "card_dialogs",
    "card_fields",
    "card_head",
    "card_menu",
    "card_preview",
    "first_look",
    "nothing_due",
    "review_bar",
    "review_button",
    "review_deck",
    "session_end",
    "use_in_words",
]
