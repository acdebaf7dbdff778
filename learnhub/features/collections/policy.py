"""Who may make collections, decide what is in them, and check what enters."""

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.features.collections.room import COLLECTION, COLLECTIONS_CURATE, COLLECTIONS_WRITE
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Content
from learnhub.features.discussion.policy import can_edit


def can_write(actor: Actor) -> bool:
    """Make a collection, and propose something for one."""
    return actor.is_signed_in and actor.may(COLLECTIONS_WRITE)


def can_arrange(actor: Actor, collection: Content, *, is_author: bool) -> bool:
    """Add, move and take out: its authors, who writes a wiki, and whoever curates."""
    curates = actor.may(COLLECTIONS_CURATE) and collection.status == Status.PUBLISHED
    return can_write(actor) and (curates or can_edit(actor, collection, is_author=is_author))


def can_propose(actor: Actor, collection: Content, *, is_author: bool) -> bool:
    """Whoever reads it and does not arrange it."""
    is_open = collection.status == Status.PUBLISHED
    return can_write(actor) and is_open and not can_arrange(actor, collection, is_author=is_author)


def may_check(actor: Actor, *, added_by: str | None, wrote_it: bool) -> bool:
    """Somebody else than the authors of an item and than who added it."""
    return can_write(actor) and not wrote_it and added_by != actor.person_id


def is_listable(item: Content) -> bool:
    """What the library holds, but no collections."""
    kind = rooms.kind(item.kind)
    return kind.in_library and kind != COLLECTION and item.status == Status.PUBLISHED


def reaches_all(item: Content, collection: Content) -> bool:
    """Whether everybody who reads a collection may read an item."""
    return item.audience in (OPEN, collection.audience)
