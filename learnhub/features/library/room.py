"""The library: everything that is kept to be read again, of whatever kind."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.rooms import Floor, Place, Room, Wing

LIBRARY_READ = Permission("library:read", scope=N_("Read what the library lists"))

ROOM = Room(
    floor=Floor.LISTS,
    permissions=(LIBRARY_READ,),
    places=(Place("library", N_("Library"), "/library", "library", Wing.LEARN, 20, key="l"),),
)
