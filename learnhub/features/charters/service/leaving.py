"""What those leave who go: their yes counts on, and nobody waits for anything else of theirs."""

from sqlalchemy import delete, or_, select
from sqlmodel import Session, col

from learnhub.features.charters.enums import OPEN_STAGES, Says
from learnhub.features.charters.models import Charter, CharterAmendment, CharterVoice
from learnhub.features.charters.room import AMENDMENT, CHARTER
from learnhub.features.charters.service.amending import end_removed
from learnhub.features.charters.service.stages import UNSYNCHRONIZED
from learnhub.features.discussion.events import ContentRemoved
from learnhub.features.people.events import PersonSuspended


def leave_rounds(session: Session, event: PersonSuspended) -> None:
    """A recorder: an objection that nobody can answer to any longer does not hold a round up.

    Who leaves a community is left out when its round is counted (`stages.forget_who_left`).
    """
    is_open = select(CharterAmendment.content_id).where(
        CharterAmendment.content_id == CharterVoice.amendment_id, col(CharterAmendment.stage).in_(OPEN_STAGES)
    )
    said = or_(col(CharterVoice.says).is_(None), col(CharterVoice.says) == Says.OBJECT)
    theirs = delete(CharterVoice).where(
        col(CharterVoice.person_id) == event.person_id, said, is_open.correlate(CharterVoice).exists()
    )
    session.execute(theirs, execution_options=UNSYNCHRONIZED)


def forget(session: Session, event: ContentRemoved) -> None:
    """A recorder: a charter without words makes room for another one, an amendment is over."""
    if event.kind == AMENDMENT:
        end_removed(session, event.content_id, event.root_id)
    elif event.kind == CHARTER:
        session.execute(
            delete(Charter).where(col(Charter.content_id) == event.content_id),
            execution_options=UNSYNCHRONIZED,
        )
