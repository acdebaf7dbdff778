"""Reading what one was told, what one is asked, and what one is writing."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, func
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.core.wording import language_of
from learnhub.features.feedback.enums import STEPS
from learnhub.features.feedback.errors import NoSuchFeedback
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
    NEVER,
    FeedbackAskedRow,
    FeedbackDesk,
    FeedbackDraftRow,
    FeedbackDraftView,
    FeedbackRequestRow,
    FeedbackRow,
    FeedbackThanksRow,
    FeedbackView,
)
from learnhub.features.feedback.sealing import opened
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.models import Person
from learnhub.features.people.refs import PersonRef, person_refs, ref_in, with_person
from learnhub.features.search.queries import find_people

ASKED_SHOWN, BESIDE = 50, 5
_NOTES = Keyset(FeedbackNote.sent_at, FeedbackNote.id)
_REQUESTS = Keyset(FeedbackRequest.created_at, FeedbackRequest.id)
_THANKS = Keyset(FeedbackThanks.thanked_at, FeedbackThanks.id)


def list_notes(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FeedbackRow]:
    """What the reader was told, the latest first."""
    guard.require_permission(actor, FEEDBACK_READ)
    rows = _page(session, _notes(actor), _NOTES, cursor, size)
    found = page(rows, size, lambda row: encode(row.FeedbackNote.sent_at, row.FeedbackNote.id))
    return Page([_note_row(actor, row) for row in found.items], found.next)


def get_note(session: Session, actor: Actor, note_id: str) -> FeedbackView:
    """One of them, whole. Raises NoSuchFeedback, for everybody but its recipient."""
    guard.require_permission(actor, FEEDBACK_READ)
    row = session.execute(_notes(actor).where(FeedbackNote.id == note_id)).first()
    if row is None:
        raise NoSuchFeedback
    words = {step.value: opened(getattr(row.FeedbackNote, step.value)) for step in STEPS}
    head = _note_row(actor, row)
    return FeedbackView(
        id=head.id,
        author=head.author,
        about=head.about,
        sent_at=head.sent_at,
        was_asked=head.was_asked,
        is_thanked=head.is_thanked,
        can_thank=row.ref_status == PersonStatus.ACTIVE and not head.is_thanked and actor.may(FEEDBACK_GIVE),
        language=language_of(" ".join(words.values()), head.language),
        **words,
    )


def list_requests(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FeedbackRequestRow]:
    """What the reader asked, the latest first."""
    guard.require_permission(actor, FEEDBACK_READ)
    answers = (
        select_columns(func.count())
        .where(FeedbackNote.request_id == FeedbackRequest.id)
        .correlate(FeedbackRequest)
        .scalar_subquery()
    )
    statement = select_columns(FeedbackRequest, answers.label("answers")).where(requests_of(actor))
    rows = _page(session, statement, _REQUESTS, cursor, size)
    found = page(rows, size, lambda row: encode(row.FeedbackRequest.created_at, row.FeedbackRequest.id))
    return Page([_request_row(actor, row.FeedbackRequest, row.answers) for row in found.items], found.next)


def list_asked(session: Session, actor: Actor) -> list[FeedbackAskedRow]:
    """What colleagues would like to hear from the reader, the longest waiting first; one page of it."""
    guard.require_permission(actor, FEEDBACK_GIVE)
    statement = (
        with_person(
            select_columns(FeedbackRequest, FeedbackDraft.id.label("draft_id")), FeedbackRequest.person_id
        )
        .join(FeedbackAsked, FeedbackAsked.request_id == FeedbackRequest.id)
        .join(
            FeedbackDraft,
            (FeedbackDraft.request_id == FeedbackRequest.id) & (FeedbackDraft.author_id == actor.person_id),
            isouter=True,
        )
        .where(FeedbackAsked.person_id == actor.person_id, Person.status == PersonStatus.ACTIVE)
        .order_by(FeedbackRequest.created_at, FeedbackRequest.id)
        .limit(ASKED_SHOWN)
    )
    return [_asked_row(actor, row) for row in session.execute(statement)]


def get_asked(session: Session, actor: Actor, request_id: str) -> FeedbackAskedRow:
    """One of them. Raises NoSuchFeedback."""
    found = next((row for row in list_asked(session, actor) if row.id == request_id), None)
    if found is None:
        raise NoSuchFeedback
    return found


def list_thanks(
    session: Session, actor: Actor, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FeedbackThanksRow]:
    """Thanks for what the reader told others, the latest first."""
    guard.require_permission(actor, FEEDBACK_READ)
    statement = with_person(select_columns(FeedbackThanks), FeedbackThanks.giver_id)
    rows = _page(session, statement.where(FeedbackThanks.author_id == actor.person_id), _THANKS, cursor, size)
    found = page(rows, size, lambda row: encode(row.FeedbackThanks.thanked_at, row.FeedbackThanks.id))
    return Page([_thanks_row(actor, row) for row in found.items], found.next)


def get_desk(session: Session, actor: Actor) -> FeedbackDesk:
    """What stands beside the reader's notes."""
    begun = with_person(select_columns(FeedbackDraft), FeedbackDraft.recipient_id)
    begun = begun.where(drafts_of(actor), FeedbackDraft.request_id.is_(None))
    rows = session.execute(begun.order_by(FeedbackDraft.changed_at.desc(), FeedbackDraft.id))
    return FeedbackDesk(
        asked_of_me=list_asked(session, actor),
        begun=[_draft_row(actor, row) for row in rows],
        requests=list_requests(session, actor, size=BESIDE).items,
        thanks=list_thanks(session, actor, size=BESIDE).items,
        only_when_asked=wants_only_when_asked(session, str(actor.person_id)),
    )


