"""Reactions: what a page of the library did for its readers, and whether it is still right."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import ContentMade
from learnhub.features.freshness.events import ContentChecked
from learnhub.features.reactions.events import ContentOutdated
from learnhub.rooms import (
    Around,
    Entry,
    Erase,
    Floor,
    Measure,
    NoticeGroup,
    NoticeKind,
    Pace,
    Room,
    Saying,
    Worth,
)

REACTIONS_ADD = Permission("reactions:add", scope=N_("React to pages of the library"))

ASKED = NoticeKind(
    "asked_about",
    group=NoticeGroup.FOR_ME,
    label=N_("A question about what I wrote"),
    detail=N_("any page of the library"),
    tells=((ContentMade, "notices:asked_to_authors"),),
    sayings={
        "asked": Saying(
            N_("asks about what you wrote"), N_("Answer the question"), about=N_("what you wrote")
        ),
    },
    pace=Pace.AT_ONCE,
)
OUTDATED = NoticeKind(
    "outdated",
    group=NoticeGroup.FOR_ME,
    label=N_("What I wrote may be out of date"),
    detail=N_("when a colleague says so"),
    tells=((ContentOutdated, "notices:outdated_to_authors"),),
    sayings={
        "outdated": Saying(
            "",
            N_("Look it over"),
            N_("A colleague says that it is out of date"),
            about=N_("out of date"),
            is_quoting=False,
        ),
    },
)

ROOM = Room(
    floor=Floor.ROOMS,
    permissions=(REACTIONS_ADD,),
    personal_data={
        "content_reaction": Entry(("person_id",), (), ("content_id", "reaction"), Erase.KEEP),
    },
    around=Around(begin="state:show_reactions", foot="components:reactions"),
    notices=(ASKED, OUTDATED),
    measures=(
        Measure(Worth.LEARNED, "queries:count_learned"),
        Measure(Worth.USEFUL, "queries:count_useful"),
    ),
    recorders=((ContentOutdated, "service:doubt"), (ContentChecked, "service:settle_doubts")),
)
