"""What one has agreed to do, through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, part
from learnhub.features.actions import queries, service
from learnhub.features.actions.room import ACTIONS_DO
from learnhub.features.actions.schemas import ActionDoneInput, OwedAction
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["actions"])

Doer = Annotated[Actor, Depends(may(ACTIONS_DO))]


@router.get("/actions")
async def list_actions(actor: Doer, cursor: Cursor = None, limit: Limit = PAGE_SIZE) -> Listing[OwedAction]:
    """What one has still to do, as it was agreed in meetings and REX, the first due first; 100 at most."""
    return Listing[OwedAction].of(part(await db.read(queries.list_owed, actor), limit, cursor))


@router.put("/actions/{action_id}", status_code=204)
async def finish_action(actor: Doer, action_id: Ref, form: ActionDoneInput) -> None:
    """Say that something is done, or is not after all: its owner, or who wrote what it was agreed around."""
    await db.write(service.finish_action, actor, action_id, is_done=form.is_done)


@router.delete("/actions/{action_id}", status_code=204)
async def remove_action(actor: Doer, action_id: Ref) -> None:
    """Take something back that is not to be done."""
    await db.write(service.remove_action, actor, action_id)