def get_draft(session: Session, actor: Actor, draft_id: str) -> FeedbackDraftView:
    """What the reader is writing, and who else waits. Raises NoSuchFeedback."""
    guard.require_permission(actor, FEEDBACK_GIVE)
    statement = with_person(select_columns(FeedbackDraft, FeedbackRequest), FeedbackDraft.recipient_id)
    statement = statement.join(FeedbackRequest, FeedbackRequest.id == FeedbackDraft.request_id, isouter=True)
    row = session.execute(statement.where(FeedbackDraft.id == draft_id, drafts_of(actor))).first()
    if row is None:
        raise NoSuchFeedback
    draft, request, recipient = row.FeedbackDraft, row.FeedbackRequest, ref_in(row)
    about = opened(draft.about)
    return FeedbackDraftView(
        id=draft.id,
        recipient=recipient,
        first_name=recipient.name.partition(" ")[0],
        about=about,
        language=language_of(about, actor.language),
        request_id=draft.request_id or "",
        asked=request.asked if request else 0,
        created_at=request.created_at if request else NEVER,
        **{step.value: opened(getattr(draft, step.value)) for step in STEPS},
        also_asked=[row for row in list_asked(session, actor) if row.id != draft.request_id][:BESIDE],
    )


def list_colleagues(session: Session, actor: Actor, typed: str) -> list[PersonRef]:
    """Colleagues whom a name fits that is being typed, but not the reader."""
    guard.require_permission(actor, FEEDBACK_GIVE)
    hits = find_people(session, actor, typed) if typed else []
    return [hit.person for hit in hits if hit.person.id != actor.person_id]


def list_chosen(session: Session, actor: Actor, person_id: str) -> list[PersonRef]:
    """A colleague who is here, or nobody: whom an address names for a form."""
    guard.require_permission(actor, FEEDBACK_GIVE)
    found = person_refs(session, [person_id]) if person_id != actor.person_id else {}
    return list(found.values())


def wants_only_when_asked(session: Session, person_id: str) -> bool:
    """Whether somebody wants to be told only what they asked for."""
    return session.get(FeedbackChoice, person_id) is not None


def _notes(actor: Actor) -> Select:
    statement = select_columns(FeedbackNote).where(notes_of(actor))
    statement = statement.join(FeedbackAuthor, FeedbackAuthor.note_id == FeedbackNote.id, isouter=True)
    named = with_person(statement, FeedbackAuthor.person_id, isouter=True)
    return named.add_columns(Person.status.label("ref_status"))


def _page(
    session: Session, statement: Select, keyset: Keyset, cursor: str | None, size: int
) -> Sequence[Any]:
    statement = statement.order_by(*keyset.order()).limit(size + 1)
    if cursor:
        statement = statement.where(keyset.behind()).params(keyset.values(cursor))
    return session.execute(statement).all()


def _note_row(actor: Actor, row: Any) -> FeedbackRow:
    note, about = row.FeedbackNote, opened(row.FeedbackNote.about)
    return FeedbackRow(
        id=note.id,
        author=ref_in(row),
        about=about,
        language=language_of(about, actor.language),
        sent_at=note.sent_at,
        was_asked=note.request_id is not None,
        is_thanked=note.thanked_at is not None,
    )


def _request_row(actor: Actor, request: FeedbackRequest, answers: int) -> FeedbackRequestRow:
    about = opened(request.about)
    return FeedbackRequestRow(
        id=request.id,
        about=about,
        language=language_of(about, actor.language),
        asked=request.asked,
        answers=answers,
        created_at=request.created_at,
        is_open=request.closed_at is None,
    )


def _asked_row(actor: Actor, row: Any) -> FeedbackAskedRow:
    about = opened(row.FeedbackRequest.about)
    return FeedbackAskedRow(
        id=row.FeedbackRequest.id,
        person=ref_in(row),
        about=about,
        language=language_of(about, actor.language),
        asked=row.FeedbackRequest.asked,
        created_at=row.FeedbackRequest.created_at,
        draft_id=row.draft_id or "",
    )


def _draft_row(actor: Actor, row: Any) -> FeedbackDraftRow:
    about = opened(row.FeedbackDraft.about)
    language = language_of(about, actor.language)
    return FeedbackDraftRow(row.FeedbackDraft.id, ref_in(row), about, language, row.FeedbackDraft.changed_at)


def _thanks_row(actor: Actor, row: Any) -> FeedbackThanksRow:
    thanks, about = row.FeedbackThanks, opened(row.FeedbackThanks.about)
    words = opened(thanks.words)
    language = language_of(words or about, actor.language)
    return FeedbackThanksRow(thanks.id, ref_in(row), about, words, language, thanks.thanked_at)
