"""Reading communities."""

from learnhub.features.communities.queries.around import find_place
from learnhub.features.communities.queries.bridges import list_bridges
from learnhub.features.communities.queries.directory import (
    list_communities,
    list_mine,
    list_similar,
)
from learnhub.features.communities.queries.feed import list_feed, list_unshown, list_waiting
from learnhub.features.communities.queries.figures import get_figures
from learnhub.features.communities.queries.kit import get_kit
from learnhub.features.communities.queries.naming import find_named
from learnhub.features.communities.queries.page import (
    get_community,
    list_admissions,
    list_handovers,
    list_members,
)

__all__ = [
    "find_named",
    "find_place",
    "get_community",
    "get_figures",
    "get_kit",
    "list_admissions",
    "list_bridges",
    "list_communities",
    "list_feed",
    "list_handovers",
    "list_members",
    "list_mine",
    "list_similar",
    "list_unshown",
    "list_waiting",
]
