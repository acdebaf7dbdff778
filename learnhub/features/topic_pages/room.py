"""The pages of topics, gathered from what the rooms have on each."""

from learnhub.rooms import Floor, Room

ROOM = Room(floor=Floor.GATHERING)
