"""Moderation through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.moderation import queries, service
from learnhub.features.moderation.room import CONTENT_FLAG, LOG_READ, MODERATION_ANSWER
from learnhub.features.moderation.schemas import (
    CaseRow,
    CaseView,
    DecideInput,
    DisagreeInput,
    FlagInput,
    LogRow,
    MessageView,
)
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["moderation"])

Flagger = Annotated[Actor, Depends(may(CONTENT_FLAG))]
Moderator = Annotated[Actor, Depends(may(CONTENT_MODERATE))]
Reader = Annotated[Actor, Depends(may(LOG_READ))]
Author = Annotated[Actor, Depends(may(MODERATION_ANSWER))]


@router.put("/content/{content_id}/flag", status_code=204)
async def flag(actor: Flagger, content_id: Ref, form: FlagInput) -> None:
    """Ask moderators to look at something. Three people who do so hide it until one of them has."""
    await db.write(service.flag, actor, content_id, form)


@router.get("/moderation/cases")
async def list_cases(
    actor: Moderator, decided: bool = False, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[CaseRow]:
    """What waits for a moderator, what is hidden first, or what was decided."""
    page = await db.read(queries.list_cases, actor, decided=decided, cursor=cursor, size=limit)
    return Listing[CaseRow].of(page)


@router.get("/moderation/cases/{case_id}")
async def get_case(actor: Moderator, case_id: Ref) -> CaseView:
    """A case with its content in place."""
    return await db.read(queries.get_case, actor, case_id)


@router.put("/moderation/cases/{case_id}/decision", status_code=204)
async def decide(actor: Moderator, case_id: Ref, form: DecideInput) -> None:
    """Keep something, take words out of it for good, or hide it; its author reads the reason and the note."""
    await db.write(service.decide, actor, case_id, form)


@router.delete("/moderation/cases/{case_id}/decision", status_code=204)
async def undo_decision(actor: Moderator, case_id: Ref) -> None:
    """Take one's decision back, unless it took words out."""
    await db.write(service.undo, actor, case_id)


@router.put("/moderation/cases/{case_id}/passed", status_code=204)
async def ask_another(actor: Moderator, case_id: Ref) -> None:
    """Leave a case to other moderators."""
    await db.write(service.ask_another, actor, case_id)


@router.get("/moderation/cases/{case_id}/message")
async def get_message(actor: Author, case_id: Ref) -> MessageView:
    """What was decided about something that one wrote."""
    return await db.read(queries.get_message, actor, case_id)


@router.put("/moderation/cases/{case_id}/answer", status_code=204)
async def answer_decision(actor: Author, case_id: Ref, form: DisagreeInput) -> None:
    """Say why a decision about something that one wrote is wrong; another moderator reads it."""
    await db.write(service.answer, actor, case_id, form)


@router.get("/moderation/log")
async def list_log(actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Listing[LogRow]:
    """What moderators decided, the latest first: never the words, nor whose they were."""
    return Listing[LogRow].of(await db.read(queries.list_log, actor, cursor=cursor, size=limit))
