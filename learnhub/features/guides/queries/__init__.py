"""Reading guides."""

from learnhub.features.guides.queries.guides import (
    get_guide,
    get_source,
    get_words,
    list_guides,
    open_guide,
    practice_text,
)

__all__ = ["get_guide", "get_source", "get_words", "list_guides", "open_guide", "practice_text"]
