"""Mail: sending it, what did not arrive, and the test that an administrator sends to themselves."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.features.people.events import ProfileChanged
from learnhub.rooms import Entry, Floor, Outlet, Recurring, Room

MAIL_MANAGE = Permission("mail:manage", to=(Role.ADMINISTRATOR,))
LONGEST = timedelta(seconds=50)  # the talk with the server, and what is read and written around it

ROOM = Room(
    floor=Floor.GATHERING,
    permissions=(MAIL_MANAGE,),
    personal_data={"mail_bounce": Entry(("person_id",), ("email",), ("email", "bounces", "at"))},
    recorders=((ProfileChanged, "service:forget_corrected"),),
    jobs=(Recurring("forget used addresses of mails", timedelta(hours=1), "service:forget_used"),),
    outlets=(Outlet("mail", "delivery:send", LONGEST),),
)
