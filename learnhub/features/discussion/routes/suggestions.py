"""Suggested edits through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from learnhub.access.actor import Actor
from learnhub.api.shapes import Made, Ref
from learnhub.core import db
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.room import CONTENT_SUGGEST
from learnhub.features.discussion.schemas.suggestions import SuggestInput, SuggestionAnswer, SuggestionView
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

router = APIRouter(tags=["content"])

Suggester = Annotated[Actor, Depends(may(CONTENT_SUGGEST))]


class SuggestionsView(BaseModel):
    """Suggested edits that wait for the author."""

    items: list[SuggestionView]


@router.get("/content/{content_id}/suggestions")
async def get_suggestions(actor: Suggester, content_id: Ref) -> SuggestionsView:
    """The open suggestions for something: one's own, and those for what one wrote."""
    found = await db.read(queries.list_suggestions, actor, content_id, slow=True)
    return SuggestionsView(items=found)


@router.post("/content/{content_id}/suggestions", status_code=201)
async def suggest(actor: Suggester, content_id: Ref, form: SuggestInput, key: RepeatKey = None) -> Made:
    """Suggest other words, made of the `edition` that was read; they replace one's open suggestion."""
    return Made(id=await once(key, service.suggest, actor, content_id, form))


@router.put("/suggestions/{suggestion_id}/accepted", status_code=204)
async def accept_suggestion(actor: Suggester, suggestion_id: Ref, key: RepeatKey = None) -> None:
    """Write a suggestion for what one wrote as its next edition."""
    await change(key, service.accept_suggestion, actor, suggestion_id)


@router.put("/suggestions/{suggestion_id}/answer", status_code=204)
async def answer_suggestion(
    actor: Suggester, suggestion_id: Ref, form: SuggestionAnswer, key: RepeatKey = None
) -> None:
    """Say why one does not take a suggestion for what one wrote."""
    await change(key, service.answer_suggestion, actor, suggestion_id, form.text)


@router.delete("/suggestions/{suggestion_id}", status_code=204)
async def withdraw_suggestion(actor: Suggester, suggestion_id: Ref) -> None:
    """Take one's own suggestion back."""
    await db.write(service.withdraw_suggestion, actor, suggestion_id)
