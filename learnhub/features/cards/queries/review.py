"""What is due for whom: the day's cards in order, counted and ready to rate."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, false
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.core import db, ids
from learnhub.core.clock import utcnow
from learnhub.features.cards import scheduling
from learnhub.features.cards.daily import REVIEWS_A_DAY, Done, Plan, plan
from learnhub.features.cards.enums import Section
from learnhub.features.cards.models import CardProgress, Review
from learnhub.features.cards.queries.cards import sources_of
from learnhub.features.cards.schemas import LastRating, RatingOption, ReviewCard, ReviewDesk, SourceRef
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content, ContentHtml, ContentSource
from learnhub.features.discussion.policy import PUBLISHED_TO_READER, VISIBLE, reader
from learnhub.features.discussion.queries import with_author, with_html
from learnhub.features.notices.models import NoticeRhythm
from learnhub.features.people.refs import ref_in

UNDO_OFFERED = timedelta(minutes=10)

# Made once: the review asks them after every card.
_MINE = (CardProgress.person_id == bindparam("reader_id"), CardProgress.is_suspended == false())
_RATED = select_columns(Review.card_id, Review.before).where(
    Review.person_id == bindparam("person_id"), Review.at >= bindparam("since"), Review.undone_at.is_(None)
)
_LAST_RATING = (
    select_columns(Review.request_key, Review.rating, Review.at, Review.undone_at)
    .where(Review.person_id == bindparam("person_id"))
    .order_by(Review.at.desc(), Review.id.desc())
    .limit(1)
)
_NEXT_DAY = (
    select_columns(CardProgress.due_day)
    .join(Content, Content.id == CardProgress.card_id)
    .where(*_MINE, CardProgress.due_day > bindparam("today"), PUBLISHED_TO_READER)
    .order_by(CardProgress.due_day)
    .limit(1)
)


_LEAVE = select_columns(NoticeRhythm.leave_to).where(
    NoticeRhythm.person_id == bindparam("person_id"),
    NoticeRhythm.leave_from <= bindparam("today"),
    NoticeRhythm.leave_to >= bindparam("today"),
)


def _first_due() -> Any:
    """The first due cards: so many at most of those rated today, of the other known ones and of new ones."""
    is_new = CardProgress.reviewed_at.is_(None)
    is_again = CardProgress.card_id.in_(bindparam("rated_today", expanding=True))
    order = (CardProgress.due_day, CardProgress.due_at.nulls_first(), CardProgress.card_id)
    place = func.row_number().over(partition_by=(is_new, is_again), order_by=order)
    columns = (CardProgress.card_id, CardProgress.due_at, is_new.label("is_new"), place.label("place"))
    due = (
        select_columns(*columns)
        .join(Content, Content.id == CardProgress.card_id)
        .where(*_MINE, CardProgress.due_day <= bindparam("today"))
        .where(Content.status == Status.PUBLISHED, VISIBLE)
        .subquery()
    )
    few = due.c.place <= bindparam("of_each")
    return select_columns(due.c.card_id, due.c.is_new, due.c.due_at).where(few).order_by(due.c.place)


_DUE = _first_due()
_Why = aliased(ContentHtml)
_WORDS = select_columns(
    *(Content.id, Content.title, Content.language, ContentHtml.html, _Why.html.label("why_html")),
    *(CardProgress.state, CardProgress.step, CardProgress.stability, CardProgress.difficulty),
    *(CardProgress.due_day, CardProgress.due_at, CardProgress.reviewed_at, CardProgress.reviewed_day),
    ContentSource.source_id,
)
_CARDS = with_author(
    with_html(with_html(_WORDS), Section.WHY, of=_Why)
    .join(CardProgress, CardProgress.card_id == Content.id)
    .join(ContentSource, ContentSource.content_id == Content.id, isouter=True)
    .where(Content.id.in_(bindparam("card_ids", expanding=True)))
    .where(CardProgress.person_id == bindparam("reader_id"), VISIBLE)
)


def due_count(session: Session, actor: Actor) -> int:
    """How many cards the day still asks of somebody."""
    return len(_plan(session, actor, _done_today(session, actor)).card_ids)


def next_due_at(session: Session, actor: Actor) -> datetime | None:
    """When more cards come than the day asks for now; None when none are to come."""
    done = _done_today(session, actor)
    return _next_due_at(session, actor, done, _plan(session, actor, done))


def _next_due_at(session: Session, actor: Actor, done: Done, today: Plan) -> datetime | None:
    """Not before a leave is over."""
    found = _next_by_plan(session, actor, today)
    if found is None or done.leave_to is None:
        return found
    return max(found, scheduling.due_moment(done.leave_to + timedelta(days=1), None, actor.zone))


def _next_by_plan(session: Session, actor: Actor, today: Plan) -> datetime | None:
    now = utcnow()
    if today.has_more:
        return scheduling.next_day_start(now, actor.zone)
    values = {"today": scheduling.learning_day(now, actor.zone), **reader(actor)}
    for (due_day,) in db.rows(session, _NEXT_DAY, **values):
        return scheduling.due_moment(due_day, None, actor.zone)
    return None


def review_queue(session: Session, actor: Actor, limit: int, *, extra: int = 0) -> list[ReviewCard]:
    """The first of today's due cards, in the order in which they are asked."""
    today = _plan(session, actor, _done_today(session, actor), extra)
    return _cards(session, actor, today.card_ids[:limit])


