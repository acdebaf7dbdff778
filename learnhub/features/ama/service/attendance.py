"""Saying that one comes to a session."""

from typing import Any

from sqlmodel import Session, delete

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.upserts import insert
from learnhub.features.ama import queries
from learnhub.features.ama.enums import Phase
from learnhub.features.ama.errors import WrongPhase
from learnhub.features.ama.models import AmaAttendance
from learnhub.features.ama.room import AMA_ATTEND


def set_attendance(session: Session, actor: Actor, ama_id: str, *, on: bool) -> None:
    """Say that one comes, or that one does not after all, of which nobody is told. Twice is once.

    Raises NoSuchAma, and WrongPhase for who says that they come once the session is open.
    """
    guard.require_permission(actor, AMA_ATTEND)
    phase = queries.get_phase(session, actor, ama_id)
    keys: dict[str, Any] = {"ama_id": ama_id, "person_id": guard.require_person(actor)}
    if not on:
        session.exec(delete(AmaAttendance).filter_by(**keys))
    elif phase == Phase.SCHEDULED:
        session.execute(insert(session, AmaAttendance, **keys).on_conflict_do_nothing())
    else:
        raise WrongPhase
