"""Tips: one sentence that saves a colleague an hour."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.room import CONTENT_VOTE
from learnhub.rooms import Floor, Kind, Piece, Place, Room, Wing

TIPS_READ = Permission("tips:read", scope=N_("Read tips"))
TIPS_WRITE = Permission("tips:write", scope=N_("Write tips"))
TIPS_VOTE = Permission("tips:vote", scope=N_("Vote for tips"), opens=CONTENT_VOTE)

TIP = Kind(
    "tip",
    one=N_("Tip"),
    many=N_("Tips"),
    address="/tips/{id}",
    icon="lightbulb",
    colour="amber",
    in_library=True,
    on_profile=True,
    votes=TIPS_VOTE,
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(TIP,),
    permissions=(TIPS_READ, TIPS_WRITE, TIPS_VOTE),
    today=(Piece("tip", "queries:today", 50, main="components:todays_tip", requires=TIPS_READ),),
    places=(Place("tips", N_("Tips"), "/tips", "lightbulb", Wing.SHARE, 20),),
)
