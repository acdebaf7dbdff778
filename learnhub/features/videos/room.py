"""Videos: what is shown faster than it is told, with words for those who read it."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import ContentCreated, ContentEdited, ContentRedacted, ContentRemoved
from learnhub.rooms import Entry, Erase, Floor, Kind, Recurring, Room, Share

VIDEOS_READ = Permission("videos:read", scope=N_("Watch videos"))
VIDEOS_WRITE = Permission("videos:write", scope=N_("Record and publish videos"))

VIDEO = Kind(
    "video",
    one=N_("Video"),
    many=N_("Videos"),
    address="/videos/{id}",
    icon="circle_play",
    colour="indigo",
    in_library=True,
    on_profile=True,
    wiki=VIDEOS_WRITE,
    labels={
        "title": N_("What it shows"),
        "body": N_("About the video"),
        "transcript": N_("Transcript"),
        "clip": N_("Video"),
        "captions": N_("Captions"),
        "link": N_("Address"),
    },
    texts={"title": (10, 150), "body": (0, 2_000)},
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(VIDEO,),
    permissions=(VIDEOS_READ, VIDEOS_WRITE),
    personal_data={
        "clip": Entry(
            ("person_id",),
            (),
            ("id", "uploaded_at", "seconds", "width", "height"),
            Erase.BLANK,
            {"person_id": None},
        ),
    },
    recorders=(
        (ContentCreated, "service.steps:attach"),
        (ContentEdited, "service.steps:attach"),
        (ContentRemoved, "service.steps:forget_removed"),
        (ContentRedacted, "service.steps:keep_only"),
        (ContentRemoved, "service.videos:forget_removed"),
        (ContentRedacted, "service.videos:redact_captions"),
    ),
    jobs=(
        Recurring("delete videos that nothing shows", timedelta(days=1), "service.clips:sweep", outside=True),
    ),
    shares=(
        Share(
            N_("Show it in a video"),
            "/videos/new",
            VIDEO.icon,
            29,
            about=N_("Show “{words}” in a video"),
            field="title",
        ),
    ),
)
