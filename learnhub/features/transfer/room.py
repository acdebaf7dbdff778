"""The library as files, out of LearnHub and into it."""

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.rooms import About, Around, Audited, Entry, Floor, Room

LIBRARY_EXPORT = Permission("library:export", scope=N_("Take the library out as files"))
LIBRARY_IMPORT = Permission(
    "library:import", to=(Role.LEADER, Role.ADMINISTRATOR), scope=N_("Bring files into the library")
)

ROOM = Room(
    floor=Floor.LISTS,
    permissions=(LIBRARY_EXPORT, LIBRARY_IMPORT),
    around=Around(menu="components:as_markdown"),
    audited={
        "library:import": Audited(N_("Files imported into the library"), About.COUNT),
        "library:undo": Audited(N_("Import into the library undone"), About.COUNT),
    },
    personal_data={
        "library_import": Entry(("person_id",), ("file_name",), ("file_name", "rows", "made_at", "done_at")),
        "imported_content": Entry(("person_id",), (), ("content_id", "source", "at")),
    },
)
