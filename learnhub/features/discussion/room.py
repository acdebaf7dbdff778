"""Discussion: the one layer under everything that people write."""

from datetime import timedelta

from learnhub.access.permissions import Permission
from learnhub.core.i18n import N_
from learnhub.features.discussion.events import (
    AnonymousPublished,
    CoAuthorAdded,
    CommentWritten,
    ContentCreated,
    ContentHidden,
    ContentMade,
    ContentPublished,
    ContentRedacted,
    ContentRemoved,
    SuggestionDecided,
    SuggestionMade,
    WikiEdited,
)
from learnhub.rooms import (
    About,
    Audited,
    Entry,
    Erase,
    Floor,
    Kind,
    Measure,
    NoticeGroup,
    NoticeKind,
    Pace,
    Place,
    Recurring,
    Room,
    Saying,
    Tab,
    Wing,
    Worth,
)

CONTENT_KEEP = Permission("content:keep", scope=N_("Keep things for later, and list them"))
CONTENT_COMMENT = Permission("content:comment", scope=N_("Comment on what people write"))
CONTENT_SHARE = Permission("content:share", scope=N_("Say that you have a question too"))
CONTENT_THANK = Permission("content:thank", scope=N_("Thank colleagues for what they write"))
CONTENT_VOTE = Permission("content:vote", to=())  # opened by what each kind of content asks for
DRAFTS_KEEP = Permission("drafts:keep", scope=N_("Keep your drafts"))
IMAGES_ADD = Permission("images:add", scope=N_("Add pictures"))
IMAGES_READ = Permission("images:read", scope=N_("See pictures"))
CONTENT_HISTORY = Permission("content:history", scope=N_("Read and restore earlier versions"))
CONTENT_TOGETHER = Permission("content:together", scope=N_("Write with co-authors"))
CONTENT_SUGGEST = Permission("content:suggest", scope=N_("Suggest edits, and take those of others"))

COMMENT = Kind(
    "comment",
    one=N_("Comment"),
    many=N_("Comments"),
    address="/history/{id}",  # which shows its words and leads to what it belongs to, a page of any kind
    icon="message_square",
    colour="gray",
    texts={"body": (1, 600)},
)

SUGGESTIONS = NoticeKind(
    "suggestions",
    group=NoticeGroup.FOR_ME,
    label=N_("Suggested edits"),
    detail=N_("of what I wrote, what became of mine, and edits of my wikis"),
    tells=(
        (SuggestionMade, "suggestion_notices:suggested"),
        (SuggestionDecided, "suggestion_notices:suggestion_decided"),
        (WikiEdited, "suggestion_notices:wiki_edited"),
    ),
    sayings={
        "suggested": Saying(
            N_("suggests an edit"),
            N_("Read the suggestion"),
            N_("Somebody suggests an edit"),
            about=N_("suggested edit"),
        ),
        "suggestion_accepted": Saying(
            "", N_("Read it"), N_("The edit that you suggested is taken"), about=N_("your suggestion")
        ),
        "suggestion_answered": Saying(
            "", N_("Read the answer"), N_("The author answers your suggestion"), about=N_("your suggestion")
        ),
        "wiki_edited": Saying(
            N_("changed your wiki"), N_("Read it"), about=N_("your wiki"), is_quoting=False
        ),
    },
)

PROMOTED = NoticeKind(
    "promoted",
    group=NoticeGroup.FOR_ME,
    label=N_("Something is made of what I wrote"),
    detail=N_("a card of an answer, for instance"),
    tells=((ContentMade, "chain_notices:made_to_authors"),),
    sayings={
        "made": Saying(
            N_("made it of what you wrote"), N_("Read it"), about=N_("from your words"), is_quoting=False
        ),
    },
)

CO_AUTHORS = NoticeKind(
    "co_authors",
    group=NoticeGroup.FOR_ME,
    label=N_("I become a co-author"),
    detail=N_("when an author adds me"),
    tells=((CoAuthorAdded, "suggestion_notices:co_author_added"),),
    sayings={
        "co_author": Saying(
            N_("made you a co-author"), N_("Read it"), about=N_("co-author"), is_quoting=False
        ),
    },
    pace=Pace.AT_ONCE,
)

ROOM = Room(
    measures=(Measure(Worth.USEFUL, "queries.worth:count_thanks"),),
    floor=Floor.CONTENT,
    kinds=(COMMENT,),
    audited={
        "content:hide": Audited(N_("Content hidden"), About.CONTENT),
        "content:thanks": Audited(N_("Words removed from thanks"), About.CONTENT),
        "content:unhide": Audited(N_("Content shown again"), About.CONTENT),
    },
    permissions=(
        *(CONTENT_COMMENT, CONTENT_HISTORY, CONTENT_KEEP, CONTENT_SHARE, CONTENT_SUGGEST),
        *(CONTENT_THANK, CONTENT_TOGETHER, CONTENT_VOTE),
        *(DRAFTS_KEEP, IMAGES_ADD, IMAGES_READ),
    ),
    personal_data={
        "authorship": Entry(("person_id",), (), ("content_id", "part"), Erase.KEEP),
        "bookmark": Entry(("person_id",), (), ("content_id", "at")),
        "mention": Entry(("person_id",), (), ("content_id", "name")),
        "revision": Entry(("person_id",), (), ("content_id", "number", "at", "origin"), Erase.KEEP),
        "thanks": Entry(("person_id",), (), ("content_id", "reason", "at"), Erase.KEEP),
        "content_share": Entry(("person_id",), (), ("space_id", "content_id", "at")),
        "shared_issue": Entry(("person_id",), (), ("content_id",), Erase.KEEP),
        "suggestion": Entry(
            ("person_id",), (), ("content_id", "title", "body", "sections", "status", "answer", "made_at")
        ),
        "vote": Entry(("person_id",), (), ("content_id",), Erase.KEEP),
        "draft": Entry(("person_id",), ("fields", "device"), ("key", "fields", "device", "saved_at")),
        "image": Entry(
            ("person_id",),
            (),
            ("id", "uploaded_at", "width", "height"),
            Erase.BLANK,
            {"person_id": None},
        ),
    },
    recorders=(
        (ContentCreated, "service.comments:settle_comments"),
        (ContentPublished, "service.comments:settle_comments"),
        (ContentRemoved, "service.comments:settle_comments"),
        (ContentHidden, "service.comments:settle_comments"),
        (ContentRedacted, "service.drafts:forget_redacted"),
    ),
    places=(Place("kept", N_("What I kept"), "/kept", "bookmark", Wing.ACCOUNT, 20, tab=Tab.ME),),
    notices=(SUGGESTIONS, PROMOTED, CO_AUTHORS),
    announcers=(
        (AnonymousPublished, "service.anonymous:forget_published"),
        (CommentWritten, "hints:show_comments"),
    ),
    jobs=(
        Recurring(
            "publish anonymous texts",
            timedelta(seconds=5),
            "service.anonymous:tick",
            outside=True,
            everywhere=True,
        ),
        Recurring("compare counters", timedelta(days=1), "counting:compare", outside=True),
        Recurring("forget old drafts", timedelta(days=1), "service.drafts:forget_old"),
        Recurring(
            "delete pictures that nothing shows", timedelta(days=1), "service.images:sweep", outside=True
        ),
        Recurring(
            "delete files that nothing refers to", timedelta(days=1), "service.files:sweep", outside=True
        ),
    ),
)
