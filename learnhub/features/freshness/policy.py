"""Who keeps content up to date: its owner and its authors, and whom it is offered to since its owner left."""

from learnhub.access.actor import Actor
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.freshness.enums import Circle
from learnhub.features.freshness.models import Freshness
from learnhub.features.freshness.room import CONTENT_ASSIGN, CONTENT_CHECK
from learnhub.features.freshness.schedule import CIRCLES


def can_check(actor: Actor, content: Content, row: Freshness, *, is_author: bool) -> bool:
    """Say that it is right, choose when it is checked, and take it out of the library."""
    return content.status == Status.PUBLISHED and keeps(actor, row, is_author=is_author)


def can_bring_back(actor: Actor, content: Content, row: Freshness, *, is_author: bool) -> bool:
    """Put what was taken out of the library back."""
    return content.status == Status.RETIRED and keeps(actor, row, is_author=is_author)


def keeps(actor: Actor, row: Freshness, *, is_author: bool) -> bool:
    """Whether somebody looks after it."""
    return actor.may(CONTENT_CHECK) and (is_author or row.owner_id == actor.person_id)


def can_take(actor: Actor, row: Freshness, *, is_author: bool, in_team: bool) -> bool:
    """Become its owner: authors at any time, others when it is offered to them."""
    if not actor.may(CONTENT_CHECK) or row.owner_id == actor.person_id:
        return False
    reached = CIRCLES.index(Circle(row.circle)) if row.circle else -1
    return (
        is_author
        or (reached >= CIRCLES.index(Circle.TEAM) and in_team)
        or (reached >= 0 and actor.may(CONTENT_ASSIGN))
    )
