"""Who may see and change a piece of content, whatever its kind."""

from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    String,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Authorship, Content, ContentShare
from learnhub.features.discussion.room import COMMENT, CONTENT_COMMENT, CONTENT_SHARE, CONTENT_THANK
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.rooms import kind

_READER_ID = bindparam("reader_id", type_=String())
_READER_MODERATES = bindparam("reader_moderates", type_=Boolean())

# The audiences to which the reader belongs. An open space that they follow is among them and does no harm: no
# content has it as its audience.
AUDIENCES = union_all(
    select(literal_column(f"'{OPEN}'").label("audience")),
    select(SpaceMember.space_id).where(SpaceMember.person_id == _READER_ID).correlate(None),
)


def reader(actor: Actor) -> dict[str, Any]:
    """The values of `VISIBLE` for somebody."""
    return {"reader_id": actor.person_id, "reader_moderates": can_moderate(actor)}


def audiences(actor: Actor) -> tuple[str, ...]:
    """The same audiences for `listing`, which asks for each of them by name; nobody belongs to none."""
    return (OPEN, *sorted(actor.spaces)) if actor.is_signed_in else ("",)


def _readable(content: type[Content]) -> ColumnElement[bool]:
    is_shown = content.status.in_((Status.PUBLISHED, Status.RETIRED))
    shown = or_(is_shown, and_(_READER_MODERATES, content.status == Status.HIDDEN))
    is_mine = and_(content.status != Status.REMOVED, _authored(content))
    return or_(and_(shown, content.audience.in_(AUDIENCES)), is_mine)


def _authored(content: type[Content]) -> ColumnElement[bool]:
    parts = select(Authorship.content_id).where(
        Authorship.content_id == content.id, Authorship.person_id == _READER_ID
    )
    return exists(parts.correlate_except(Authorship))


def _visible() -> ColumnElement[bool]:
    # Each part says what it correlates, so that the query around it may join the same tables.
    root = aliased(Content)
    roots = select(root.id).where(root.id == Content.root_id, _readable(root)).correlate_except(root)
    under = and_(exists(roots), or_(Content.parent_id == Content.root_id, _under_readable()))
    return and_(_readable(Content), or_(Content.parent_id.is_(None), under))


def _under_readable() -> ColumnElement[bool]:
    """That what is between a comment and its root is readable; replies outlive a comment that was deleted."""
    parent, above = aliased(Content), aliased(Content)
    is_deleted = and_(parent.kind == literal_column(f"'{COMMENT}'"), parent.status == Status.REMOVED)
    posts = select(above.id).where(above.id == parent.parent_id, _readable(above)).correlate_except(above)
    is_under = or_(parent.parent_id == parent.root_id, exists(posts))
    parents = select(parent.id).where(
        parent.id == Content.parent_id, or_(_readable(parent), is_deleted), is_under
    )
    return exists(parents.correlate_except(parent))


# The clause on `content` for what somebody may read; who reads is named by `reader(actor)` when a statement
# runs, so statements are made once. A root is visible when it is published for an audience of theirs, or when
# they are an author; a moderator also sees what is hidden. A child needs a visible root besides. Waiting
# children of a live session are shown to its hosts by that room's own queries. To nobody, who has no id,
# nothing is visible. This is the one rule: `listing` finds candidates in indexes and asks it about each.
VISIBLE = and_(_READER_ID.is_not(None), _visible())

# What `VISIBLE` comes to for a root, and for one that is published, at a fraction of its price.
READABLE_ROOT = and_(_READER_ID.is_not(None), _readable(Content))
PUBLISHED_TO_READER = and_(
    Content.status == literal_column(f"'{Status.PUBLISHED}'"),
    or_(Content.audience.in_(AUDIENCES), _authored(Content)),
)


# That the reader reads in the space `space_id`: what is open to everybody and shown in a community would
# otherwise tell of it.
READS_IN_SPACE = exists(
    select(Space.id)
    .where(Space.id == bindparam("space_id", type_=String()))
    .where(or_(Space.is_open, Space.id.in_(AUDIENCES)))
    .correlate(None)
)


