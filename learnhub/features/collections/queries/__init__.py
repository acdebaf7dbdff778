"""Reading collections, and what is in them."""

from learnhub.features.collections.queries.around import find_around, list_spaces
from learnhub.features.collections.queries.collections import (
    collection_text,
    get_collection,
    get_source,
    get_words,
    list_collections,
    open_collection,
)
from learnhub.features.collections.queries.rows import (
    get_row,
    has_waiting,
    is_checked_first,
    kinds_to_list,
    lines_of,
    published_among,
    text_of,
)

__all__ = [
    "collection_text",
    "find_around",
    "get_collection",
    "get_row",
    "get_source",
    "get_words",
    "has_waiting",
    "is_checked_first",
    "kinds_to_list",
    "lines_of",
    "list_collections",
    "list_spaces",
    "open_collection",
    "published_among",
    "text_of",
]
