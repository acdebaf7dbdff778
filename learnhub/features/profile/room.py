"""The page of a colleague, gathered from what the rooms know of them."""

from learnhub.rooms import Floor, Room

ROOM = Room(floor=Floor.GATHERING)
