"""Cards: what is worth remembering, reviewed at the moment it would be forgotten."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.cards.events import (
    CardAdded,
    CardLeftOut,
    CardRated,
    CardsBrought,
    CardTaken,
    RatingUndone,
)
from learnhub.features.discussion.events import ContentHidden, ContentRemoved, ContentRetired
from learnhub.features.notices.events import Followed, LeaveChanged
from learnhub.rooms import (
    Entry,
    Floor,
    Kind,
    Measure,
    NoticeGroup,
    NoticeKind,
    Offer,
    Place,
    Recurring,
    Room,
    Saying,
    Share,
    Sheet,
    Shortcut,
    Wing,
    Worth,
)

CARDS_READ = Permission("cards:read", scope=N_("Read cards"))
CARDS_REVIEW = Permission("cards:review", scope=N_("Review cards"))
CARDS_WRITE = Permission("cards:write", scope=N_("Write cards"))

CARD = Kind(
    "card",
    one=N_("Card"),
    many=N_("Cards"),
    address="/library/{id}",
    icon="layers",
    colour="indigo",
    in_library=True,
    offer=Offer(
        added="queries:in_review",
        add="service:add_to_review",
        leave_out="service:leave_out",
        button="components:review_button",
        use="components:use_in_words",
    ),
    on_profile=True,
    beside="service:add_row",
    wiki=CARDS_WRITE,
    labels={"title": N_("Question"), "body": N_("Answer"), "why": N_("Why it matters here")},
    texts={"title": (5, 200), "body": (1, 5_000), "why": (0, 1_000)},
)

NOTICES = (
    NoticeKind(
        "reviews",
        group=NoticeGroup.TO_LEARN,
        label=N_("Somebody reviews my card"),
        detail=N_("once a day at most, without names"),
        tells=((CardTaken, "notices:taken"),),
        sayings={
            "taken": Saying(
                "", N_("Open the card"), N_("It is in the review of colleagues"), about=N_("your card")
            )
        },
    ),
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(CARD,),
    uses="queries.cards:count_uses",
    learned=(CARD,),
    measures=(Measure(Worth.USEFUL, "worth:count_kept"),),
    permissions=(CARDS_READ, CARDS_WRITE, CARDS_REVIEW),
    personal_data={
        "card_progress": Entry(
            ("person_id",), (), ("card_id", "due_day", "due_at", "reviewed_at", "reviewed_day")
        ),
        "review": Entry(("person_id",), (), ("card_id", "rating", "at")),
    },
    notices=NOTICES,
    recorders=(
        (CardAdded, "notices:note_taken"),
        (CardRated, "retention:note_forgotten"),
        (Followed, "feeding:feed_follower"),
    ),
    announcers=(
        (CardAdded, "hints:show_due"),
        (CardLeftOut, "hints:show_due"),
        (CardsBrought, "hints:show_due"),
        (CardRated, "hints:show_due"),
        (RatingUndone, "hints:show_due"),
        (LeaveChanged, "hints:show_due"),
        (ContentHidden, "hints:show_due_of_all"),
        (ContentRemoved, "hints:show_due_of_all"),
        (ContentRetired, "hints:show_due_of_all"),
    ),
    jobs=(Recurring("bring cards of followed collections", timedelta(minutes=30), "feeding:feed"),),
    places=(
        Place(
            "review",
            N_("Review"),
            "/review",
            "layers",
            Wing.LEARN,
            10,
            key="r",
            figure="cards_due",
            on_phone="/learn",
        ),
    ),
    shares=(
        Share(
            N_("Write a card"),
            "/library/new",
            "layers",
            20,
            about=N_("Write a card about “{words}”"),
            field="front",
            of=N_("Make a card"),
        ),
    ),
    shortcuts=(
        Shortcut(Sheet.GO, N_("Start review, on Today"), ("r",)),
        Shortcut(Sheet.REVIEW, N_("Show the answer"), ("Space",)),
        Shortcut(Sheet.REVIEW, N_("Rate"), ("1", "2", "3", "4")),
        Shortcut(Sheet.REVIEW, N_("Undo"), ("u",)),
    ),
    figures={"cards_due": "queries.attention:cards_due"},
    daily_line="mails:ready_line",
)
