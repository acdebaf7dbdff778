"""What its recipient does with a note."""

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.feedback.errors import (
    AlreadyThanked,
    NobodyToThank,
    NoSuchFeedback,
)
from learnhub.features.feedback.events import (
    FeedbackDeleted,
    FeedbackThanked,
)
from learnhub.features.feedback.models import (
    FeedbackAuthor,
    FeedbackNote,
    FeedbackThanks,
)
from learnhub.features.feedback.policy import notes_of
from learnhub.features.feedback.room import FEEDBACK_GIVE, FEEDBACK_READ
from learnhub.features.feedback.schemas import (
    FeedbackThanksInput,
)
from learnhub.features.feedback.sealing import sealed
from learnhub.features.feedback.service.asking import active


def thank(session: Session, actor: Actor, note_id: str, form: FeedbackThanksInput) -> None:
    """Say thank you for a note, once; its author is told. Raises NoSuchFeedback, AlreadyThanked and
    NobodyToThank.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    note = _note(session, actor, note_id)
    if note.thanked_at is not None:
        raise AlreadyThanked
    author = session.get(FeedbackAuthor, note_id)
    if author is None or not active(session, {author.person_id}):
        raise NobodyToThank
    now = note.thanked_at = utcnow()
    thanks = FeedbackThanks(
        author_id=author.person_id,
        giver_id=note.recipient_id,
        about=note.about,
        words=sealed(form.words),
        thanked_at=now,
    )
    session.add_all((note, thanks))
    session.flush()
    bus.record(session, FeedbackThanked(thanks.id))


def remove_note(session: Session, actor: Actor, note_id: str) -> None:
    """Delete what one was told, for good; nobody is told. Raises NoSuchFeedback."""
    guard.require_permission(actor, FEEDBACK_READ)
    note = _note(session, actor, note_id)
    session.delete(note)
    session.flush()
    bus.record(session, FeedbackDeleted(note_id, note.recipient_id))


def _note(session: Session, actor: Actor, note_id: str) -> FeedbackNote:
    found = session.exec(
        select(FeedbackNote).where(FeedbackNote.id == note_id, notes_of(actor)).with_for_update()
    ).first()
    if found is None:
        raise NoSuchFeedback
    return found
