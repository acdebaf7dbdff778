"""REX: what those who were there write together when a project or an incident ends."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.actions.events import ActionAgreed, ActionChanged
from learnhub.features.discussion.events import ContentEdited
from learnhub.features.rex.events import (
    CheckAsked,
    EffectAnswered,
    EffectDue,
    FactsChecked,
    FactsDiffer,
    PersonInvited,
    ProjectEnded,
    RexChanged,
    RexPublished,
)
from learnhub.rooms import (
    Entry,
    Erase,
    Floor,
    Kind,
    NoticeGroup,
    NoticeKind,
    Origin,
    Pace,
    Place,
    Recurring,
    Room,
    Saying,
    Share,
    Tab,
    Wing,
)

REX_READ = Permission("rex:read", scope=N_("Read REX"))
REX_WRITE = Permission("rex:write", scope=N_("Write REX, and keep the register of projects"))

REX = Kind(
    "rex",
    one=N_("REX"),
    many=N_("REX"),
    address="/rex/{id}",
    icon="route",
    colour="bronze",
    is_source=True,
    is_placed=True,
    essence=("lessons",),
    in_confidence="queries:is_being_written",
    labels={
        "title": N_("Title"),
        "body": N_("What happened"),
        "summary": N_("In two sentences"),
        "cost": N_("What it cost"),
        "well": N_("What went well"),
        "lucky": N_("Where we were lucky"),
        "lessons": N_("What we take from it"),
    },
    texts={
        "title": (3, 150),
        "body": (0, 12_000),
        "summary": (0, 400),
        "cost": (0, 150),
        "well": (0, 12_000),
        "lucky": (0, 12_000),
        "lessons": (0, 12_000),
    },
)

NOTICES = (
    NoticeKind(
        "rex",
        group=NoticeGroup.FOR_ME,
        label=N_("A REX of something I was part of"),
        detail=N_("opened, its facts to be checked, its effect to be told"),
        tells=(
            (PersonInvited, "notices:invited"),
            (ProjectEnded, "notices:ended"),
            (CheckAsked, "notices:asked"),
            (FactsDiffer, "notices:differs"),
            (EffectDue, "notices:effect_due"),
        ),
        sayings={
            "invited": Saying(
                N_("asks you to write it together"), N_("Write what you saw"), N_("A REX is written")
            ),
            "ended": Saying("", N_("Write what happened"), N_("The project has ended, and its REX is open")),
            "asked": Saying(
                N_("asks whether the facts are right"), N_("Check the facts"), N_("Facts are to be checked")
            ),
            "differs": Saying(
                N_("saw it otherwise"), N_("Read what differs"), N_("Somebody saw it otherwise")
            ),
            "effect": Saying("", N_("Tell it"), N_("Did it change anything?")),
        },
        pace=Pace.AT_ONCE,
    ),
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(REX,),
    learned=(REX,),
    permissions=(REX_READ, REX_WRITE),
    personal_data={
        "rex": Entry(("owner_id",), (), ("content_id", "effect", "effect_words", "effect_at"), Erase.KEEP),
        "rex_entry": Entry((), (), ("rex_id", "at", "viewpoint", "words"), Erase.KEEP, of_content="rex_id"),
        "rex_cause": Entry((), (), ("rex_id", "words"), Erase.KEEP, of_content="rex_id"),
        "rex_edition": Entry(
            (), (), ("rex_id", "piece_id", "number", "words"), Erase.KEEP, of_content="rex_id"
        ),
        "rex_witness": Entry(
            ("person_id",), ("differs",), ("rex_id", "checked_at", "differs"), Erase.BLANK, {"differs": ""}
        ),
        "rex_project": Entry(("added_by",), (), ("id", "name", "team", "ends_on"), Erase.KEEP),
        "rex_project_person": Entry(("person_id",), (), ("project_id",)),
    },
    origins={
        "rex": Origin(
            N_("A REX"),
            begin="queries:begin_with_piece",
            take="queries:take_piece",
            address="queries:address_of_piece",
        ),
    },
    recorders=(
        (ActionAgreed, "service:follow_action"),
        (ActionChanged, "service:follow_action"),
        (ContentEdited, "service:follow_words"),
    ),
    announcers=((RexChanged, "hints:show_rex"), (EffectAnswered, "hints:show_rex")),
    notices=NOTICES,
    settled=(
        (FactsChecked, "notices:checked"),
        (RexPublished, "notices:settled"),
        (EffectAnswered, "notices:settled"),
    ),
    places=(Place("rex", N_("REX"), "/rex", REX.icon, Wing.SHARE, 25, key="x", tab=Tab.LEARN),),
    shares=(
        Share(
            N_("Start a REX"),
            "/rex/new",
            REX.icon,
            38,
            about=N_("Start a REX about “{words}”"),
            field="title",
            requires=REX_WRITE,
        ),
    ),
    jobs=(
        Recurring("open REX of projects that ended", timedelta(hours=1), "service:open_ended"),
        Recurring("ask whether REX changed anything", timedelta(hours=1), "service:ask_effects"),
    ),
)
