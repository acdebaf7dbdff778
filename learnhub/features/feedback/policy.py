"""Whose a note is. Nobody else's: there is no clause for a role."""

from sqlalchemy import ColumnElement, false

from learnhub.access.actor import Actor
from learnhub.features.feedback.models import FeedbackDraft, FeedbackNote, FeedbackRequest
from learnhub.features.feedback.room import FEEDBACK_GIVE, FEEDBACK_READ


def notes_of(actor: Actor) -> ColumnElement[bool]:
    """The clause on `feedback_note`: what the reader was told, whatever role anybody has."""
    if not actor.may(FEEDBACK_READ):
        return false()
    return FeedbackNote.recipient_id == actor.person_id


def drafts_of(actor: Actor) -> ColumnElement[bool]:
    """The clause on `feedback_draft`: what the reader is writing."""
    if not actor.may(FEEDBACK_GIVE):
        return false()
    return FeedbackDraft.author_id == actor.person_id


def requests_of(actor: Actor) -> ColumnElement[bool]:
    """The clause on `feedback_request`: what the reader asked."""
    if not actor.may(FEEDBACK_READ):
        return false()
    return FeedbackRequest.person_id == actor.person_id
