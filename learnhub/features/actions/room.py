"""Actions: what somebody said they would do by a day, in a meeting or after something went wrong."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.actions.events import ActionAgreed, ActionDue
from learnhub.rooms import (
    Entry,
    Erase,
    Floor,
    NoticeGroup,
    NoticeKind,
    Pace,
    Piece,
    Recurring,
    Room,
    Saying,
)

ACTIONS_DO = Permission("actions:do", scope=N_("See what you have agreed to do, and say that it is done"))

ACTIONS = NoticeKind(
    "actions",
    group=NoticeGroup.FOR_ME,
    label=N_("Something I am to do"),
    detail=N_("agreed with a day, soon due, late"),
    tells=((ActionAgreed, "notices:agreed"), (ActionDue, "notices:due")),
    sayings={
        "agreed": Saying(N_("noted something for you to do"), N_("See what"), N_("You are to do something")),
        "soon": Saying("", N_("See what"), N_("Something you said you would do is due in two days")),
        "late": Saying("", N_("See what"), N_("Something you said you would do is late")),
    },
    pace=Pace.DAILY,
)

ROOM = Room(
    floor=Floor.KEEPING,
    permissions=(ACTIONS_DO,),
    personal_data={
        "action_item": Entry(
            ("owner_id",), (), ("id", "content_id", "words", "due_on", "done_at"), Erase.KEEP
        ),
    },
    notices=(ACTIONS,),
    jobs=(Recurring("remind of actions", timedelta(hours=1), "service:remind"),),
    today=(Piece("owed", "queries:get_owed", 14, rail="components:owed", requires=ACTIONS_DO),),
)
