"""Today through the REST interface."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from pydantic import BaseModel, create_model

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.home import queries
from learnhub.features.home.pieces import pieces, view_of
from learnhub.features.home.room import HOME_READ
from learnhub.features.people.routes.keys import may
from learnhub.features.questions.schemas import QuestionRow

router = APIRouter(tags=["today"])

Reader = Annotated[Actor, Depends(may(HOME_READ))]
DECLARED: dict[str, Any] = {piece.name: (view_of(room, piece) | None, ...) for room, piece in pieces()}


class TodayPieces(create_model("Declared", **DECLARED)):
    """What the rooms add to Today; null where the key has no scope for it."""


class Today(BaseModel):
    """Cards that are due and about how many minutes they take, and the first of all questions to answer."""

    cards: int
    minutes: int
    next_due_at: datetime | None
    questions: list[QuestionRow]
    questions_count: int
    pieces: TodayPieces


@router.get("/today")
async def get_today(actor: Reader) -> Today:
    """What waits for one today."""
    found = await db.read(queries.get_today, actor)
    read = {piece.name: found.pieces.get(piece.name) for _room, piece in pieces()}
    return Today(
        cards=found.cards,
        minutes=found.minutes,
        next_due_at=found.next_due_at,
        questions=[row for row in (found.question, *found.waiting) if row.id],
        questions_count=found.waiting_count,
        pieces=TodayPieces(**read),
    )
