"""Discussion: the one layer under everything that people write."""

from learnhub.rooms import Entry, Erase, Floor, Room

ROOM = Room(
    floor=Floor.CONTENT,
    personal_data={
        "authorship": Entry(("person_id",), (), ("content_id", "part"), Erase.KEEP),
        "vote": Entry(("person_id",), (), ("content_id",), Erase.KEEP),
    },
)
