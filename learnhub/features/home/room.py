"""Today and the frame: what waits for a person, gathered from the rooms."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.notices.room import NOTICES_READ
from learnhub.rooms import Floor, Place, Room, Sheet, Shortcut, Tab, Wing

INBOX = "/inbox"

HOME_READ = Permission("home:read", scope=N_("See what Today shows"))

ROOM = Room(
    floor=Floor.GATHERING,
    permissions=(HOME_READ,),
    places=(
        Place("today", N_("Today"), "/", "sunrise", Wing.TODAY, 10, key="h"),
        Place(
            "inbox",
            N_("Inbox"),
            INBOX,
            "inbox",
            Wing.TODAY,
            20,
            key="i",
            figure="inbox_waiting",
            follows="inbox_newest",
            requires=NOTICES_READ,
        ),
        Place("me", N_("Me"), "/me", "circle_user", Wing.ACCOUNT, 10, tab=Tab.ME),
    ),
    shortcuts=(
        Shortcut(Sheet.ANYWHERE, N_("These shortcuts"), ("?",)),
        Shortcut(Sheet.ANYWHERE, N_("Close, or leave the focus screen"), ("Esc",)),
        Shortcut(Sheet.LIST, N_("Next"), ("j",)),
        Shortcut(Sheet.LIST, N_("Previous"), ("k",)),
        Shortcut(Sheet.LIST, N_("Open"), ("Enter",)),
    ),
)
