"""What the end of a day does to amendments."""

from sqlmodel import Session, col, select

from learnhub.core.clock import utcnow
from learnhub.features.charters import queries
from learnhub.features.charters.enums import OPEN_STAGES, AmendmentStage
from learnhub.features.charters.models import Charter, CharterAmendment
from learnhub.features.charters.service.rows import get_amendment_row
from learnhub.features.charters.service.stages import close, forget_who_left, open_round, settle
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content
from learnhub.features.people.models import Space

BATCH = 50


def go_on(session: Session) -> None:
    """Bring each amendment whose day has come to its next stage. A job.

    What is hidden waits for its moderator, and goes on when it is shown again; so does what is in a community
    that is closed.
    """
    charter = select(Content.id).where(
        Content.id == CharterAmendment.charter_id, Content.status == Status.PUBLISHED
    )
    due = (
        select(CharterAmendment.content_id, CharterAmendment.charter_id)
        .join(Content, col(Content.id) == CharterAmendment.content_id)
        .where(col(CharterAmendment.stage).in_(OPEN_STAGES), CharterAmendment.ends_at <= utcnow())
        .join(Space, col(Space.id) == Content.space_id)
        .where(col(Space.is_frozen).is_(False))
        .where(Content.status == Status.PUBLISHED, charter.correlate(CharterAmendment).exists())
        .order_by(col(CharterAmendment.ends_at), col(CharterAmendment.content_id))
        .limit(BATCH)
    )
    for amendment_id, charter_id in session.exec(due).all():
        _step(session, queries.get_row(session, charter_id, for_update=True), amendment_id)


def _step(session: Session, charter: Charter, amendment_id: str) -> None:
    """The next stage; another step of the same run may have moved it, when it adopted another amendment."""
    row = get_amendment_row(session, amendment_id)
    if row.closed_at is not None or row.ends_at > utcnow():
        return
    if row.stage == AmendmentStage.ROUND:
        forget_who_left(session, charter, row)
        settle(session, charter, row)
    elif row.stage == AmendmentStage.DISCUSSED and not row.is_stale:
        open_round(session, charter, row)
    else:  # nobody supported it, or its author did not look at the new words of the article
        close(session, charter, row, AmendmentStage.LAPSED)
