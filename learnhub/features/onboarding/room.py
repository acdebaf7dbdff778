"""First days: what a newcomer may do to begin with, in four steps that all can be skipped."""

from learnhub.access.permissions import Permission
from learnhub.features.people.events import PersonJoined
from learnhub.features.people.room import COMPANY_MANAGE
from learnhub.rooms import Entry, Floor, Piece, Room

ONBOARDING = Permission("onboarding:follow")

ROOM = Room(
    floor=Floor.LISTS,
    permissions=(ONBOARDING,),
    personal_data={"first_day": Entry(("person_id",), (), ("settled", "left_on"))},
    recorders=((PersonJoined, "service:begin"),),
    today=(
        Piece("start", "queries:get_start", 20, top="components:start_line", requires=COMPANY_MANAGE),
        Piece("first_day", "queries:get_first_day", 30, top="components:offer_line", requires=ONBOARDING),
    ),
)
