"""Letting stories leave the wall after nine months."""

from sqlmodel import Session, select

from learnhub.core.clock import utcnow
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.failures.models import Failure

BATCH = 200


def fade(session: Session) -> int:
    """Take what is old off the wall, and out of the search unless its author agreed; answers how many.

    A job, of which each run takes a batch. It is read on at its address. What moderators have hidden fades
    when they show it again.
    """
    due = (
        select(Content, Failure)
        .join(Failure, Failure.content_id == Content.id)
        .where(Failure.fades_on <= utcnow().date(), Content.status != Status.HIDDEN)
        .order_by(Failure.fades_on, Failure.content_id)
        .limit(BATCH)
        .with_for_update(of=Content, key_share=True)
    )
    faded = session.exec(due).all()
    for content, failure in faded:
        content.hot, failure.fades_on = 0, None
        session.add_all((content, failure))
        if content.status == Status.PUBLISHED and not failure.is_kept:
            discussion.retire(session, content)
    return len(faded)
