"""What we learned this month: the five most useful contents, to be shown in a meeting; never people."""

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.rooms import Deed, Floor, Place, Room, Wing

LEARNED_READ = Permission("learned:read", scope=N_("Read what a month taught"))
LEARNED_ARRANGE = Permission("learned:arrange", scope=N_("Put in order what a month taught"))
LEARNED_LEAD = Permission(
    "learned:lead",
    to=(Role.LEADER, Role.ADMINISTRATOR),
    scope=N_("Put in order what a month taught, without hosting its meeting"),
    opens=LEARNED_ARRANGE,
)

ROOM = Room(
    floor=Floor.GATHERING,
    permissions=(LEARNED_READ, LEARNED_ARRANGE, LEARNED_LEAD),
    places=(Place("learned", N_("What we learned"), "/learned", "presentation", Wing.STEER, 10),),
    deeds=(
        Deed(N_("See what we learned this month"), "/learned", "presentation", 70, requires=LEARNED_READ),
    ),
)