_SHARED_THERE = (
    select(ContentShare.space_id)
    .where(ContentShare.content_id == Content.id, ContentShare.space_id == bindparam("space_id"))
    .limit(literal_column("1"))
    .correlate(Content)
    .scalar_subquery()
)
# The clause on `content` for what is in the space `space_id`, or shown to whoever reads there. As a value
# instead of EXISTS, which PostgreSQL may turn into a join that loses the order of a list.
IN_SPACE = or_(Content.space_id == bindparam("space_id"), and_(_SHARED_THERE.is_not(None), READS_IN_SPACE))


def readable_to(content: type[Content], person_id: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """The same rule about a root or a piece under a readable one, for each person of the statement around.

    Nobody reads as a moderator here.
    """
    joined = select(SpaceMember.space_id).where(
        SpaceMember.space_id == content.audience, SpaceMember.person_id == person_id
    )
    written = select(Authorship.content_id).where(
        Authorship.content_id == content.id, Authorship.person_id == person_id
    )
    is_open = content.audience == literal_column(f"'{OPEN}'")
    belongs = or_(is_open, exists(joined.correlate_except(SpaceMember)))
    is_mine = and_(content.status != Status.REMOVED, exists(written.correlate_except(Authorship)))
    return or_(and_(content.status == Status.PUBLISHED, belongs), is_mine)


def can_moderate(actor: Actor) -> bool:
    """Hide with a reason, and show again."""
    return actor.may(CONTENT_MODERATE)


def public_reason(content: Content) -> str:
    """Why it is hidden, for those who may not read it: the first of the lines that its author reads."""
    first, _, rest = content.hidden_reason.partition("\n")
    return first if rest else ""


def can_vote(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Vote for what is published, where its kind can be voted for; mostly only for what others wrote."""
    known = kind(content.kind)
    allowed = known.votes is not None and actor.may(known.votes)
    return allowed and content.status == Status.PUBLISHED and (known.own_votes or not is_author)


def can_comment(actor: Actor, post: Content) -> bool:
    """Everybody who can read it comments, unless it is hidden or waits."""
    return actor.may(CONTENT_COMMENT) and post.status == Status.PUBLISHED


def can_thank(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Thank a colleague for what is published under their name."""
    is_signed = not content.is_anonymous and not is_author
    return actor.may(CONTENT_THANK) and is_signed and content.status == Status.PUBLISHED


def is_shareable(content: Content) -> bool:
    """Whether colleagues may say that they have the same issue, as long as it is not settled."""
    return bool(kind(content.kind).shared_while) and not content.is_anonymous


def can_share(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Say that one has the same issue as a colleague."""
    is_open = content.status == Status.PUBLISHED and is_shareable(content)
    return actor.may(CONTENT_SHARE) and is_open and not is_author


def can_edit(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Authors change words, those of a wiki also others; what is hidden stays as it is until it is shown."""
    if content.is_wiki and content.status == Status.PUBLISHED and can_open_wiki(actor, content):
        return True
    return actor.is_signed_in and is_author and content.status in (Status.DRAFT, Status.PUBLISHED)


def can_open_wiki(actor: Actor, content: Content) -> bool:
    """What its author may turn into a wiki, and who may then edit it: those who may write its kind."""
    wiki = kind(content.kind).wiki
    return wiki is not None and actor.may(wiki) and not content.is_anonymous


def can_add_co_author(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """An author of what the library holds; what waits or is hidden is nobody's to spread."""
    is_open = content.status in (Status.DRAFT, Status.PUBLISHED) and not content.is_anonymous
    return actor.is_signed_in and is_author and is_open and kind(content.kind).in_library


def can_remove(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Its author, and no co-author, may always take the words back."""
    return actor.is_signed_in and is_author and content.status != Status.REMOVED


def can_restore(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Bring an earlier edition back: whoever may edit it, of a kind that leaves its words to its author."""
    return bool(kind(content.kind).texts) and can_edit(actor, content, is_author=is_author)


def can_read_history(actor: Actor, content: Content) -> bool:
    """Who reads content reads what it said before.

    Of anonymous content only moderators do: its author may have taken out what gave them away.
    """
    return actor.is_signed_in and (not content.is_anonymous or can_moderate(actor))


def can_suggest(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Whoever reads what they may not edit; nobody could take a suggestion for what is anonymous."""
    is_open = content.status == Status.PUBLISHED and not content.is_anonymous and kind(content.kind).texts
    return actor.is_signed_in and bool(is_open) and not can_edit(actor, content, is_author=is_author)
