"""Hints that other cases wait for moderators."""

from sqlmodel import Session, select

from learnhub.core import db
from learnhub.features.moderation.events import CaseEvent
from learnhub.features.moderation.queries.cases import MODERATORS
from learnhub.features.people import hints
from learnhub.features.people.models import PersonRole


def show_cases(_event: CaseEvent) -> None:
    """In the frames of all moderators."""
    hints.show_frames(*db.read_now(_moderators))


def _moderators(session: Session) -> list[str]:
    return list(session.exec(select(PersonRole.person_id).where(PersonRole.role.in_(MODERATORS)).distinct()))
