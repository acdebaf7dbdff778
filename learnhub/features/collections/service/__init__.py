"""What people do with collections."""

from learnhub.features.collections.service.arranging import (
    arrange,
    clear_gone,
    gather,
    put_back,
    take_out,
)
from learnhub.features.collections.service.checking import check_item
from learnhub.features.collections.service.proposing import decline_proposal, take_proposal
from learnhub.features.collections.service.writing import (
    edit_collection,
    place,
    publish_collection,
    remove_collection,
)

__all__ = [
    "arrange",
    "check_item",
    "clear_gone",
    "decline_proposal",
    "edit_collection",
    "gather",
    "place",
    "publish_collection",
    "put_back",
    "remove_collection",
    "take_out",
    "take_proposal",
]
