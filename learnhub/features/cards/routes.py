"""Cards and their review through the REST interface."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Id, Limit, Listing, Made, Ref
from learnhub.core import db, ids, pagination
from learnhub.core.inputs import Input, Moment, Number
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.cards import queries, service
from learnhub.features.cards.enums import Rating
from learnhub.features.cards.room import CARDS_READ, CARDS_REVIEW, CARDS_WRITE
from learnhub.features.cards.scheduling import due_moment
from learnhub.features.cards.schemas import CardEditInput, CardInput, CardRow, CardSource, ReviewCard
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once
from learnhub.features.search.routes import Searched

QUEUE_MAX = 100  # more than a day asks for

router = APIRouter(tags=["cards"])

Reader = Annotated[Actor, Depends(may(CARDS_READ))]
Writer = Annotated[Actor, Depends(may(CARDS_WRITE))]
Learner = Annotated[Actor, Depends(may(CARDS_REVIEW))]


class RatingInput(Input):
    """A rating of a due card; `shown_at` is that of the queue."""

    rating: Rating
    shown_at: Moment
    ms: Number = 0


class Rated(BaseModel):
    """When the card comes back: at 04:00 of a day in one's zone, or in minutes.

    By the id the rating can be undone.
    """

    id: Id
    due_at: datetime


class Queue(Listing[ReviewCard]):
    """Today's due cards in the order in which they are asked, and when more come than these.

    Cards that come back within minutes belong to the day and are asked last, before their minutes are over.
    """

    due: int
    next_due_at: datetime | None


@router.get("/cards")
async def list_cards(
    actor: Reader,
    search: Searched,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[CardRow]:
    """Published cards that have every word, in one of the languages, with one of the topics.

    With words, the newest that have them are sorted. `space` is the id of a community.
    """
    found = await db.read(queries.list_cards, actor, search=search, cursor=cursor, size=limit)
    return Listing[CardRow].of(found)


@router.post("/cards", status_code=201)
async def create_card(actor: Writer, form: CardInput, key: RepeatKey = None) -> Made:
    """Write a card; it is in one's own review at once."""
    return Made(id=await once(key, service.create_card, actor, form))


@router.get("/cards/{card_id}")
async def get_card(actor: Reader, card_id: Ref) -> CardSource:
    """A card, also as it was typed."""
    return await db.read(queries.get_card_source, actor, card_id)


@router.put("/cards/{card_id}", status_code=204)
async def edit_card(actor: Writer, card_id: Ref, form: CardEditInput, key: RepeatKey = None) -> None:
    """Change one's card; `edition` is the one that was read."""
    await change(key, service.edit_card, actor, card_id, form)


@router.delete("/cards/{card_id}", status_code=204)
async def remove_card(actor: Writer, card_id: Ref) -> None:
    """Take one's card back."""
    await db.write(service.remove_card, actor, card_id)


@router.put("/cards/{card_id}/review", status_code=204, tags=["review"])
async def add_card_to_review(actor: Learner, card_id: Ref) -> None:
    """Have a card in one's review."""
    await db.write(service.add_to_review, actor, card_id)


@router.delete("/cards/{card_id}/review", status_code=204, tags=["review"])
async def leave_card_out_of_review(actor: Learner, card_id: Ref) -> None:
    """Take a card out of one's review; how well one knows it is kept."""
    await db.write(service.leave_out, actor, card_id)


@router.get("/review", tags=["review"])
async def get_review_queue(actor: Learner, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Queue:
    """What is due today."""
    page = pagination.part(await db.read(queries.review_queue, actor, QUEUE_MAX), limit, cursor)
    return Queue(
        due=await db.read(queries.due_count, actor),
        next_due_at=await db.read(queries.next_due_at, actor),
        items=page.items,
        next=page.next,
    )


@router.post("/review/{card_id}", tags=["review"])
async def rate_card(actor: Learner, card_id: Ref, form: RatingInput, key: RepeatKey = None) -> Rated:
    """Rate a due card."""
    return Rated.model_validate(await change(key, _rate, actor, card_id, form))


def _rate(session: Any, actor: Actor, card_id: str, form: RatingInput) -> dict[str, Any]:
    rating_id = ids.new_id()
    progress = service.rate(
        session,
        actor,
        card_id,
        rating=form.rating,
        shown_at=form.shown_at,
        request_key=rating_id,
        ms=form.ms,
    )
    due_at = due_moment(progress.due_day, progress.due_at, actor.zone)
    return {"id": rating_id, "due_at": due_at.isoformat()}


@router.delete("/review/ratings/{rating_id}", status_code=204, tags=["review"])
async def undo_rating(actor: Learner, rating_id: Ref) -> None:
    """Take one's last rating back."""
    await db.write(service.undo_rating, actor, request_key=rating_id)
