"""The wording aid: what points at a person in a text, and how the situation could be told instead.

It has no tables: what it finds is shown to whoever is typing, and nothing is kept.
"""

from learnhub.rooms import Floor, Room

ROOM = Room(floor=Floor.CONTENT)
