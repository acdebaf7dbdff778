"""Who may see and change a piece of content, whatever its kind."""

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, true
from sqlalchemy.orm import aliased

from learnhub.access.actor import Actor
from learnhub.access.permissions import Permission
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.people.models import Space, SpaceMember

_AUTHORS_SEE = (Status.DRAFT, Status.WAITING, Status.PUBLISHED, Status.HIDDEN)


def visible_to(actor: Actor) -> ColumnElement[bool]:
    """The clause on `content` for what somebody may read.

    A root is visible when it is published in a space that is open or theirs, or when they are an author; a
    moderator also sees what is hidden. A child needs a visible root besides. Waiting children of a live
    session are shown to its hosts by that room's own queries.
    """
    if not actor.is_signed_in:
        return false()
    root = aliased(Content)
    root_visible = exists(select(root.id).where(root.id == Content.root_id, _readable(actor, root)))
    return and_(_readable(actor, Content), or_(Content.parent_id.is_(None), root_visible))


def _readable(actor: Actor, content: type[Content]) -> ColumnElement[bool]:
    hidden = content.status == Status.HIDDEN if can_moderate(actor) else false()
    return or_(
        and_(or_(content.status == Status.PUBLISHED, hidden), _space_open(actor, content)),
        and_(content.status.in_(_AUTHORS_SEE), _authored(actor, content)),
    )


def _space_open(actor: Actor, content: type[Content]) -> ColumnElement[bool]:
    mine = exists(
        select(SpaceMember.space_id).where(
            SpaceMember.space_id == Space.id, SpaceMember.person_id == actor.person_id
        )
    )
    spaces = select(Space.id).where(or_(Space.is_open == true(), mine))
    return content.space_id.in_(spaces)


def _authored(actor: Actor, content: type[Content]) -> ColumnElement[bool]:
    mine = select(Authorship.content_id).where(
        Authorship.content_id == content.id, Authorship.person_id == actor.person_id
    )
    return exists(mine.correlate(content))  # explicit: the query around it may join authorship itself


def can_moderate(actor: Actor) -> bool:
    """Hide with a reason, and show again."""
    return actor.may(Permission.CONTENT_MODERATE)


def can_edit(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Only authors change words; hidden content stays as it is until a moderator shows it again."""
    return actor.is_signed_in and is_author and content.status in (Status.DRAFT, Status.PUBLISHED)


def can_remove(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Authors may always take their words back."""
    return actor.is_signed_in and is_author and content.status != Status.REMOVED
