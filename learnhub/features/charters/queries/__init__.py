"""Reading charters, their amendments, versions and signatures."""

from learnhub.features.charters.queries.amendments import OPEN_MAX, get_amendment, list_closed, tally_of
from learnhub.features.charters.queries.articles import articles_of, get_row
from learnhub.features.charters.queries.charters import (
    amendment_text,
    charter_text,
    get_charter,
    get_words,
    is_shared,
    list_charters,
    open_charter,
    reworded_text,
)
from learnhub.features.charters.queries.spaces import (
    belonging,
    count_members,
    get_place,
    get_standing,
    list_keepers,
)
from learnhub.features.charters.queries.versions import (
    get_version,
    list_signatures,
    list_versions,
    people_of,
    people_of_any,
)

__all__ = [
    "OPEN_MAX",
    "amendment_text",
    "articles_of",
    "belonging",
    "charter_text",
    "count_members",
    "get_amendment",
    "get_charter",
    "get_place",
    "get_row",
    "get_standing",
    "get_version",
    "get_words",
    "is_shared",
    "list_charters",
    "list_closed",
    "list_keepers",
    "list_signatures",
    "list_versions",
    "open_charter",
    "people_of",
    "people_of_any",
    "reworded_text",
    "tally_of",
]
