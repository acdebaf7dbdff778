"""Counting the questions that need not be asked, because something answers them already."""

from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.queries import get_content
from learnhub.features.questions import policy
from learnhub.features.questions.models import SparedQuestion


def spare_question(session: Session, actor: Actor, *, content_id: str) -> str:
    """Count that content answered what somebody was about to ask, and say where it is read.

    Only who says so is counted. Who leaves a question unwritten may have been called away or have given up,
    and a figure that took them for helped would flatter.
    """
    guard.require(policy.can_ask(actor))
    content = get_content(session, actor, content_id)
    if content.status != Status.PUBLISHED:
        raise NoSuchContent
    statement = insert(session, SparedQuestion, content_id=content.id, day=utcnow().date(), number=1)
    more = {"number": SparedQuestion.number + 1}
    session.execute(statement.on_conflict_do_update(index_elements=["content_id", "day"], set_=more))
    return rooms.kind(content.kind).at(content.id, content.root_id)
