"""Asking for feedback, giving it in four steps, and what its recipient does with it."""

from sqlalchemy import delete, func
from sqlmodel import Session, col, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.feedback import queries
from learnhub.features.feedback.enums import STEPS, Step
from learnhub.features.feedback.errors import (
    AlreadyThanked,
    NobodyToThank,
    NoSuchFeedback,
    NotAskedForFeedback,
    OnlyWhenAsked,
    TooManyDrafts,
    TooManyRequests,
    Unfinished,
)
from learnhub.features.feedback.events import (
    FeedbackDeleted,
    FeedbackRequested,
    FeedbackSent,
    FeedbackSettled,
    FeedbackThanked,
)
from learnhub.features.feedback.models import (
    FeedbackAsked,
    FeedbackAuthor,
    FeedbackChoice,
    FeedbackDraft,
    FeedbackNote,
    FeedbackRequest,
    FeedbackThanks,
)
from learnhub.features.feedback.policy import drafts_of, notes_of, requests_of
from learnhub.features.feedback.room import FEEDBACK_GIVE, FEEDBACK_READ
from learnhub.features.feedback.schemas import (
    FeedbackInput,
    FeedbackOfferedInput,
    FeedbackOfferInput,
    FeedbackRequestInput,
    FeedbackThanksInput,
)
from learnhub.features.feedback.sealing import opened, sealed
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.errors import NoSuchPerson
from learnhub.features.people.models import Person

PEOPLE, RECIPIENT = "people", "recipient_id"  # fields of the forms
REQUESTS_MAX, DRAFTS_MAX = 3, 20  # so many at a time: nobody is asked week after week, and drafts end


def ask(session: Session, actor: Actor, form: FeedbackRequestInput) -> str:
    """Ask colleagues to tell one something, and answer the id of that; they are told who asks and what about.

    Raises NoSuchPerson when somebody among them is not here, and TooManyRequests.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    people = set(form.people)
    if str(actor.person_id) in people or len(_active(session, people)) < len(people):
        raise NoSuchPerson(field=PEOPLE)
    _one_at_a_time(session, actor)
    is_open = requests_of(actor), col(FeedbackRequest.closed_at).is_(None)
    if session.exec(select(func.count(col(FeedbackRequest.id))).where(*is_open)).one() >= REQUESTS_MAX:
        raise TooManyRequests(most=REQUESTS_MAX)
    request = FeedbackRequest(
        person_id=guard.require_person(actor),
        about=sealed(form.about),
        asked=len(people),
        created_at=utcnow(),
    )
    session.add(request)
    session.flush()
    session.add_all(FeedbackAsked(request_id=request.id, person_id=person_id) for person_id in people)
    session.flush()
    bus.record(session, FeedbackRequested(request.id))
    return request.id


def stop(session: Session, actor: Actor, request_id: str) -> None:
    """Ask nobody any longer. What somebody has begun to write can still be sent. Raises NoSuchFeedback."""
    guard.require_permission(actor, FEEDBACK_GIVE)
    request = session.exec(
        select(FeedbackRequest).where(FeedbackRequest.id == request_id, requests_of(actor)).with_for_update()
    ).first()
    if request is None:
        raise NoSuchFeedback
    request.closed_at = request.closed_at or utcnow()
    session.add(request)
    session.execute(delete(FeedbackAsked).where(col(FeedbackAsked.request_id) == request_id))
    bus.record(session, FeedbackSettled(request_id))


def decline(session: Session, actor: Actor, request_id: str) -> None:
    """Say nothing about this. Nobody is told, and nothing is left that says who it was.

    What was begun about it goes, too. Raises NotAskedForFeedback.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    person_id = guard.require_person(actor)
    _answered(session, request_id, person_id)
    session.execute(
        delete(FeedbackDraft).where(col(FeedbackDraft.request_id) == request_id, drafts_of(actor))
    )


def decline_at(session: Session, actor: Actor, thing: str) -> None:
    """The same from a row of the inbox."""
    decline(session, actor, thing.partition(":")[2])


