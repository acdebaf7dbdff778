"""Rituals: what people do together again and again, and the meetings in which they do it."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.actions.events import ActionChanged
from learnhub.features.discussion.events import ContentEdited
from learnhub.features.rituals.events import (
    MeetingAnswered,
    MeetingCancelled,
    MeetingChanged,
    MeetingClosed,
    MeetingMoved,
    MeetingRestored,
    MeetingTomorrow,
    RhythmChanged,
)
from learnhub.rooms import (
    Entry,
    Floor,
    Kind,
    NoticeGroup,
    NoticeKind,
    Pace,
    Place,
    Recurring,
    Room,
    Saying,
    Share,
    SpaceTab,
    Wing,
)

RITUALS_ATTEND = Permission("rituals:attend", scope=N_("Answer for meetings, and take part in them"))
RITUALS_READ = Permission("rituals:read", scope=N_("Read rituals and their meetings"))
RITUALS_WRITE = Permission("rituals:write", scope=N_("Plan rituals, and run their meetings"))

RITUAL = Kind(
    "ritual",
    one=N_("Ritual"),
    many=N_("Rituals"),
    address="/rituals/{id}",
    icon="calendar_sync",
    colour="sky",
    in_confidence="queries:has_met",
    is_placed=True,
    labels={"title": N_("Title"), "body": N_("What this ritual is for"), "agenda": N_("Agenda")},
    texts={"title": (3, 150), "body": (0, 2_000), "agenda": (0, 4_000)},
)

NOTICES = (
    NoticeKind(
        "meetings",
        group=NoticeGroup.FOR_ME,
        label=N_("A meeting I host or come to"),
        detail=N_("moved, not held, held after all, a day before"),
        tells=(
            (MeetingMoved, "notices:moved"),
            (MeetingCancelled, "notices:cancelled"),
            (MeetingRestored, "notices:restored"),
            (RhythmChanged, "notices:changed"),
            (MeetingTomorrow, "notices:tomorrow"),
        ),
        sayings={
            "moved": Saying(N_("moved a meeting"), N_("See when"), N_("A meeting was moved")),
            "cancelled": Saying(
                N_("called a meeting off"), N_("See the next one"), N_("A meeting was called off")
            ),
            "restored": Saying(
                N_("put a meeting back"), N_("See when"), N_("A meeting is held at its usual time")
            ),
            "changed": Saying(N_("chose other days"), N_("See when"), N_("It comes back on other days")),
            "tomorrow": Saying("", N_("See the agenda"), N_("It begins within a day")),
        },
        pace=Pace.AT_ONCE,
    ),
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(RITUAL,),
    permissions=(RITUALS_ATTEND, RITUALS_READ, RITUALS_WRITE),
    personal_data={
        "ritual_reply": Entry(("person_id",), (), ("meeting_id", "reply")),
        "ritual_presence": Entry(("person_id",), (), ("meeting_id",)),
    },
    recorders=(
        (ActionChanged, "service:follow_action"),
        (ContentEdited, "service:follow_words"),
        (MeetingAnswered, "notices:plan_reminder"),
        (MeetingMoved, "notices:plan_reminder"),
        (MeetingRestored, "notices:plan_reminder"),
    ),
    notices=NOTICES,
    announcers=(
        (MeetingAnswered, "hints:show_meeting"),
        (MeetingChanged, "hints:show_meeting"),
        (MeetingMoved, "hints:show_meeting"),
        (MeetingCancelled, "hints:show_meeting"),
        (MeetingRestored, "hints:show_meeting"),
        (MeetingClosed, "hints:show_meeting"),
        (MeetingClosed, "hints:forget_answers"),
    ),
    calendar="queries:list_events",
    jobs=(Recurring("rituals.close", timedelta(minutes=1), "service:close_due"),),
    space_tabs=(
        SpaceTab(
            "rituals",
            N_("Rituals"),
            10,
            begin="state.spaces:show_space",
            main="components.spaces:rituals",
            rail="components.spaces:calendar",
        ),
    ),
    places=(Place("rituals", N_("Rituals"), "/rituals", RITUAL.icon, Wing.MEET, 32),),
    shares=(Share(N_("Plan a ritual"), "/rituals/new", RITUAL.icon, 70, requires=RITUALS_WRITE),),
)
