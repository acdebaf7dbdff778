"""Drafts through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from pydantic import Field

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.inputs import Input
from learnhub.features.discussion import queries, service
from learnhub.features.discussion.enums import Device
from learnhub.features.discussion.room import DRAFTS_KEEP
from learnhub.features.discussion.schemas import (
    DRAFT_KEY_MAX,
    DraftName,
    DraftValue,
    DraftVersion,
    DraftView,
)
from learnhub.features.discussion.schemas.drafts import FIELDS_MAX
from learnhub.features.people.routes.keys import may

router = APIRouter(tags=["content"])

Keeper = Annotated[Actor, Depends(may(DRAFTS_KEEP))]
Key = Annotated[
    str,
    Path(
        pattern=rf"^[a-z0-9_-]{{1,{DRAFT_KEY_MAX}}}$",
        description="The form: `ask`, `answer-` and the id of the question, `edit-` and that of the content.",
    ),
]


class DraftInput(Input):
    """The fields of a form, and the version that was read; 0 when there was none."""

    fields: Annotated[dict[DraftName, DraftValue], Field(max_length=FIELDS_MAX)]
    known: DraftVersion = 0
    device: Device = Device.COMPUTER


@router.get("/drafts/{key}")
async def get_draft(actor: Keeper, key: Key) -> DraftView:
    """What one has typed in a form and not sent; version 0 when nothing is kept."""
    return await db.read(queries.find_draft, actor, key)


@router.put("/drafts/{key}")
async def keep_draft(actor: Keeper, key: Key, form: DraftInput) -> DraftView:
    """Keep what was typed. What another device has kept since the `known` version stays, and is answered."""
    return await db.write(service.keep_draft, actor, key, form.fields, form.device, known=form.known)


@router.delete("/drafts/{key}", status_code=204)
async def drop_draft(actor: Keeper, key: Key) -> None:
    """Forget what was sent, or is not wanted any more."""
    await db.write(service.drop_draft, actor, key)
