"""Charters: what a company or a community has agreed on, in articles that everybody may amend and sign."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.charters.events import (
    AmendmentClosed,
    AmendmentProposed,
    ArticleChanged,
    DiscussionOpened,
    ObjectionAnswered,
    ObjectionMade,
    Reread,
    RereadingDue,
    RoundOpened,
    VersionAdopted,
    VoiceGiven,
)
from learnhub.features.discussion.events import ContentHidden, ContentRedacted, ContentRemoved, Voted
from learnhub.features.discussion.room import CONTENT_VOTE
from learnhub.features.people.events import PersonSuspended
from learnhub.rooms import (
    Act,
    Deed,
    Entry,
    Erase,
    Floor,
    Kind,
    NoticeGroup,
    NoticeKind,
    Place,
    Recurring,
    Room,
    Saying,
    SpaceTab,
    Wing,
)

CHARTERS_ANSWER = Permission(
    "charters:answer", scope=N_("Sign charters, and answer when you are asked about amendments")
)
CHARTERS_KEEP = Permission("charters:keep", to=(Role.ADMINISTRATOR,))
CHARTERS_PROPOSE = Permission("charters:propose", scope=N_("Propose amendments to charters"))
CHARTERS_READ = Permission("charters:read", scope=N_("Read charters"))
CHARTERS_SUPPORT = Permission("charters:support", scope=N_("Support amendments"), opens=CONTENT_VOTE)
CHARTERS_WRITE = Permission(
    "charters:write", scope=N_("Write the first version of a charter, and look after it")
)

CHARTER = Kind(
    "charter",
    one=N_("Charter"),
    many=N_("Charters"),
    address="/charters/{id}",
    icon="scroll_text",
    colour="indigo",
    labels={"title": N_("Name"), "body": N_("Before the articles"), "article": N_("Articles")},
    texts={},
)
AMENDMENT = Kind(
    "amendment",
    one=N_("Amendment"),
    many=N_("Amendments"),
    address="/charters/{root}",
    icon="pencil_line",
    colour="indigo",
    votes=CHARTERS_SUPPORT,
    vote_rule="service:require_support_wanted",
    labels={"body": N_("New wording"), "reason": N_("Why")},
    texts={},
)

READ = N_("Read the amendment")
ANSWERS = (
    Act("agree", N_("I agree"), N_("Noted: you agree."), "service:agree_at", "check"),
    Act("accept", N_("I can live with it"), N_("Noted: you can live with it."), "service:accept_at"),
    Act("object", N_("I object"), icon="message_square_warning", to=""),
)


def _asked(did: str, alone: str, about: str = "", acts: tuple[Act, ...] = ()) -> Saying:
    return Saying(did, READ, alone, about=about or N_("amendment"), is_quoting=False, acts=acts)


CONSENT = NoticeKind(
    "consent",
    group=NoticeGroup.FOR_ME,
    label=N_("I am asked about a charter"),
    detail=N_("whether I consent to an amendment, and what becomes of mine"),
    tells=(
        (RoundOpened, "notices:asked"),
        (ObjectionMade, "notices:objected"),
        (ObjectionAnswered, "notices:asked_again"),
        (ArticleChanged, "notices:moved"),
        (AmendmentClosed, "notices:closed"),
        (RereadingDue, "notices:reread"),
    ),
    sayings={
        "asked": _asked("", N_("Do you consent to this amendment?"), N_("your consent"), ANSWERS),
        "objected": _asked(
            N_("objects to your amendment"), N_("Somebody objects to your amendment"), N_("your amendment")
        ),
        "asked_again": _asked(
            "", N_("There is another wording. Does it answer your objection?"), N_("your objection"), ANSWERS
        ),
        "moved": _asked(
            "", N_("The article that you would amend has changed. Adapt your wording"), N_("your amendment")
        ),
        "adopted": _asked("", N_("The amendment is adopted")),
        "not_adopted": _asked("", N_("The amendment is not adopted")),
        "reread": Saying(
            "",
            N_("Read it again"),
            N_("The charter is a year old. Does it still say what you want?"),
            about=N_("a year old"),
            is_quoting=False,
            acts=(
                Act("read", N_("Read it again"), icon="book_open", to=""),
                Act("keep", N_("It is still right"), N_("Noted. It is read again in a year."),
                    "service:keep_at", "check"),
            ),
        ),
    },
)  # fmt: skip
NEWS = NoticeKind(
    "charters",
    group=NoticeGroup.AROUND_ME,
    label=N_("A charter that I follow or have signed"),
    detail=N_("new amendments, and new versions"),
    tells=(
        (AmendmentProposed, "notices:proposed"),
        (DiscussionOpened, "notices:discussed"),
        (VersionAdopted, "notices:version"),
    ),
    sayings={
        "proposed": _asked(N_("proposes an amendment"), N_("Somebody proposes an amendment")),
        "discussed": _asked("", N_("An amendment is discussed for five days")),
        "version": Saying(
            "", N_("Read the charter"), N_("There is a new version of the charter"), about=N_("new version"),
            is_quoting=False,
        ),
    },
)  # fmt: skip

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(CHARTER, AMENDMENT),
    permissions=(
        *(CHARTERS_ANSWER, CHARTERS_KEEP, CHARTERS_PROPOSE, CHARTERS_READ, CHARTERS_SUPPORT),
        CHARTERS_WRITE,
    ),
    personal_data={
        "charter_signature": Entry(("person_id",), (), ("charter_id", "version", "at")),
        "charter_voice": Entry(
            ("person_id",), (), ("amendment_id", "says", "reason", "is_answered", "at"), Erase.KEEP
        ),
    },
    places=(
        Place("charter", N_("Charter"), "/charter", CHARTER.icon, Wing.STEER, 10, requires=CHARTERS_READ),
    ),
    space_tabs=(
        SpaceTab(
            "charter",
            N_("Charter"),
            20,
            begin="state.charter:show_space",
            main="components.main:of_community",
            rail="components.main:aside_of_community",
        ),
    ),
    deeds=(Deed(N_("Read the charter"), "/charter", CHARTER.icon, 40, requires=CHARTERS_READ),),
    notices=(CONSENT, NEWS),
    told={"amendment": "notices:things"},
    settled=(
        (VoiceGiven, "notices:answered"),
        (AmendmentClosed, "notices:settled"),
        (Reread, "notices:read_again"),
    ),
    recorders=(
        (Voted, "service:count_support"),
        (ContentRemoved, "service:forget"),
        (ContentRemoved, "service:keep_words"),
        (ContentHidden, "service:keep_words"),
        (ContentRedacted, "service:keep_words"),
        (PersonSuspended, "service:leave_rounds"),
    ),
    jobs=(
        Recurring("go on with amendments", timedelta(minutes=10), "service:go_on"),
        Recurring("propose to read charters again", timedelta(hours=6), "service:remind"),
        Recurring("keep what the sign-in shows", timedelta(minutes=10), "service:keep_door"),
    ),
)
