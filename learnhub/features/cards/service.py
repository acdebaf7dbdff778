"""What people do with cards: write, change, take back, put into review, rate and undo."""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.cards import policy, queries, scheduling
from learnhub.features.cards.enums import Rating, Section
from learnhub.features.cards.errors import AlreadyRated, NothingToUndo, NotInReview, ShownTooLongAgo
from learnhub.features.cards.events import CardAdded, CardLeftOut, CardRated, RatingUndone
from learnhub.features.cards.models import Card, CardProgress, Review
from learnhub.features.cards.queries.review import progress_of
from learnhub.features.cards.room import CARD
from learnhub.features.cards.scheduling import Progress
from learnhub.features.cards.schemas import CardEditInput, CardInput
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.notices import service as notices
from learnhub.rooms import Reason

SHOWN_FOR = timedelta(days=1)
MAX_MS = 10 * 60 * 1000


def add_row(session: Session, content_id: str) -> None:
    """Let content that is a card already be one here, too."""
    session.add(Card(content_id=content_id))


def create_card(session: Session, actor: Actor, form: CardInput) -> str:
    """Write a card for everybody, put it into one's own review, and answer its id.

    `form.source_id` names what it was made of, such as an answer; raises NoSuchContent, NotToBeTakenOut,
    and what `discussion.service.place` does.
    """
    guard.require(policy.can_write(actor))
    source = discussion_service.take_source(session, actor, form.source_id)
    where = discussion_service.place(session, actor, form.space_id)
    content = discussion_service.create(
        session,
        actor,
        kind=CARD,
        space=where.space,
        status=where.status,
        title=form.front,
        body=form.back,
        sections={Section.WHY: form.why},
        language=form.language,
        topics=form.topics,
    )
    add_row(session, content.id)
    session.flush()
    discussion_service.make_of(session, actor, content, source)
    _put_into_review(session, actor, content.id)
    notices.follow_as(session, actor, content.id, Reason.WROTE)
    return content.id


def edit_card(
    session: Session, actor: Actor, card_id: str, form: CardEditInput, *, merges: bool = False
) -> None:
    """Change one's card; raises EditedMeanwhile as `discussion.service.edit` does."""
    guard.require(policy.can_write(actor))
    content = discussion.get_content_for_update(session, actor, card_id, CARD)
    discussion_service.edit(
        session,
        actor,
        content,
        edition=form.edition,
        merges=merges,
        title=form.front,
        body=form.back,
        sections={Section.WHY: form.why},
        language=form.language,
        topics=form.topics,
    )


def remove_card(session: Session, actor: Actor, card_id: str) -> None:
    """Take one's card back: it leaves every review, and its words are gone."""
    guard.require(policy.can_write(actor))
    content = discussion.get_content_for_update(session, actor, card_id, CARD)
    discussion_service.remove(session, actor, content)


def add_to_review(session: Session, actor: Actor, card_id: str) -> None:
    """Have a card in one's review; doing it twice is doing it once.

    A new card is due at once. One that was left out comes back with what FSRS knew of it.
    """
    guard.require(policy.can_review(actor))
    _require_published(session, actor, card_id)
    _put_into_review(session, actor, card_id)


def leave_out(session: Session, actor: Actor, card_id: str) -> None:
    """Take a card out of one's review; what FSRS knows of it is kept."""
    guard.require(policy.can_review(actor))
    row = queries.get_progress_for_update(session, actor, card_id)
    if row is not None:
        row.is_suspended = True
        session.add(row)
        bus.record(session, CardLeftOut(card_id, row.person_id))


def _require_published(session: Session, actor: Actor, card_id: str) -> None:
    content = discussion.get_content(session, actor, card_id, CARD)
    if content.status != Status.PUBLISHED:
        raise NoSuchContent


