"""What is due for whom: the day's cards in order, counted and ready to rate."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import and_, false
from sqlmodel import Session, func, select

from learnhub.access.actor import Actor
from learnhub.core import ids
from learnhub.core.clock import utcnow
from learnhub.core.markdown import render
from learnhub.features.cards import scheduling
from learnhub.features.cards.daily import REVIEWS_A_DAY, Done, Plan, plan
from learnhub.features.cards.models import Card, CardProgress, ContentSource, Review
from learnhub.features.cards.queries.cards import sources_of
from learnhub.features.cards.schemas import LastRating, RatingOption, ReviewCard, ReviewDesk, SourceRef
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import visible_to
from learnhub.features.people.models import Person, Site
from learnhub.features.people.refs import PersonRef, ref_of

UNDO_OFFERED = timedelta(minutes=10)


def due_count(session: Session, actor: Actor) -> int:
    """How many cards the day still asks of somebody."""
    return len(_plan(session, actor, _done_today(session, actor)).card_ids)


def next_due_at(session: Session, actor: Actor) -> datetime | None:
    """When the next cards come for somebody who is through with today's; None when there are none."""
    now = utcnow()
    later = session.exec(select(func.min(CardProgress.due_at)).where(*_mine(actor))).first()
    if later is None or later > now:
        return later
    return scheduling.next_day_start(now, actor.zone)


def review_queue(session: Session, actor: Actor, limit: int, *, extra: int = 0) -> list[ReviewCard]:
    """The first of today's due cards, in the order in which they are asked."""
    today = _plan(session, actor, _done_today(session, actor), extra)
    return _cards(session, actor, today.card_ids[:limit])


def review_desk(
    session: Session, actor: Actor, *, extra: int = 0, first: ReviewCard | str | None = None
) -> ReviewDesk:
    """The card to rate and the one after it, as the review shows them.

    `first` names the card that shall come first if it is due. One that was fetched ahead is taken as it is,
    and only the other one is loaded.
    """
    done = _done_today(session, actor)
    today = _plan(session, actor, done, extra)
    if not today.card_ids:
        return _end_of_day(session, actor, done, today)
    card, upcoming = _two(session, actor, today.card_ids, first)
    return ReviewDesk(card.typeset(), upcoming.typeset(), len(today.card_ids), done.beyond, today.has_more)


def _end_of_day(session: Session, actor: Actor, done: Done, today: Plan) -> ReviewDesk:
    later = next_due_at(session, actor)
    return ReviewDesk(
        beyond=done.beyond,
        has_more=today.has_more,
        next_due_at=later,
        goes_on_today=later is not None and later < scheduling.next_day_start(utcnow(), actor.zone),
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
    review = session.exec(
        select(Review).where(Review.person_id == actor.person_id).order_by(Review.at.desc(), Review.id.desc())
    ).first()
    if review is None or review.undone_at or review.at < utcnow() - UNDO_OFFERED:
        return None
    return LastRating(review.request_key, review.rating)


def get_progress_for_update(session: Session, actor: Actor, card_id: str) -> CardProgress | None:
    """Where somebody stands with a card, locked until the end of the transaction."""
    return session.exec(
        select(CardProgress)
        .where(CardProgress.person_id == actor.person_id, CardProgress.card_id == card_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).first()


def progress_of(row: CardProgress) -> scheduling.Progress:
    """The value that scheduling works on."""
    memory = scheduling.Memory(row.state, row.step, row.stability, row.difficulty)
    return scheduling.Progress(memory, row.due_at, row.reviewed_at)


def _done_today(session: Session, actor: Actor) -> Done:
    start = scheduling.day_start(utcnow(), actor.zone)
    rows = session.exec(
        select(Review.card_id, Review.before).where(
            Review.person_id == actor.person_id, Review.at >= start, Review.undone_at.is_(None)
        )
    ).all()
    new = frozenset(card_id for card_id, before in rows if before["reviewed_at"] is None)
    return Done(new, frozenset(card_id for card_id, _before in rows) - new)


def _plan(session: Session, actor: Actor, done: Done, extra: int = 0) -> Plan:
    due = _due(session, actor, REVIEWS_A_DAY + extra + len(done.cards) + 1)
    known = [card_id for card_id, is_new in due if not is_new]
    return plan(known, [card_id for card_id, is_new in due if is_new], done, extra)


def _due(session: Session, actor: Actor, limit: int) -> Sequence[tuple[str, bool]]:
    """The first due cards and whether they are new: so many of either kind at most."""
    is_new = CardProgress.reviewed_at.is_(None)
    order = (CardProgress.due_at, CardProgress.card_id)
    place = func.row_number().over(partition_by=is_new, order_by=order)
    due = (
        select(CardProgress.card_id, is_new.label("is_new"), place.label("place"))
        .join(Content, Content.id == CardProgress.card_id)
        .where(*_mine(actor), CardProgress.due_at <= utcnow())
        .where(Content.status == Status.PUBLISHED, visible_to(actor))
        .subquery()
    )
    return session.exec(
        select(due.c.card_id, due.c.is_new).where(due.c.place <= limit).order_by(due.c.place)
    ).all()


def _mine(actor: Actor) -> tuple:
    return CardProgress.person_id == actor.person_id, CardProgress.is_suspended == false()


def _cards(session: Session, actor: Actor, card_ids: Sequence[str]) -> list[ReviewCard]:
    if not card_ids:
        return []
    rows = session.exec(
        select(Content, Card, CardProgress, Person, Site.name, ContentSource.source_id)
        .join(Card, Card.content_id == Content.id)
        .join(CardProgress, CardProgress.card_id == Content.id)
        .join(Authorship, and_(Authorship.content_id == Content.id, Authorship.part == Part.AUTHOR))
        .join(Person, Person.id == Authorship.person_id)
        .join(Site, Site.id == Person.site_id, isouter=True)
        .join(ContentSource, ContentSource.content_id == Content.id, isouter=True)
        .where(Content.id.in_(card_ids), CardProgress.person_id == actor.person_id, visible_to(actor))
    ).all()
    made = [content.id for content, *_rest, source_id in rows if source_id]
    sources = sources_of(session, actor, made) if made else {}
    ready = {
        content.id: _ready(
            actor, content, card, progress, ref_of(author, site or ""), sources.get(content.id, SourceRef())
        )
        for content, card, progress, author, site, _source_id in rows
    }
    return [ready[card_id] for card_id in card_ids if card_id in ready]


def _ready(
    actor: Actor, content: Content, card: Card, progress: CardProgress, author: PersonRef, source: SourceRef
) -> ReviewCard:
    now = utcnow()
    offered = scheduling.outcomes(progress_of(progress), now).values()
    return ReviewCard(
        id=content.id,
        key=ids.new_id(),
        front=content.title,
        back_html=render(card.back, content.language),
        why_html=render(card.why, content.language),
        language=content.language,
        author=author,
        source=source,
        options=[RatingOption(int(outcome.rating), outcome.days, outcome.minutes) for outcome in offered],
        can_edit=author.id == actor.person_id,
        shown_at=now,
    )
