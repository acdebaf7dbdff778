"""Discussion: the one layer under everything that people write."""

from learnhub.access.permissions import Permission
from learnhub.rooms import Entry, Erase, Floor, Room

CONTENT_VOTE = Permission("content:vote", to=())  # opened by what each kind of content asks for

ROOM = Room(
    floor=Floor.CONTENT,
    permissions=(CONTENT_VOTE,),
    personal_data={
        "authorship": Entry(("person_id",), (), ("content_id", "part"), Erase.KEEP),
        "vote": Entry(("person_id",), (), ("content_id",), Erase.KEEP),
    },
)
