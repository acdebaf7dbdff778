"""Small failures through the REST interface. Whoever tells one without a name uses a browser."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.failures import queries, service
from learnhub.features.failures.enums import Wall
from learnhub.features.failures.room import FAILURES_ECHO, FAILURES_READ, FAILURES_TELL
from learnhub.features.failures.schemas import (
    EchoInput,
    EchoView,
    EditFailureInput,
    FailureInput,
    FailureSource,
    ToldRow,
)
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

router = APIRouter(tags=["failures"])

Reader = Annotated[Actor, Depends(may(FAILURES_READ))]
Teller = Annotated[Actor, Depends(may(FAILURES_TELL))]
Colleague = Annotated[Actor, Depends(may(FAILURES_ECHO))]


@router.get("/failures")
async def list_failures(
    actor: Reader,
    show: Literal["all", "leaders", "trade", "anonymous"] = "all",
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[ToldRow]:
    """The wall of small failures, the latest first: all, of leaders, of one's own trade, or without a name.

    What nobody signed has a month and stands at its beginning. After nine months a story leaves the wall.
    """
    found = await db.read(queries.list_told, actor, wall=Wall(show), cursor=cursor, size=limit)
    return Listing[ToldRow].of(found)


@router.post("/failures", status_code=201)
async def tell_failure(actor: Teller, form: FailureInput, key: RepeatKey = None) -> Made:
    """Tell a small failure under one's name."""
    return Made(id=await once(key, service.tell_failure, actor, form))


@router.get("/failures/{failure_id}")
async def get_failure(actor: Reader, failure_id: Ref) -> FailureSource:
    """A small failure, also as it was typed."""
    return await db.read(queries.get_source, actor, failure_id)


@router.put("/failures/{failure_id}", status_code=204)
async def edit_failure(actor: Teller, failure_id: Ref, form: EditFailureInput, key: RepeatKey = None) -> None:
    """Change one's small failure; `edition` is the one that was read."""
    await change(key, service.edit_failure, actor, failure_id, form)


@router.delete("/failures/{failure_id}", status_code=204)
async def remove_failure(actor: Teller, failure_id: Ref) -> None:
    """Take one's small failure back."""
    await db.write(service.remove_failure, actor, failure_id)


@router.put("/failures/{failure_id}/echoes")
async def echo_failure(actor: Colleague, failure_id: Ref, form: EchoInput) -> EchoView:
    """Thank for a small failure, or say that it happened to oneself or made one change something."""
    return await db.write(service.echo, actor, failure_id, form.echo, on=form.on)
