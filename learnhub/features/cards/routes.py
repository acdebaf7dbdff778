"""Cards and their review through the REST interface."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime, BaseModel, Field

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.i18n import LANGUAGES
from learnhub.core.inputs import Input
from learnhub.features.cards import queries, service
from learnhub.features.cards.enums import Rating
from learnhub.features.cards.room import CARDS_READ, CARDS_REVIEW, CARDS_WRITE
from learnhub.features.cards.schemas import CardEditInput, CardInput, CardRow, CardView, ReviewCard
from learnhub.features.discussion.searching import TOPICS_MAX, WORDS_MAX, Order, Search
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, once

router = APIRouter(tags=["cards"])

Reader = Annotated[Actor, Depends(may(CARDS_READ))]
Writer = Annotated[Actor, Depends(may(CARDS_WRITE))]
Learner = Annotated[Actor, Depends(may(CARDS_REVIEW))]


class RatingInput(Input):
    """A rating of a due card: its `key` and `shown_at` are those of the queue."""

    rating: Rating
    key: Annotated[str, Field(min_length=8, max_length=40)]
    shown_at: AwareDatetime
    ms: Annotated[int, Field(ge=0)] = 0


class Rated(BaseModel):
    """When the card comes back."""

    due_at: datetime


class Queue(BaseModel):
    """Today's due cards in the order in which they are asked, and when there are more."""

    due: int
    next_due_at: datetime | None
    items: list[ReviewCard]


@router.get("/cards")
async def list_cards(
    actor: Reader,
    words: Annotated[str, Query(max_length=WORDS_MAX)] = "",
    topic: Annotated[list[str] | None, Query(max_length=TOPICS_MAX)] = None,
    language: Annotated[list[str] | None, Query(max_length=len(LANGUAGES))] = None,
    order: Order = Order.NEWEST,
    cursor: Cursor = None,
) -> Listing[CardRow]:
    """Published cards that contain every word, in one of the languages, with one of the topics.

    Words and languages are looked for in one part of the list after the other: a page may be short, or
    empty, and still have a `next`.
    """
    search = Search(words, tuple(topic or ()), tuple(language or ()), order)
    return Listing[CardRow].of(await db.read(queries.list_cards, actor, search=search, cursor=cursor))


@router.post("/cards", status_code=201)
async def create_card(actor: Writer, form: CardInput, key: RepeatKey = None) -> Made:
    """Write a card; it is in one's own review at once."""
    return Made(id=await once(key, service.create_card, actor, form))


@router.get("/cards/{card_id}")
async def get_card(actor: Reader, card_id: Ref) -> CardView:
    """A card."""
    return await db.read(queries.get_card, actor, card_id)


@router.put("/cards/{card_id}", status_code=204)
async def edit_card(actor: Writer, card_id: Ref, form: CardEditInput) -> None:
    """Change one's card; `edition` is the one that was read."""
    await db.write(service.edit_card, actor, card_id, form)


@router.delete("/cards/{card_id}", status_code=204)
async def remove_card(actor: Writer, card_id: Ref) -> None:
    """Take one's card back."""
    await db.write(service.remove_card, actor, card_id)


@router.put("/cards/{card_id}/review", status_code=204, tags=["review"])
async def add_to_review(actor: Learner, card_id: Ref) -> None:
    """Have a card in one's review."""
    await db.write(service.add_to_review, actor, card_id)


@router.delete("/cards/{card_id}/review", status_code=204, tags=["review"])
async def leave_out(actor: Learner, card_id: Ref) -> None:
    """Take a card out of one's review; how well one knows it is kept."""
    await db.write(service.leave_out, actor, card_id)


@router.get("/review", tags=["review"])
async def get_queue(actor: Learner, limit: Annotated[int, Query(ge=1, le=20)] = 10) -> Queue:
    """What is due today."""
    return Queue(
        due=await db.read(queries.due_count, actor),
        next_due_at=await db.read(queries.next_due_at, actor),
        items=await db.read(queries.review_queue, actor, limit),
    )


@router.post("/review/{card_id}", tags=["review"])
async def rate(actor: Learner, card_id: Ref, form: RatingInput) -> Rated:
    """Rate a due card. The same key again changes nothing."""
    progress = await db.write(
        service.rate,
        actor,
        card_id,
        rating=form.rating,
        shown_at=form.shown_at,
        request_key=form.key,
        ms=form.ms,
    )
    return Rated(due_at=progress.due_at)


@router.delete("/review/ratings/{key}", status_code=204, tags=["review"])
async def undo_rating(actor: Learner, key: str) -> None:
    """Take one's last rating back."""
    await db.write(service.undo_rating, actor, request_key=key)
