"""Whether it changed anything: asked of its owner, and shown to everybody."""

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.rex import policy
from learnhub.features.rex.errors import NotDueYet
from learnhub.features.rex.events import EffectAnswered, EffectDue
from learnhub.features.rex.models import Rex
from learnhub.features.rex.room import REX
from learnhub.features.rex.schemas import EffectInput

BATCH = 200


def answer_effect(session: Session, actor: Actor, rex_id: str, form: EffectInput) -> None:
    """Say whether it changed anything: its owner, once it is asked. Raises NotDueYet."""
    content = discussion_queries.get_content_for_update(session, actor, rex_id, REX)
    rex = session.get_one(Rex, rex_id)
    if not policy.is_effect_due(rex):
        raise NotDueYet
    guard.require(policy.can_answer_effect(actor, rex, content))
    rex.effect, rex.effect_words, rex.effect_at = form.effect, form.words, utcnow()
    session.add(rex)
    session.flush()
    bus.record(session, EffectAnswered(rex_id))


def ask_effects(session: Session) -> int:
    """A job: ask the owners of what was published 90 days ago, once; answers how many."""
    due = (
        select(Rex)
        .join(Content, Content.id == Rex.content_id)
        .where(Rex.effect.is_(None), Rex.effect_due_on <= utcnow().date(), Rex.effect_asked_at.is_(None))
        .where(Content.status == Status.PUBLISHED)
        .order_by(Rex.effect_due_on, Rex.content_id)
        .limit(BATCH)
        .with_for_update(of=Rex)
    )
    asked = session.exec(due).all()
    for rex in asked:
        rex.effect_asked_at = utcnow()
        session.add(rex)
        bus.record(session, EffectDue(rex.content_id))
    return len(asked)
