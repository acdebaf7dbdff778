"""Collections: what belongs together, in the order in which one reads it, with a sentence for each."""

from learnhub.access.permissions import Permission
from learnhub.access.roles import Role
from learnhub.core.i18n import N_
from learnhub.features.collections.events import (
    CheckWanted,
    CollectionSettled,
    ItemEntered,
    ItemProposed,
    ProposalTaken,
)
from learnhub.features.discussion.events import ContentCreated, ContentEdited, ContentRemoved
from learnhub.rooms import (
    Around,
    Entry,
    Erase,
    Floor,
    Kind,
    NoticeGroup,
    NoticeKind,
    Room,
    Saying,
    Share,
)

COLLECTIONS_READ = Permission("collections:read", scope=N_("Read collections"))
COLLECTIONS_WRITE = Permission(
    "collections:write", scope=N_("Write collections, propose for them, and check what enters them")
)
COLLECTIONS_CURATE = Permission("collections:curate", to=(Role.MODERATOR, Role.ADMINISTRATOR))

COLLECTION = Kind(
    "collection",
    one=N_("Collection"),
    many=N_("Collections"),
    address="/collections/{id}",
    icon="library",
    colour="amber",
    in_library=True,
    on_profile=True,
    wiki=COLLECTIONS_WRITE,
    lists=("items",),
    labels={"title": N_("What it gathers"), "body": N_("Introduction"), "items": N_("In this order")},
    texts={"title": (10, 150), "body": (0, 2_000), "items": (0, 20_000)},
)

CARE = NoticeKind(
    "collections",
    group=NoticeGroup.FOR_ME,
    label=N_("Something is to enter a collection"),
    detail=N_("proposals for mine, what I am asked to check, and what became of what I proposed"),
    tells=(
        (ItemProposed, "notices:proposed"),
        (CheckWanted, "notices:check_wanted"),
        (ProposalTaken, "notices:taken"),
    ),
    sayings={
        "proposed": Saying(
            N_("proposes something for your collection"),
            N_("Decide"),
            N_("Something is proposed for your collection"),
            about=N_("proposal"),
            is_quoting=False,
        ),
        "to_check": Saying(
            "",
            N_("Look it over"),
            N_("Somebody else has to check what is to enter this collection"),
            about=N_("check before it enters"),
            is_quoting=False,
        ),
        "check_again": Saying(
            "",
            N_("Look it over"),
            N_("Something in this collection has changed since it was checked"),
            about=N_("check again"),
            is_quoting=False,
        ),
        "proposal_taken": Saying(
            "",
            N_("Open the collection"),
            N_("What you proposed is in the collection"),
            about=N_("your proposal"),
            is_quoting=False,
        ),
    },
)
NEW = NoticeKind(
    "new_in_collections",
    group=NoticeGroup.TO_LEARN,
    label=N_("Something new in a collection that I follow"),
    detail=N_("once for each page that enters it"),
    tells=((ItemEntered, "notices:entered"),),
    sayings={
        "entered": Saying(
            "",
            N_("Open the collection"),
            N_("Something new is in this collection"),
            about=N_("new in it"),
            is_quoting=False,
        ),
    },
)

ROOM = Room(
    floor=Floor.ROOMS,
    kinds=(COLLECTION,),
    permissions=(COLLECTIONS_CURATE, COLLECTIONS_READ, COLLECTIONS_WRITE),
    personal_data={
        "collection_item": Entry(
            ("person_id", "checked_by"),
            (),
            ("collection_id", "item_id", "added_at", "checked_at", "checked_edition"),
            Erase.KEEP,
        ),
        "collection_proposal": Entry(("person_id",), (), ("collection_id", "item_id", "sentence", "at")),
    },
    recorders=(
        (ContentCreated, "service.keeping:follow_text"),
        (ContentEdited, "service.keeping:follow_text"),
        (ContentEdited, "service.checking:ask_again"),
        (ContentRemoved, "service.keeping:forget"),
    ),
    around=Around(
        begin="state:show_collections",
        aside="components.around:in_collections",
        menu="components.around:menu_items",
        dialogs="components.around:add_dialog",
    ),
    notices=(CARE, NEW),
    settled=((CollectionSettled, "notices:settled"),),
    shares=(
        Share(
            N_("Gather a collection"),
            "/collections/new",
            COLLECTION.icon,
            30,
            about=N_("Gather a collection about “{words}”"),
            field="title",
        ),
    ),
)