def begin_answer(session: Session, actor: Actor, request_id: str) -> str:
    """Begin to tell somebody what they asked for, or go on; answers the id of the draft.

    Raises NotAskedForFeedback.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    person_id = guard.require_person(actor)
    known = select(FeedbackDraft.id).where(FeedbackDraft.request_id == request_id, drafts_of(actor))
    if (draft_id := session.exec(known).first()) is not None:
        return draft_id
    request = session.get(FeedbackRequest, request_id)
    if request is None or session.get(FeedbackAsked, (request_id, person_id)) is None:
        raise NotAskedForFeedback
    return _begin(session, person_id, request.person_id, opened(request.about), request_id)


def begin_offer(session: Session, actor: Actor, form: FeedbackOfferInput) -> str:
    """Begin to tell somebody what they did not ask for; answers the id of the draft. Nobody is told yet.

    Raises NoSuchPerson, OnlyWhenAsked and TooManyDrafts.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    person_id = guard.require_person(actor)
    _may_be_offered(session, person_id, form.recipient_id)
    _one_at_a_time(session, actor)
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

    Raises NoSuchFeedback, Unfinished, and what may have become true since it was begun: NoSuchPerson and
    OnlyWhenAsked.
    """
    draft = _draft(session, actor, draft_id)
    words = {step.value: getattr(draft, step.value) for step in STEPS}
    if not all(words.values()):
        raise Unfinished
    if draft.request_id is None:
        _may_be_offered(session, draft.author_id, draft.recipient_id)
    elif not _active(session, {draft.recipient_id}):
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
        _answered(session, draft.request_id, draft.author_id)
    session.delete(draft)
    session.flush()
    bus.record(session, FeedbackSent(note.id, guard.require_person(actor)))


def answer(session: Session, actor: Actor, request_id: str, form: FeedbackInput) -> None:
    """Tell somebody at once all of what they asked for. Raises as `begin_answer` and `send` do."""
    _send_whole(session, actor, begin_answer(session, actor, request_id), form)


def offer(session: Session, actor: Actor, form: FeedbackOfferedInput) -> None:
    """Tell somebody at once what they did not ask for. Raises as `begin_offer` does."""
    _send_whole(session, actor, begin_offer(session, actor, form), form)


def thank(session: Session, actor: Actor, note_id: str, form: FeedbackThanksInput) -> None:
    """Say thank you for a note, once; its author is told. Raises NoSuchFeedback, AlreadyThanked and
    NobodyToThank.
    """
    guard.require_permission(actor, FEEDBACK_GIVE)
    note = _note(session, actor, note_id)
    if note.thanked_at is not None:
        raise AlreadyThanked
    author = session.get(FeedbackAuthor, note_id)
    if author is None or not _active(session, {author.person_id}):
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


def choose(session: Session, actor: Actor, *, only_when_asked: bool) -> None:
    """Say whether one wants to be told only what one asked for."""
    guard.require_permission(actor, FEEDBACK_GIVE)
    person_id = guard.require_person(actor)
    chosen = session.get(FeedbackChoice, person_id)
    if only_when_asked and chosen is None:
        session.add(FeedbackChoice(person_id=person_id))
    elif chosen is not None and not only_when_asked:
        session.delete(chosen)


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


def _answered(session: Session, request_id: str, person_id: str) -> None:
    """Whether they answered or declined is not written down: the row goes."""
    asked = session.get(FeedbackAsked, (request_id, person_id), with_for_update=True)
    if asked is None:
        raise NotAskedForFeedback
    session.delete(asked)
    session.flush()
    bus.record(session, FeedbackSettled(request_id, person_id))


def _may_be_offered(session: Session, author_id: str, recipient_id: str) -> None:
    names = _active(session, {recipient_id}) if recipient_id != author_id else {}
    if not names:
        raise NoSuchPerson(field=RECIPIENT)
    if queries.wants_only_when_asked(session, recipient_id):
        raise OnlyWhenAsked(field=RECIPIENT, name=names[recipient_id])


def _active(session: Session, people: set[str]) -> dict[str, str]:
    """The names of those who are here."""
    here = select(Person.id, Person.name).where(
        col(Person.id).in_(people), Person.status == PersonStatus.ACTIVE
    )
    return {row[0]: row[1] for row in session.exec(here)}


def _one_at_a_time(session: Session, actor: Actor) -> None:
    """Two windows of a person count one after the other what there may be so many of."""
    session.exec(select(Person.id).where(Person.id == actor.person_id).with_for_update())


def _draft(session: Session, actor: Actor, draft_id: str) -> FeedbackDraft:
    guard.require_permission(actor, FEEDBACK_GIVE)
    found = session.exec(
        select(FeedbackDraft).where(FeedbackDraft.id == draft_id, drafts_of(actor)).with_for_update()
    ).first()
    if found is None:
        raise NoSuchFeedback
    return found


def _note(session: Session, actor: Actor, note_id: str) -> FeedbackNote:
    found = session.exec(
        select(FeedbackNote).where(FeedbackNote.id == note_id, notes_of(actor)).with_for_update()
    ).first()
    if found is None:
        raise NoSuchFeedback
    return found
