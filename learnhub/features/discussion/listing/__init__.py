"""Lists of content that cost the same whatever their length: the ids of a page come in the order of an index.

No index holds what one person may read, and a statement that says it in one clause has the database sort
everything. So a list asks for each audience, kind and topic by equality, a page of each, and merges these few
rows; what is hidden, and only some may see, is asked for beside. Only then are the rows themselves read, and
`VISIBLE` decides about each.

A condition that no index knows, such as the site of an author, is put to the next `reach` rows of the list. A
page may then be short, or empty, and still have a next one. What has the words of a search is found by its
index instead, and sorted as a list is (`page_at_hand`).
"""

from learnhub.features.discussion.listing.asked import (
    HOT,
    KEPT_MOST_USED,
    KEPT_NEWEST,
    LONGEST_UNANSWERED,
    MOST_USED,
    MOST_VOTES,
    NEWEST,
    REACH,
    UNANSWERED,
    Asked,
    Order,
    Shape,
    shape_of,
    values_of,
)
from learnhub.features.discussion.listing.at_hand import page_at_hand
from learnhub.features.discussion.listing.branches import found_in
from learnhub.features.discussion.listing.reading import (
    SHAPES,
    Figure,
    count,
    count_each,
    count_kinds,
    count_languages,
    figure,
    read_page,
    read_within,
)

__all__ = [
    "HOT",
    "KEPT_MOST_USED",
    "KEPT_NEWEST",
    "LONGEST_UNANSWERED",
    "MOST_USED",
    "MOST_VOTES",
    "NEWEST",
    "REACH",
    "SHAPES",
    "UNANSWERED",
    "Asked",
    "Figure",
    "Order",
    "Shape",
    "count",
    "count_each",
    "count_kinds",
    "count_languages",
    "figure",
    "found_in",
    "page_at_hand",
    "read_page",
    "read_within",
    "shape_of",
    "values_of",
]
