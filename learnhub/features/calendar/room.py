"""One's own calendar: the feed that other programs subscribe to, gathered from all rooms."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.rooms import Audited, Entry, Floor, Room

CALENDAR_SUBSCRIBE = Permission("calendar:subscribe", scope=N_("Make and end the address of your calendar"))

ROOM = Room(
    floor=Floor.GATHERING,
    audited={
        "calendar:make": Audited(N_("Private address of a calendar made")),
        "calendar:end": Audited(N_("Private address of a calendar ended")),
    },
    permissions=(CALENDAR_SUBSCRIBE,),
    personal_data={"calendar_feed": Entry(("person_id",), (), ("made_at", "read_day"))},
)
