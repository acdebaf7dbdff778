"""Who may see and change a piece of content, whatever its kind."""

from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    String,
    and_,
    bindparam,
    exists,
    false,
    literal_column,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Authorship, Content
from learnhub.features.people.models import Space, SpaceMember
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.rooms import kind

_AUTHORS_SEE = (Status.DRAFT, Status.WAITING, Status.PUBLISHED, Status.HIDDEN)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The clause on `content` for what somebody may read.

    A root is visible when it is published in a space that is open or theirs, or when they are an author; a
    moderator also sees what is hidden. A child needs a visible root besides. Waiting children of a live
    session are shown to its hosts by that room's own queries.
    """
    if actor.person_id is None:
        return false()
    return _visible_to(actor.person_id, can_moderate(actor))


def reader(actor: Actor) -> dict[str, Any]:
    """The values of `VISIBLE` for somebody."""
    return {"reader_id": actor.person_id, "reader_moderates": can_moderate(actor)}


@lru_cache(maxsize=4096)
def _visible_to(person_id: str, moderates: bool) -> ColumnElement[bool]:
    return _visible(person_id, true() if moderates else false())


def _visible(person_id: Any, moderates: ColumnElement[bool]) -> ColumnElement[bool]:
    # Building the clause costs more than running it, and it depends on nothing but these two. Each part says
    # what it correlates, so that the query around it may join the same tables.
    root = aliased(Content)
    readable_root = _readable(person_id, moderates, root)
    roots = select(root.id).where(root.id == Content.root_id, readable_root).correlate_except(root)
    readable = _readable(person_id, moderates, Content)
    return and_(readable, or_(Content.parent_id.is_(None), exists(roots)))


def _readable(person_id: Any, moderates: ColumnElement[bool], content: type[Content]) -> ColumnElement[bool]:
    hidden = and_(moderates, content.status == Status.HIDDEN)
    return or_(
        and_(or_(content.status == Status.PUBLISHED, hidden), _space_open(person_id, content)),
        and_(content.status.in_(_AUTHORS_SEE), _authored(person_id, content)),
    )


def _space_open(person_id: Any, content: type[Content]) -> ColumnElement[bool]:
    mine = select(SpaceMember.space_id).where(
        SpaceMember.space_id == Space.id, SpaceMember.person_id == person_id
    )
    is_open = or_(Space.is_open == true(), exists(mine.correlate_except(SpaceMember)))
    return content.space_id.in_(select(Space.id).where(is_open).correlate_except(Space))


def _authored(person_id: Any, content: type[Content]) -> ColumnElement[bool]:
    parts = select(Authorship.content_id).where(
        Authorship.content_id == content.id, Authorship.person_id == person_id
    )
    return exists(parts.correlate_except(Authorship))


_READER_ID = bindparam("reader_id", type_=String())

# `visible_to` for statements that are made once and then run for one reader after another: who reads is named
# by `reader(actor)` when they run. To nobody, who has no id, nothing is visible.
VISIBLE = and_(_READER_ID.is_not(None), _visible(_READER_ID, bindparam("reader_moderates", type_=Boolean())))

# The spaces whose content the reader reads, as `audience` names them; and what `VISIBLE` comes to for a root
# that is published, at a fraction of its price.
AUDIENCES = union_all(
    select(literal_column(f"'{OPEN}'")),
    select(SpaceMember.space_id).where(SpaceMember.person_id == _READER_ID),
)
PUBLISHED_TO_READER = and_(
    Content.status == literal_column(f"'{Status.PUBLISHED}'"),
    or_(Content.audience.in_(AUDIENCES), _authored(_READER_ID, Content)),
)


def can_moderate(actor: Actor) -> bool:
    """Hide with a reason, and show again."""
    return actor.may(CONTENT_MODERATE)


def can_vote(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Vote for what is published, where its kind can be voted for; mostly only for what others wrote."""
    known = kind(content.kind)
    allowed = known.votes is not None and actor.may(known.votes)
    return allowed and content.status == Status.PUBLISHED and (known.own_votes or not is_author)


def can_edit(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Only authors change words; hidden content stays as it is until a moderator shows it again."""
    return actor.is_signed_in and is_author and content.status in (Status.DRAFT, Status.PUBLISHED)


def can_remove(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Authors may always take their words back."""
    return actor.is_signed_in and is_author and content.status != Status.REMOVED
