"""The list of cards through the REST interface."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query

from learnhub.access.actor import Actor
from learnhub.api.keys import may
from learnhub.api.shapes import Cursor, Listing
from learnhub.core import db
from learnhub.features.cards.room import CARDS_READ
from learnhub.features.library import queries
from learnhub.features.library.schemas import WORDS_MAX, LibraryRow, Order, Search
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.schemas import TopicRef

router = APIRouter(tags=["cards"])


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card in the list."""

    id: str
    front: str
    excerpt: str
    language: str
    author: PersonRef
    topics: list[TopicRef]
    used: int
    published_at: datetime | None
    is_in_review: bool

    @classmethod
    def of(cls, row: LibraryRow) -> "CardRow":
        """A row of the library as its author typed it."""
        return cls(
            row.id, row.title, row.excerpt, row.language, row.author, row.topics, row.used,
            row.published_at, row.is_in_review,
        )  # fmt: skip


@router.get("/cards")
async def list_cards(
    actor: Annotated[Actor, Depends(may(CARDS_READ))],
    words: Annotated[str, Query(max_length=WORDS_MAX)] = "",
    topic: Annotated[list[str] | None, Query()] = None,
    language: Annotated[list[str] | None, Query()] = None,
    order: Order = Order.NEWEST,
    cursor: Cursor = None,
) -> Listing[CardRow]:
    """Published cards that contain every word, in one of the languages, with one of the topics."""
    search = Search(words, tuple(topic or ()), tuple(language or ()), order)
    page = await db.read(queries.list_cards, actor, search=search, cursor=cursor)
    return Listing[CardRow](items=[CardRow.of(row) for row in page.items], next=page.next)
