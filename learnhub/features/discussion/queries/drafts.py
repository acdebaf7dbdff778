"""One's own drafts."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion.models import Draft
from learnhub.features.discussion.schemas import DraftView


def find_draft(session: Session, actor: Actor, key: str) -> DraftView:
    """What is kept of a form; an empty one when nothing is."""
    draft = session.get(Draft, (guard.require_person(actor), key))
    return DraftView(draft.version, draft.fields, draft.device, draft.saved_at) if draft else DraftView()