def review_desk(
    session: Session,
    actor: Actor,
    *,
    extra: int = 0,
    first: ReviewCard | str | None = None,
    rated: Collection[str] = (),
) -> ReviewDesk:
    """The card to rate and the one after it, as the review shows them.

    `first` names the card that shall come first if it is due. One that was fetched ahead is taken as it is,
    and only the other one is loaded. `rated` names the cards of this session.
    """
    done = _done_today(session, actor)
    today = _plan(session, actor, done, extra)
    if not today.card_ids:
        return _end_of_day(session, actor, done, today)
    card, upcoming = _two(session, actor, today.card_ids, first)
    unrated = sum(card_id not in rated for card_id in today.card_ids)
    return ReviewDesk(
        card.typeset(), upcoming.typeset(), len(today.card_ids), unrated, done.beyond, today.has_more
    )


def _end_of_day(session: Session, actor: Actor, done: Done, today: Plan) -> ReviewDesk:
    return ReviewDesk(
        beyond=done.beyond, has_more=today.has_more, next_due_at=_next_due_at(session, actor, done, today)
    )


def _two(
    session: Session, actor: Actor, card_ids: list[str], first: ReviewCard | str | None
) -> tuple[ReviewCard, ReviewCard]:
    first_id = first.id if isinstance(first, ReviewCard) else first
    order = sorted(card_ids, key=lambda card_id: card_id != first_id)
    ready = [first] if isinstance(first, ReviewCard) and order[0] == first_id else []
    loaded = _cards(session, actor, order[len(ready) : 2])
    card, upcoming, *_rest = [*ready, *loaded, ReviewCard(), ReviewCard()]
    return card, upcoming


def find_last_rating(session: Session, actor: Actor) -> LastRating | None:
    """The rating of a moment ago, unless it was undone."""
    for review in db.rows(session, _LAST_RATING, person_id=actor.person_id):
        if not review.undone_at and review.at >= utcnow() - UNDO_OFFERED:
            return LastRating(review.request_key, review.rating)
    return None


def get_progress_for_update(session: Session, actor: Actor, card_id: str) -> CardProgress | None:
    """Where somebody stands with a card, locked until the end of the transaction."""
    return session.exec(
        select(CardProgress)
        .where(CardProgress.person_id == actor.person_id, CardProgress.card_id == card_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def progress_of(row: Any) -> scheduling.Progress:
    """The value that scheduling works on, from a row with the columns of `card_progress`."""
    memory = scheduling.Memory(row.state, row.step, row.stability, row.difficulty)
    return scheduling.Progress(memory, row.due_day, row.due_at, row.reviewed_at, row.reviewed_day)


def _done_today(session: Session, actor: Actor) -> Done:
    now = utcnow()
    start, today = scheduling.day_start(now, actor.zone), scheduling.learning_day(now, actor.zone)
    rows = db.rows(session, _RATED, person_id=actor.person_id, since=start)
    leave = db.rows(session, _LEAVE, person_id=actor.person_id, today=today)
    new = frozenset(card_id for card_id, before in rows if before["reviewed_at"] is None)
    reviews = frozenset(card_id for card_id, _before in rows) - new
    return Done(new, reviews, leave_to=leave[0].leave_to if leave else None)


def _plan(session: Session, actor: Actor, done: Done, extra: int = 0) -> Plan:
    now = utcnow()
    due = db.rows(
        session,
        _DUE,
        today=scheduling.learning_day(now, actor.zone),
        rated_today=list(done.cards),
        of_each=REVIEWS_A_DAY + extra + len(done.cards) + 1,
        **reader(actor),
    )
    known = [row.card_id for row in due if not row.is_new]
    early = {row.card_id for row in due if row.due_at and row.due_at > now}
    return plan(known, [row.card_id for row in due if row.is_new], done, extra, early=early)


def _cards(session: Session, actor: Actor, card_ids: Sequence[str]) -> list[ReviewCard]:
    if not card_ids:
        return []
    rows = db.rows(session, _CARDS, card_ids=card_ids, **reader(actor))
    made = [row.id for row in rows if row.source_id]
    sources = sources_of(session, actor, made) if made else {}
    ready = {row.id: _ready(actor, row, sources.get(row.id, SourceRef())) for row in rows}
    return [ready[card_id] for card_id in card_ids if card_id in ready]


def _ready(actor: Actor, row: Any, source: SourceRef) -> ReviewCard:
    now = utcnow()
    offered = scheduling.outcomes(progress_of(row), now, actor.zone).values()
    return ReviewCard(
        id=row.id,
        key=ids.new_id(),
        front=row.title,
        back_html=row.html or "",
        why_html=row.why_html or "",
        language=row.language,
        author=ref_in(row),
        source=source,
        options=[RatingOption(int(outcome.rating), outcome.days, outcome.minutes) for outcome in offered],
        can_edit=row.ref_id == actor.person_id,
        shown_at=now,
    )
