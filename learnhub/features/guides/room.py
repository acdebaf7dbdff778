"""Guides: what colleagues do that works, written down so that others can do it too."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.rooms import Floor, Kind, Room, Share

GUIDES_READ = Permission("guides:read", scope=N_("Read best practices and other guides"))
GUIDES_WRITE = Permission("guides:write", scope=N_("Write best practices and other guides"))

PRACTICE = Kind(
    "practice",
    one=N_("Best practice"),
    many=N_("Best practices"),
    address="/guides/{id}",
    icon="badge_check",
    colour="grass",
    in_library=True,
    on_profile=True,
    labels={
        "title": N_("What we do"),
        "body": N_("Context"),
        "todo": N_("What to do"),
        "result": N_("Result"),
        "limits": N_("Limits"),
    },
    texts={
        "title": (10, 150),
        "body": (1, 2_000),
        "todo": (0, 8_000),
        "result": (1, 2_000),
        "limits": (0, 2_000),
    },
)
GUIDES = (PRACTICE,)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=GUIDES,
    permissions=(GUIDES_READ, GUIDES_WRITE),
    shares=(
        Share(
            N_("Tell a best practice"),
            "/practices/new",
            PRACTICE.icon,
            25,
            about=N_("Tell a best practice about “{words}”"),
            field="title",
        ),
    ),
)
