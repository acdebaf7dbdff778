"""The page of a colleague, gathered from what the rooms know of them."""

from learnhub.core.i18n import N_
from learnhub.rooms import Deed, Floor, Room

ROOM = Room(
    floor=Floor.GATHERING,
    deeds=(Deed(N_("Add skill"), "/settings/skills", "sprout", 75),),
)
