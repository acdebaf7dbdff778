"""The directory: colleagues by name, skill, team and site."""

from learnhub.core.i18n import N_
from learnhub.features.people.room import PEOPLE_READ
from learnhub.rooms import Deed, Floor, Place, Room, Wing

PEOPLE = "/people"

ROOM = Room(
    floor=Floor.LISTS,
    deeds=(Deed(N_("Find a colleague"), PEOPLE, "contact", 27, requires=PEOPLE_READ),),
    places=(Place("people", N_("People"), PEOPLE, "contact", Wing.MEET, 40, key="p", requires=PEOPLE_READ),),
)