def _put_into_review(session: Session, actor: Actor, card_id: str) -> None:
    now = utcnow()
    due = {"due_day": scheduling.begun_everywhere(now), "due_at": now}
    row = CardProgress(person_id=guard.require_person(actor), card_id=card_id, **due)
    statement = insert(session, CardProgress, **row.model_dump())
    session.execute(
        statement.on_conflict_do_update(index_elements=["person_id", "card_id"], set_={"is_suspended": False})
    )
    bus.record(session, CardAdded(card_id, row.person_id))


def rate(
    session: Session,
    actor: Actor,
    card_id: str,
    *,
    rating: Rating,
    shown_at: datetime,
    request_key: str,
    ms: int = 0,
) -> Progress:
    """Rate a due card and answer where the person now stands with it.

    The interval is the one that was offered at `shown_at`, whatever time the person took. The same
    `request_key` again changes nothing. The row of progress is locked, and a card must have been shown since
    it was rated: of two tabs that rate a card, the second gets AlreadyRated.
    """
    guard.require(policy.can_review(actor))
    _require_published(session, actor, card_id)
    row = queries.get_progress_for_update(session, actor, card_id)
    if row is None or row.is_suspended:
        raise NotInReview
    before = progress_of(row)
    if _find_review(session, actor, request_key):
        return before
    now = utcnow()
    _require_shown(before, shown_at, now, actor.zone)
    after = scheduling.rated(scheduling.outcomes(before, shown_at, actor.zone)[rating], now, actor.zone)
    _write(session, row, after)
    session.add(
        Review(
            person_id=guard.require_person(actor),
            card_id=card_id,
            rating=rating,
            at=now,
            ms=min(max(ms, 0), MAX_MS),
            before=before.to_json(),
            request_key=request_key,
        )
    )
    bus.record(session, CardRated(card_id, row.person_id, rating))
    return after


def _require_shown(before: Progress, shown_at: datetime, now: datetime, zone: str) -> None:
    """The card is due, and was shown since its last rating and not too long ago."""
    if before.due_day > scheduling.learning_day(now, zone):
        raise AlreadyRated
    if not now - SHOWN_FOR <= shown_at <= now:
        raise ShownTooLongAgo
    if before.reviewed_at and shown_at < before.reviewed_at:
        raise AlreadyRated
    if before.due_day > scheduling.learning_day(shown_at, zone):
        raise ShownTooLongAgo


def undo_rating(session: Session, actor: Actor, *, request_key: str) -> str:
    """Take one's last rating back and answer its card, which is due again exactly as it was.

    Undoing twice is undoing once. Raises NothingToUndo when there is a newer rating.
    """
    guard.require(policy.can_review(actor))
    review = _find_review(session, actor, request_key)
    if review is None:
        raise NothingToUndo
    row = queries.get_progress_for_update(session, actor, review.card_id)
    session.refresh(review)
    if review.undone_at is not None:
        return review.card_id
    if row is None or _last_review_id(session, actor) != review.id:
        raise NothingToUndo
    _write(session, row, Progress.from_json(review.before))
    review.undone_at = utcnow()
    session.add(review)
    bus.record(session, RatingUndone(review.card_id, row.person_id))
    return review.card_id


def _find_review(session: Session, actor: Actor, request_key: str) -> Review | None:
    statement = select(Review).where(Review.person_id == actor.person_id, Review.request_key == request_key)
    return session.exec(statement).first()


def _last_review_id(session: Session, actor: Actor) -> int | None:
    statement = select(Review.id).where(Review.person_id == actor.person_id).order_by(Review.id.desc())
    return session.exec(statement.limit(1)).first()


def _write(session: Session, row: CardProgress, progress: Progress) -> None:
    memory = progress.memory
    row.state, row.step = memory.state, memory.step
    row.stability, row.difficulty = memory.stability, memory.difficulty
    row.due_day, row.due_at = progress.due_day, progress.due_at
    row.reviewed_at, row.reviewed_day = progress.reviewed_at, progress.reviewed_day
    session.add(row)
