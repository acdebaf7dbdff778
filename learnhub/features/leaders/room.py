"""Leader notes: once a month a leader says what they learned, what they doubted and what they got wrong."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.leaders.events import LeaderAnswered, LeaderAsked
from learnhub.rooms import (
    Act,
    Deed,
    Entry,
    Floor,
    Kind,
    MailAction,
    NoticeGroup,
    NoticeKind,
    Piece,
    Recurring,
    Room,
    Saying,
    Share,
)

ASKED = (Role.LEADER.value,)  # administrators may write, as who makes leaders must, and are not asked

LEADERS_READ = Permission("leaders:read", scope=N_("Read leader notes"))
LEADERS_WRITE = Permission(
    "leaders:write", to=(Role.LEADER, Role.ADMINISTRATOR), scope=N_("Write leader notes")
)

LEADER_NOTE = Kind(
    "leader_note",
    one=N_("Leader note"),
    many=N_("Leader notes"),
    address="/leaders/{id}",
    icon="feather",
    colour="bronze",
    on_profile=True,
    commented_while="queries:is_open",
    is_source=True,
    essence=("wrong", "learned", "doubted"),
    labels={
        "title": N_("In one sentence"),
        "learned": N_("I learned"),
        "doubted": N_("I doubted"),
        "wrong": N_("I got wrong"),
    },
    texts={},
)

ASKS = NoticeKind(
    "leader_asks",
    group=NoticeGroup.FOR_ME,
    label=N_("My leader note of the month"),
    detail=N_("once a month, for leaders who have not written one yet"),
    tells=((LeaderAsked, "notices:asked"),),
    sayings={
        "asked": Saying(
            "",
            N_("Write the note"),
            N_("What did this month teach you? One sentence is enough."),
            about=N_("leader note"),
            is_quoting=False,
            acts=(
                Act("write", N_("Write the note"), icon="feather", to=""),
                Act(
                    "off",
                    N_("Not this month"),
                    N_("Noted. You are asked again next month."),
                    "service:not_this_month_at",
                    "calendar_off",
                    by_mail="leaders.not_this_month",
                ),
            ),
        )
    },
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(LEADER_NOTE,),
    permissions=(LEADERS_READ, LEADERS_WRITE),
    personal_data={"leader_ask": Entry(("person_id",), (), ("month", "is_off"))},
    notices=(ASKS,),
    mail_actions={
        "leaders.not_this_month": MailAction(
            run="service:not_this_month_by_mail",
            ask=N_("No leader note this month?"),
            button=N_("Not this month"),
            done=N_("Noted. You are asked again next month."),
        ),
    },
    told={"leader_ask": "notices:things"},
    settled=((LeaderAnswered, "notices:answered"),),
    jobs=(Recurring("ask leaders for a note", timedelta(hours=1), "service:ask"),),
    today=(
        Piece("leader_note", "queries:get_on_today", 10, top="components.today:note", requires=LEADERS_READ),
    ),
    shares=(Share(N_("Write a leader note"), "/leaders/new", LEADER_NOTE.icon, 45, requires=LEADERS_WRITE),),
    deeds=(Deed(N_("Read leader notes"), "/leaders", LEADER_NOTE.icon, 60, requires=LEADERS_READ),),
)
