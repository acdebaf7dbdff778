"""Checklists: what is done point by point, also where there is no network."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.checklists.events import RunChanged
from learnhub.rooms import Entry, Erase, Floor, Kind, Piece, Room, Share

CHECKLISTS_READ = Permission("checklists:read", scope=N_("Read checklists"))
CHECKLISTS_RUN = Permission("checklists:run", scope=N_("Run checklists, and see the runs of your team"))
CHECKLISTS_WRITE = Permission("checklists:write", scope=N_("Write checklists"))

CHECKLIST = Kind(
    "checklist",
    one=N_("Checklist"),
    many=N_("Checklists"),
    address="/checklists/{id}",
    icon="list_checks",
    colour="indigo",
    in_library=True,
    on_profile=True,
    wiki=CHECKLISTS_WRITE,
    essence=("points",),
    use="components.reading:use_in_words",
    labels={"title": N_("What is checked"), "body": N_("When it is needed"), "points": N_("Points")},
    texts={"title": (10, 150), "body": (0, 2_000), "points": (1, 16_000)},
    tasks=("points",),
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(CHECKLIST,),
    permissions=(CHECKLISTS_READ, CHECKLISTS_RUN, CHECKLISTS_WRITE),
    personal_data={
        "checklist_run": Entry(
            ("person_id",),
            (),
            ("id", "checklist_id", "edition", "subject", "team_id", "started_at", "finished_at"),
            Erase.KEEP,  # a team goes on with what was shared with it, and needs what was noted there
            private_without="team_id",
        ),
        "checklist_mark": Entry(
            ("person_id",),
            (),
            ("run_id", "point", "mark", "words", "reading", "at", "arrived_at"),
            Erase.KEEP,
        ),
    },
    uses="queries.runs:count_uses",
    announcers=((RunChanged, "hints:show_run"),),
    today=(
        Piece(
            "open_run", "queries:get_open_run", 24, top="components.today:open_run", requires=CHECKLISTS_RUN
        ),
    ),
    shares=(
        Share(
            N_("Write a checklist"),
            "/checklists/new",
            CHECKLIST.icon,
            28,
            about=N_("Write a checklist about “{words}”"),
            field="title",
        ),
    ),
)
