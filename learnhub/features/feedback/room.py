"""Growth feedback: asked for first, told in four steps, and owned by whom it was told alone."""

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.feedback.events import (
    FeedbackDeleted,
    FeedbackRequested,
    FeedbackSent,
    FeedbackSettled,
    FeedbackThanked,
)
from learnhub.rooms import (
    Act,
    Deed,
    Entry,
    Floor,
    NoticeGroup,
    NoticeKind,
    Place,
    Room,
    Saying,
    Tab,
    Wing,
)

FEEDBACK_READ = Permission("feedback:read", scope=N_("Read the feedback that you were given"))
FEEDBACK_GIVE = Permission("feedback:give", scope=N_("Ask for feedback, give it and say thank you"))

ICON, COLOUR = "message_square_heart", "sky"

NOTICES = NoticeKind(
    "feedback",
    group=NoticeGroup.FOR_ME,
    label=N_("Growth feedback"),
    detail=N_("when I am asked for it, when I am given it, thanks for mine"),
    tells=(
        (FeedbackRequested, "notices:requested"),
        (FeedbackSent, "notices:sent"),
        (FeedbackThanked, "notices:thanked"),
    ),
    sayings={
        "requested": Saying(
            N_("would like to hear from you"),
            N_("See what about"),
            acts=(
                Act("write", N_("Write it"), icon="pencil"),
                Act(
                    "decline",
                    N_("Not this time"),
                    N_("Noted. Nobody is told that you declined."),
                    "service:decline_at",
                    "x",
                ),
            ),
        ),
        "sent": Saying(N_("has written to you"), N_("Read what it says"), N_("Somebody has written to you")),
        "thanked": Saying(N_("says thank you for your feedback"), N_("Read what it says")),
    },
)

ROOM = Room(
    floor=Floor.ROOMS,
    permissions=(FEEDBACK_READ, FEEDBACK_GIVE),
    personal_data={
        "feedback_request": Entry(
            ("person_id",), ("about",), ("id", "about", "asked", "created_at", "closed_at")
        ),
        "feedback_asked": Entry(("person_id",), (), ("request_id",)),
        # A draft is its author's, who reads it on its page. It names another one, too, who was told nothing
        # of it and is given nothing: by the table it would leave with either.
        "feedback_draft": Entry(
            ("author_id", "recipient_id"), ("about", "situation", "behaviour", "impact", "ahead"), ()
        ),
        "feedback_note": Entry(
            ("recipient_id",),
            ("about", "situation", "behaviour", "impact", "ahead"),
            ("id", "about", "situation", "behaviour", "impact", "ahead", "sent_at", "thanked_at"),
        ),
        "feedback_author": Entry(("person_id",), (), ()),
        "feedback_thanks": Entry(
            ("author_id", "giver_id"), ("about", "words"), ("id", "about", "words", "thanked_at")
        ),
        "feedback_choice": Entry(("person_id",), (), ("person_id",)),
    },
    notices=(NOTICES,),
    told={
        "feedback_request": "notices:requests",
        "feedback": "notices:notes",
        "feedback_thanks": "notices:thanks",
    },
    settled=((FeedbackSettled, "notices:settled"), (FeedbackDeleted, "notices:deleted")),
    places=(Place("feedback", N_("Growth feedback"), "/feedback", ICON, Wing.ACCOUNT, 30, tab=Tab.ME),),
    deeds=(Deed(N_("Ask for feedback"), "/feedback/ask", ICON, 45, requires=FEEDBACK_GIVE),),
)
