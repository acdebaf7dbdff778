"""Who may open, write, check and publish REX. Who sees one is the rule of the discussion.

While it is written, those who were there are its authors: nobody else reads it before it is published.
"""

from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.features.discussion import policy as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.features.rex.enums import RexStage
from learnhub.features.rex.models import Rex, RexProject
from learnhub.features.rex.room import REX_WRITE


def can_open(actor: Actor) -> bool:
    """Open one, and put a project into the register."""
    return actor.may(REX_WRITE)


def can_write(actor: Actor, content: Content, *, is_author: bool) -> bool:
    """Everybody who was there, before and after it is published."""
    return actor.may(REX_WRITE) and discussion.can_edit(actor, content, is_author=is_author)


def can_check(actor: Actor, rex: Rex, *, is_author: bool) -> bool:
    """Say that the facts are right, or what differs: once it is asked, and until it is published."""
    return actor.may(REX_WRITE) and is_author and rex.stage in (RexStage.CHECKING, RexStage.REVIEW)


def can_publish(actor: Actor, rex: Rex, content: Content, *, is_author: bool) -> bool:
    """Those who wrote it, after the facts were checked; a short one at once."""
    is_ready = rex.stage in (RexStage.CHECKING, RexStage.REVIEW) or (
        rex.stage == RexStage.DRAFT and rex.template == "short"
    )
    return can_write(actor, content, is_author=is_author) and content.status == Status.DRAFT and is_ready


def is_effect_due(rex: Rex) -> bool:
    """Whether it is time to say whether it changed anything."""
    return rex.effect_due_on is not None and rex.effect_due_on <= utcnow().date()


def can_answer_effect(actor: Actor, rex: Rex, content: Content) -> bool:
    """Its owner, from the day on that it is asked; what was said may be said otherwise."""
    is_open = content.status == Status.PUBLISHED and is_effect_due(rex)
    return actor.may(REX_WRITE) and is_open and rex.owner_id == actor.person_id


def can_edit_project(actor: Actor, project: RexProject) -> bool:
    """Who put it into the register, or moderates, as long as it has no REX."""
    keeps = project.added_by == actor.person_id or actor.may(CONTENT_MODERATE)
    return can_open(actor) and keeps and project.opened_on is None
