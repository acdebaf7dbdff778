"""The review, and showing a REX to the company."""

from datetime import timedelta

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.rex import policy
from learnhub.features.rex.enums import RexStage
from learnhub.features.rex.errors import NothingWritten, OtherStage
from learnhub.features.rex.events import RexPublished
from learnhub.features.rex.models import Rex
from learnhub.features.rex.schemas import ReviewInput
from learnhub.features.rex.service.common import require_stage, require_writing, say_changed
from learnhub.features.rituals import queries as rituals
from learnhub.features.rituals.room import RITUAL

EFFECT_AFTER = timedelta(days=90)


def plan_review(session: Session, actor: Actor, rex_id: str, form: ReviewInput) -> None:
    """Say when it is reviewed, once those who were there were asked; another day may be said.

    Raises OtherStage, and NoSuchMeeting for a day on which the ritual has none.
    """
    require_writing(session, actor, rex_id)
    rex = session.get_one(Rex, rex_id)
    require_stage(rex, RexStage.CHECKING, RexStage.REVIEW)
    if form.ritual_id:
        ritual = discussion_queries.get_content(session, actor, form.ritual_id, RITUAL)
        rituals.get_occurrence(session, ritual.id, form.day)
    rex.stage, rex.review_on, rex.review_id = RexStage.REVIEW, form.day, form.ritual_id or None
    session.add(rex)
    session.flush()
    say_changed(session, rex_id)


def publish_rex(session: Session, actor: Actor, rex_id: str) -> None:
    """Show it to those who read in its place; whether it changed anything is asked 90 days later.

    Not after its last action, because one that is never done would put the question off for ever. Raises
    OtherStage before the facts were asked to be checked, and NothingWritten.
    """
    content = require_writing(session, actor, rex_id)
    rex = session.get_one(Rex, rex_id)
    if not policy.can_publish(actor, rex, content, is_author=True):
        raise OtherStage
    if not content.body.strip():
        raise NothingWritten
    rex.stage, rex.effect_due_on = RexStage.PUBLISHED, utcnow().date() + EFFECT_AFTER
    session.add(rex)
    where = discussion.place(session, actor, content.space_id)
    if where.status == Status.PUBLISHED:
        discussion.publish(session, content)
    else:
        content.status = where.status
        session.add(content)
    session.flush()
    bus.record(session, RexPublished(rex_id))
    say_changed(session, rex_id)
