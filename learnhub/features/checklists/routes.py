"""Checklists and their runs through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.checklists import queries, service
from learnhub.features.checklists.room import CHECKLISTS_READ, CHECKLISTS_RUN, CHECKLISTS_WRITE
from learnhub.features.checklists.schemas import (
    ChecklistInput,
    ChecklistSource,
    EditChecklistInput,
    MarksInput,
    RunProgress,
    RunRow,
    RunView,
    StartRunInput,
)
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once
from learnhub.features.search.browsing import FoundRow
from learnhub.features.search.routes import Searched

router = APIRouter(tags=["checklists"])

Reader = Annotated[Actor, Depends(may(CHECKLISTS_READ))]
Writer = Annotated[Actor, Depends(may(CHECKLISTS_WRITE))]
Runner = Annotated[Actor, Depends(may(CHECKLISTS_RUN))]


@router.get("/checklists")
async def list_checklists(
    actor: Reader,
    search: Searched,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[FoundRow]:
    """Published checklists that have every word, in one of the languages and topics.

    With words, the newest that have them are sorted. `space` is the id of a community.
    """
    found = await db.read(queries.list_checklists, actor, search=search, cursor=cursor, size=limit)
    return Listing[FoundRow].of(found)


@router.post("/checklists", status_code=201)
async def publish_checklist(actor: Writer, form: ChecklistInput, key: RepeatKey = None) -> Made:
    """Publish a checklist for everybody."""
    return Made(id=await once(key, service.publish_checklist, actor, form))


@router.get("/checklists/{checklist_id}")
async def get_checklist(actor: Reader, checklist_id: Ref) -> ChecklistSource:
    """A checklist with its points, also as it was typed."""
    return await db.read(queries.get_source, actor, checklist_id)


@router.put("/checklists/{checklist_id}", status_code=204)
async def edit_checklist(
    actor: Writer, checklist_id: Ref, form: EditChecklistInput, key: RepeatKey = None
) -> None:
    """Change one's checklist; `edition` is the one that was read. Runs go on with what they began with."""
    await change(key, service.edit_checklist, actor, checklist_id, form)


@router.delete("/checklists/{checklist_id}", status_code=204)
async def remove_checklist(actor: Writer, checklist_id: Ref) -> None:
    """Take one's checklist back."""
    await db.write(service.remove_checklist, actor, checklist_id)


@router.get("/checklists/{checklist_id}/runs")
async def list_runs(
    actor: Runner, checklist_id: Ref, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[RunRow]:
    """One's runs of a checklist and those that one's team shares, the newest first."""
    found = await db.read(queries.list_runs, actor, checklist_id, cursor=cursor, size=limit)
    return Listing[RunRow].of(found)


@router.post("/checklists/{checklist_id}/runs", status_code=201)
async def start_run(actor: Runner, checklist_id: Ref, form: StartRunInput, key: RepeatKey = None) -> Made:
    """Begin a run, for oneself or shared with one's team."""
    return Made(id=await once(key, service.start_run, actor, checklist_id, form))


@router.get("/runs/{run_id}")
async def get_run(actor: Runner, run_id: Ref) -> RunView:
    """A run with its points, as they were when it began, and all that was done in it."""
    return await db.read(queries.get_run, actor, run_id)


@router.post("/runs/{run_id}/marks")
async def send_marks(actor: Runner, run_id: Ref, form: MarksInput) -> RunProgress:
    """Keep what was done in a run; each key counts once. The answer is all that there is of the run."""
    return await db.write(service.send_marks, actor, run_id, form)


@router.delete("/runs/{run_id}", status_code=204)
async def remove_run(actor: Runner, run_id: Ref) -> None:
    """Delete a run that one has started."""
    await db.write(service.remove_run, actor, run_id)
