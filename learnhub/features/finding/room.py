"""The screens of the search, with the people who know what is looked for."""

from learnhub.core.i18n import N_
from learnhub.rooms import Floor, Room, Sheet, Shortcut

ROOM = Room(
    floor=Floor.LISTS,
    shortcuts=(Shortcut(Sheet.ANYWHERE, N_("Search"), ("/",)),),
)
