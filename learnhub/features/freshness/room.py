"""Freshness: what is in the library has an owner, who looks from time to time whether it is still right."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import (
    ContentCreated,
    ContentEdited,
    ContentPublished,
    ContentRemoved,
)
from learnhub.features.freshness.events import CheckDue, CheckSettled, KeepingOffered
from learnhub.features.people.events import PersonJoined, PersonSuspended
from learnhub.rooms import (
    Act,
    Around,
    Entry,
    Erase,
    Fact,
    Floor,
    NoticeGroup,
    NoticeKind,
    Recurring,
    Room,
    Saying,
)

CONTENT_ASSIGN = Permission("content:assign", to=(Role.ADMINISTRATOR,))
CONTENT_CHECK = Permission("content:check", scope=N_("Check, retire and bring back what you keep up to date"))

LOOK = N_("Look it over")
ACTS = (
    Act("confirm", N_("Still right"), N_("Checked. Thank you."), "service:confirm", "check"),
    Act("edit", N_("Edit"), icon="pencil", to="/edit"),
    Act("retire", N_("Retire"), N_("It is out of the library."), "service:retire", "archive"),
)
TAKE = (Act("take", N_("Take it over"), N_("You keep it up to date from now on."), "service:take", "check"),)


def _due(alone: str) -> Saying:
    return Saying("", LOOK, alone, about=N_("check needed"), is_quoting=False, acts=ACTS)


CHECKS = NoticeKind(
    "checks",
    group=NoticeGroup.FOR_ME,
    label=N_("Something that I keep is to be checked"),
    detail=N_("on its day, or when something casts doubt on it"),
    tells=((CheckDue, "notices:due_to_owner"), (KeepingOffered, "notices:offered_to_circle")),
    sayings={
        "time": _due(N_("It is time to look whether it is still right")),
        "outdated": _due(N_("Two colleagues say that it is out of date")),
        "source": _due(N_("What it was made of has changed")),
        "forgotten": _due(N_("Colleagues often forget it: perhaps it can be said more clearly")),
        "offered": Saying(
            "",
            LOOK,
            N_("Its owner has left. Who keeps it up to date?"),
            about=N_("without an owner"),
            is_quoting=False,
            acts=TAKE,
        ),
    },
)

ROOM = Room(
    floor=Floor.KEEPING,
    permissions=(CONTENT_ASSIGN, CONTENT_CHECK),
    personal_data={
        "freshness": Entry(
            ("owner_id",), (), ("content_id", "every_days", "checked_at", "due_at"), Erase.KEEP
        ),
    },
    facts=(
        Fact("checked", N_("Checked this year"), "queries:is_checked"),
        Fact("unchecked", N_("Check needed"), "queries:is_unchecked"),
    ),
    around=Around(
        note="components:retired_note",
        mark="components:page_mark",
        aside="components:kept_section",
        menu="components:menu_items",
        dialogs="components:freshness_dialogs",
    ),
    notices=(CHECKS,),
    settled=((CheckSettled, "notices:settled"),),
    recorders=(
        (ContentCreated, "service.keeping:begin"),
        (ContentPublished, "service.keeping:begin"),
        (ContentEdited, "service.checking:note_edited"),
        (ContentRemoved, "service.keeping:forget"),
        (PersonSuspended, "service.leaving:offer"),
        (PersonJoined, "service.leaving:withdraw"),
    ),
    jobs=(
        Recurring("see what is to be checked", timedelta(minutes=10), "service.checking:look"),
        Recurring("offer what nobody keeps", timedelta(hours=6), "service.leaving:go_on"),
    ),
)
