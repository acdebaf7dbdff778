"""Communities: people who do the same work meet, help each other, and decide among themselves how."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.communities.events import (
    AdmissionSettled,
    AskedToJoin,
    CommunityOrphaned,
    CommunityStarted,
    FacilitatorChanged,
    FellSilent,
    Invited,
    MemberJoined,
    PostSettled,
    PostWaits,
    ProposalWaits,
    SpokeAgain,
    StaysSilent,
    TakeoverAsked,
    TakeoverOffered,
    TermEnding,
)
from learnhub.features.discussion.events import ContentCreated, ContentWithheld
from learnhub.rooms import (
    Act,
    Around,
    Deed,
    Entry,
    Erase,
    Floor,
    NoticeGroup,
    NoticeKind,
    Place,
    Recurring,
    Room,
    Saying,
    Wing,
)

COMMUNITIES_READ = Permission("communities:read", scope=N_("See communities"))
COMMUNITIES_JOIN = Permission("communities:join", scope=N_("Start, join and leave communities"))
COMMUNITIES_FACILITATE = Permission(
    "communities:facilitate", scope=N_("Look after communities that you facilitate")
)
COMMUNITIES_SHARE = Permission("communities:share", scope=N_("Move content, and show it in communities"))
COMMUNITIES_START = Permission(
    "communities:start", to=(Role.ADMINISTRATOR,), scope=N_("Start communities alone")
)

OPEN = N_("Open the community")


def _said(did: str, alone: str, action: str = OPEN, acts: tuple[Act, ...] = ()) -> Saying:
    return Saying(did, action, alone, about=N_("community"), is_quoting=False, acts=acts)


COMMUNITIES = NoticeKind(
    "communities",
    group=NoticeGroup.FOR_ME,
    label=N_("Communities"),
    detail=N_("invitations, newcomers, and what my communities need"),
    tells=(
        (Invited, "notices:invited"),
        (ProposalWaits, "notices:proposal_waits"),
        (AskedToJoin, "notices:asked"),
        (CommunityStarted, "notices:started"),
        (MemberJoined, "notices:joined"),
        (MemberJoined, "notices:joined_to_facilitators"),
        (TakeoverAsked, "notices:takeover_asked"),
        (TakeoverOffered, "notices:takeover_offered"),
        (FacilitatorChanged, "notices:facilitator_changed"),
        (TermEnding, "notices:term_ending"),
        (CommunityOrphaned, "notices:orphaned"),
        (FellSilent, "notices:fell_silent"),
        (StaysSilent, "notices:stays_silent"),
        (PostWaits, "notices:post_waits"),
        (PostSettled, "notices:post_settled"),
    ),
    sayings={
        "proposed": _said(
            N_("would start a community with you"),
            N_("A colleague would start a community with you"),
            N_("Say yes or no"),
        ),
        "invited": _said(
            N_("invites you to a community"), N_("You are invited to a community"), N_("Say yes or no")
        ),
        "too_few": _said(
            "",
            N_("Your community still needs somebody who says yes: invite another colleague"),
            N_("Invite somebody"),
            (Act("invite", N_("Invite somebody"), icon="user_plus", to="/members"),),
        ),
        "asked": _said(
            N_("would like to join your community"),
            N_("A colleague would like to join your community"),
            N_("Let them in, or not"),
            (Act("let_in", N_("Let them in, or not"), icon="users_round", to="/members"),),
        ),
        "started": _said("", N_("Your community has begun")),
        "welcome": _said("", N_("Welcome to the community"), N_("See what it shares")),
        "newcomer": _said(
            N_("is new in your community"), N_("Somebody is new in your community"), N_("Say hello")
        ),
        "take_over": _said(
            N_("asks you to take over a community"),
            N_("You are asked to take over a community"),
            N_("Say yes or no"),
        ),
        "willing": _said(
            N_("would take over the community"),
            N_("A member would take over the community"),
            N_("Hand over"),
            (Act("hand_over", N_("Hand over"), icon="handshake", to="/members"),),
        ),
        "facilitates": _said(
            N_("facilitates your community from now on"), N_("Somebody else facilitates your community")
        ),
        "term": _said("", N_("Your half year is nearly over. Who takes over?"), N_("Hand over, or go on")),
        "orphaned": _said("", N_("Nobody facilitates this community any more"), N_("Take it over")),
        "silent": _said(
            "",
            N_("It has been quiet for longer than usual"),
            N_("Plan the next meeting"),
            (
                Act("meet", N_("Plan the next meeting"), icon="calendar_plus", to="/rituals"),
                Act("ask", N_("Ask everybody a question"), icon="message_circle_question", to="?do=ask"),
                Act("hand_over", N_("Let somebody else facilitate"), icon="handshake", to="/members"),
            ),
        ),
        "sunset": _said(
            "",
            N_("It has been quiet for half a year. Merge it, close it, or begin again"),
            N_("Decide"),
        ),
        "post_waits": _said("", N_("Something waits for your approval"), N_("Look at it")),
        "post_approved": _said(N_("approved what you wrote"), N_("What you wrote is shown")),
        "post_sent_back": _said(
            N_("sent back what you wrote"), N_("What you wrote was sent back"), N_("Read why")
        ),
    },
)

ROOM = Room(
    floor=Floor.ROOMS,
    permissions=(
        *(COMMUNITIES_READ, COMMUNITIES_JOIN, COMMUNITIES_FACILITATE, COMMUNITIES_SHARE),
        COMMUNITIES_START,
    ),
    personal_data={
        "community": Entry(("proposed_by",), (), ("space_id", "proposed_at"), Erase.KEEP),
        "community_admission": Entry(
            ("person_id", "by_id"), ("words",), ("space_id", "side", "words", "at", "is_declined")
        ),
        "community_handover": Entry(("to_id", "from_id"), (), ("space_id", "is_willing", "at")),
        "community_turn": Entry(("person_id",), (), ("space_id", "day")),
    },
    places=(
        Place(
            "communities",
            N_("Communities"),
            "/communities",
            "users_round",
            Wing.MEET,
            30,
            key="c",
            requires=COMMUNITIES_READ,
        ),
    ),
    deeds=(
        Deed(N_("Start a community"), "/communities/new", "users_round", 28, requires=COMMUNITIES_JOIN),
        Deed(N_("Find a community"), "/communities", "users_round", 29, requires=COMMUNITIES_READ),
    ),
    around=Around(
        note="components.around:note",
        mark="components.around:mark",
        aside="components.around:shown_in",
        menu="components.around:menu_items",
        dialogs="components.around:dialogs",
        begin="state:show_place",
        everywhere=True,
    ),
    notices=(COMMUNITIES,),
    told={"community": "notices:things"},
    settled=(
        (AdmissionSettled, "notices:answered"),
        (FacilitatorChanged, "notices:settled"),
        (SpokeAgain, "notices:settled"),
    ),
    recorders=(
        (ContentCreated, "service:note_waiting"),
        (ContentWithheld, "service:note_waiting"),
    ),
    jobs=(
        Recurring("drop proposals that are over", timedelta(hours=1), "service:drop_expired"),
        Recurring("look who facilitates", timedelta(hours=6), "service:find_orphans"),
        Recurring("remind of terms that end", timedelta(days=1), "service:remind"),
        Recurring("listen to communities", timedelta(days=1), "service:listen", outside=True),
    ),
)
