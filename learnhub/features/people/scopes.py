"""What a key to the REST interface can be allowed to do, as the rooms declare it."""

from functools import cache

from learnhub import rooms
from learnhub.access.permissions import Permission


@cache
def scopes() -> tuple[Permission, ...]:
    """The permissions that a key can be limited to: what one does first, who administers last."""
    upper_first = sorted(rooms.all_rooms().values(), key=lambda room: -room.floor)
    return tuple(each for room in upper_first for each in room.permissions if each.scope)
