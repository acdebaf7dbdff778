"""Moderation: flags, and what moderators decide about what is flagged."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import ContentModerated, ContentRemoved
from learnhub.features.moderation.events import CaseChanged, CaseDecided, CaseHeld
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.rooms import (
    About,
    Audited,
    Entry,
    Erase,
    Floor,
    NoticeGroup,
    NoticeKind,
    Pace,
    Place,
    Recurring,
    Room,
    Saying,
    Wing,
)

QUEUE = "/admin/moderation"

CONTENT_FLAG = Permission("content:flag", scope=N_("Flag things for moderators"))
LOG_READ = Permission("moderation:read", scope=N_("Read what moderators decided"))
MODERATION_ANSWER = Permission("moderation:answer", scope=N_("Answer decisions about what you wrote"))

NOTICES = (
    NoticeKind(
        "moderation",
        group=NoticeGroup.FOR_ME,
        label=N_("What moderators decide about what I wrote"),
        detail=N_("also that it waits for them"),
        tells=((CaseHeld, "notices:held"), (CaseDecided, "notices:decided")),
        sayings={
            "held": Saying("", N_("Read what happens"), N_("It is hidden until a moderator has read it")),
            "keep": Saying("", N_("Read the decision"), N_("It is visible again, as you wrote it")),
            "redact": Saying("", N_("Read the decision"), N_("A moderator removed part of it")),
            "hide": Saying("", N_("Read the decision"), N_("A moderator hid it")),
        },
        pace=Pace.AT_ONCE,
        always=True,
    ),
)

ROOM = Room(
    floor=Floor.ROOMS,
    permissions=(CONTENT_FLAG, LOG_READ, MODERATION_ANSWER),
    places=(
        Place(
            "moderation",
            N_("Moderation"),
            QUEUE,
            "shield_check",
            Wing.STEER,
            5,
            figure="cases_waiting",
            requires=CONTENT_MODERATE,
        ),
    ),
    figures={"cases_waiting": "queries:cases_waiting"},
    personal_data={
        "flag": Entry(("person_id",), (), ("content_id", "reason", "note"), Erase.KEEP),
        "moderation_case": Entry(
            ("reader_id", "decided_by"), (), ("content_id", "decision", "decided_at"), Erase.KEEP
        ),
        "moderation_pass": Entry(("person_id",), (), ("case_id",)),
    },
    audited={
        "moderation:ask": Audited(N_("Case left to another moderator"), About.CONTENT),
        "moderation:hide": Audited(N_("Flagged content hidden"), About.CONTENT),
        "moderation:keep": Audited(N_("Flagged content kept"), About.CONTENT),
        "moderation:redact": Audited(N_("Words removed from content"), About.CONTENT),
        "moderation:undo": Audited(N_("Decision about content undone"), About.CONTENT),
    },
    recorders=((ContentModerated, "service:note_decision"), (ContentRemoved, "service:note_removed")),
    jobs=(Recurring("forget cases of what is gone", timedelta(days=1), "service:forget_removed"),),
    announcers=((CaseChanged, "hints:show_cases"),),
    notices=NOTICES,
    told={"moderation": "notices:things"},
)
