"""Growth feedback through the REST interface: one's own, and nobody else's."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.feedback import queries, service
from learnhub.features.feedback.room import FEEDBACK_GIVE, FEEDBACK_READ
from learnhub.features.feedback.schemas import (
    FeedbackAskedRow,
    FeedbackChoiceInput,
    FeedbackInput,
    FeedbackOfferedInput,
    FeedbackRequestInput,
    FeedbackRequestRow,
    FeedbackRow,
    FeedbackThanksInput,
    FeedbackThanksRow,
    FeedbackView,
)
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

router = APIRouter(tags=["feedback"])

Reader = Annotated[Actor, Depends(may(FEEDBACK_READ))]
Giver = Annotated[Actor, Depends(may(FEEDBACK_GIVE))]


@router.get("/feedback")
async def list_feedback(
    actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[FeedbackRow]:
    """What one was told, the latest first."""
    return Listing[FeedbackRow].of(await db.read(queries.list_notes, actor, cursor=cursor, size=limit))


@router.get("/feedback/thanks")
async def list_feedback_thanks(
    actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[FeedbackThanksRow]:
    """Thanks for what one told others, the latest first."""
    return Listing[FeedbackThanksRow].of(await db.read(queries.list_thanks, actor, cursor=cursor, size=limit))


@router.get("/feedback/requests")
async def list_feedback_requests(
    actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[FeedbackRequestRow]:
    """What one asked, the latest first, and how many have answered; never who has not."""
    found = await db.read(queries.list_requests, actor, cursor=cursor, size=limit)
    return Listing[FeedbackRequestRow].of(found)


@router.post("/feedback/requests", status_code=201)
async def ask_for_feedback(actor: Giver, form: FeedbackRequestInput, key: RepeatKey = None) -> Made:
    """Ask up to five colleagues to tell one something; they are told who asks and what about."""
    return Made(id=await once(key, service.ask, actor, form))


@router.delete("/feedback/requests/{request_id}", status_code=204)
async def stop_asking_for_feedback(actor: Giver, request_id: Ref) -> None:
    """Ask nobody any longer; what has come stays."""
    await db.write(service.stop, actor, request_id)


@router.get("/feedback/asked")
async def get_asked_feedback(actor: Giver) -> Listing[FeedbackAskedRow]:
    """What colleagues would like to hear, the longest waiting first."""
    return Listing[FeedbackAskedRow].of(Page(await db.read(queries.list_asked, actor)))


@router.post("/feedback/asked/{request_id}/answer", status_code=204)
async def answer_feedback(actor: Giver, request_id: Ref, form: FeedbackInput, key: RepeatKey = None) -> None:
    """Tell a colleague what they asked for; from then on they alone read it."""
    await once(key, service.answer, actor, request_id, form)


@router.post("/feedback/asked/{request_id}/decline", status_code=204)
async def decline_feedback(actor: Giver, request_id: Ref) -> None:
    """Say nothing about it; nobody is told, and it is written nowhere."""
    await db.write(service.decline, actor, request_id)


@router.post("/feedback/offers", status_code=204)
async def offer_feedback(actor: Giver, form: FeedbackOfferedInput, key: RepeatKey = None) -> None:
    """Tell a colleague something they did not ask for, unless they want only what they ask for."""
    await once(key, service.offer, actor, form)


@router.put("/feedback/choice", status_code=204)
async def choose_feedback(actor: Giver, form: FeedbackChoiceInput) -> None:
    """Say whether one wants to be told only what one asked for."""
    await db.write(service.choose, actor, only_when_asked=form.only_when_asked)


@router.get("/feedback/{note_id}")
async def get_feedback(actor: Reader, note_id: Ref) -> FeedbackView:
    """What one was told, whole."""
    return await db.read(queries.get_note, actor, note_id)


@router.delete("/feedback/{note_id}", status_code=204)
async def remove_feedback(actor: Reader, note_id: Ref) -> None:
    """Delete what one was told, for good."""
    await db.write(service.remove_note, actor, note_id)


@router.post("/feedback/{note_id}/thanks", status_code=204)
async def thank_for_feedback(
    actor: Giver, note_id: Ref, form: FeedbackThanksInput, key: RepeatKey = None
) -> None:
    """Say thank you for it, once; its author is told."""
    await change(key, service.thank, actor, note_id, form)
