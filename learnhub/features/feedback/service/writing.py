"""Telling somebody something, in four steps or at once."""

from sqlalchemy import func
from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.feedback import queries
from learnhub.features.feedback.enums import STEPS, Step
from learnhub.features.feedback.errors import (
    NoSuchFeedback,
    NotAskedForFeedback,
    NotHere,
    OnlyWhenAsked,
    TooManyDrafts,
    Unfinished,
)
from learnhub.features.feedback.events import (
    FeedbackSent,
)
from learnhub.features.feedback.models import (
    FeedbackAsked,
    FeedbackAuthor,
    FeedbackDraft,
    FeedbackNote,
    FeedbackRequest,
)
from learnhub.features.feedback.policy import drafts_of
from learnhub.features.feedback.room import FEEDBACK_GIVE
from learnhub.features.feedback.schemas import (
    FeedbackInput,
    FeedbackOfferedInput,
    FeedbackOfferInput,
)
from learnhub.features.feedback.sealing import opened, sealed
from learnhub.features.feedback.service.asking import active, answered, one_at_a_time
from learnhub.features.people.errors import NoSuchPerson

RECIPIENT = "recipient_id"  # the field of the form
DRAFTS_MAX = 20  # begun at a time


def begin_answer(session: Session, actor: Actor, request_id: str) -> str:
    """Begin to tell somebody what they asked for, or go on; answers the id of the draft.

    Raises NotAskedForFeedback.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    person_id = guard.require_person(actor)
    one_at_a_time(session, actor)
    known = select(FeedbackDraft.id).where(FeedbackDraft.request_id == request_id, drafts_of(actor))
    if (draft_id := session.exec(known).first()) is not None:
        return draft_id
    request = session.get(FeedbackRequest, request_id)
    if request is None or session.get(FeedbackAsked, (request_id, person_id)) is None:
        raise NotAskedForFeedback
    return _begin(session, person_id, request.person_id, opened(request.about), request_id)


def begin_offer(session: Session, actor: Actor, form: FeedbackOfferInput) -> str:
    """Begin to tell somebody what they did not ask for; answers the id of the draft. Nobody is told yet.

    Raises NotHere, OnlyWhenAsked and TooManyDrafts.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    person_id = guard.require_person(actor)
    _may_be_offered(session, person_id, form.recipient_id)
    one_at_a_time(session, actor)
    begun = select(func.count(col(FeedbackDraft.id))).where(drafts_of(actor))
    if session.exec(begun.where(col(FeedbackDraft.request_id).is_(None))).one() >= DRAFTS_MAX:
        raise TooManyDrafts(most=DRAFTS_MAX)
    return _begin(session, person_id, form.recipient_id, form.about)


def keep(session: Session, actor: Actor, draft_id: str, step: Step, words: str) -> None:
    """Keep what stands in a step. Raises NoSuchFeedback."""
    draft = _draft(session, actor, draft_id)
    setattr(draft, step.value, sealed(words))
    draft.changed_at = utcnow()
    session.add(draft)


def discard(session: Session, actor: Actor, draft_id: str) -> None:
    """Write it after all not; who asked is told nothing, and still waits. Raises NoSuchFeedback."""
    session.delete(_draft(session, actor, draft_id))


def send(session: Session, actor: Actor, draft_id: str) -> None:
    """Give a note to whom it is for. From then on its author reads it no more.

    Raises NoSuchFeedback, Unfinished, and what may have become true since it was begun: NoSuchPerson,
    NotHere and OnlyWhenAsked.
    """
    draft = _draft(session, actor, draft_id)
    words = {step.value: getattr(draft, step.value) for step in STEPS}
    if not all(words.values()):
        raise Unfinished
    if draft.request_id is None:
        _may_be_offered(session, draft.author_id, draft.recipient_id)
    elif not active(session, {draft.recipient_id}):
        raise NoSuchPerson
    note = FeedbackNote(
        recipient_id=draft.recipient_id,
        request_id=draft.request_id,
        about=draft.about,
        **words,
        sent_at=utcnow(),
    )
    session.add(note)
    session.flush()
    session.add(FeedbackAuthor(note_id=note.id, person_id=draft.author_id))
    if draft.request_id and session.get(FeedbackAsked, (draft.request_id, draft.author_id)):
        answered(session, draft.request_id, draft.author_id)
    session.delete(draft)
    session.flush()
    bus.record(session, FeedbackSent(note.id, guard.require_person(actor)))


def answer(session: Session, actor: Actor, request_id: str, form: FeedbackInput) -> None:
    """Tell somebody at once all of what they asked for. Raises as `begin_answer` and `send` do."""
    _send_whole(session, actor, begin_answer(session, actor, request_id), form)


def offer(session: Session, actor: Actor, form: FeedbackOfferedInput) -> None:
    """Tell somebody at once what they did not ask for. Raises as `begin_offer` does."""
    _send_whole(session, actor, begin_offer(session, actor, form), form)


def _send_whole(session: Session, actor: Actor, draft_id: str, form: FeedbackInput) -> None:
    for step in STEPS:
        keep(session, actor, draft_id, step, getattr(form, step.value))
    session.flush()
    send(session, actor, draft_id)


def _begin(
    session: Session, author_id: str, recipient_id: str, about: str, request_id: str | None = None
) -> str:
    draft = FeedbackDraft(
        author_id=author_id,
        recipient_id=recipient_id,
        request_id=request_id,
        about=sealed(about),
        changed_at=utcnow(),
    )
    session.add(draft)
    session.flush()
    return draft.id


def _may_be_offered(session: Session, author_id: str, recipient_id: str) -> None:
    names = active(session, {recipient_id}) if recipient_id != author_id else {}
    if not names:
        raise NotHere(field=RECIPIENT)
    if queries.wants_only_when_asked(session, recipient_id):
        raise OnlyWhenAsked(field=RECIPIENT, name=names[recipient_id])


def _draft(session: Session, actor: Actor, draft_id: str) -> FeedbackDraft:
    guard.require_permission(actor, FEEDBACK_GIVE)
    found = session.exec(
        select(FeedbackDraft).where(FeedbackDraft.id == draft_id, drafts_of(actor)).with_for_update()
    ).first()
    if found is None:
        raise NoSuchFeedback
    return found
