"""Leader notes through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.leaders import queries, service
from learnhub.features.leaders.room import LEADERS_READ, LEADERS_WRITE
from learnhub.features.leaders.schemas import (
    EditLeaderNoteInput,
    KeptMonth,
    LeaderNoteInput,
    LeaderNoteRow,
    LeaderNoteSource,
)
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once

router = APIRouter(tags=["leaders"])

Reader = Annotated[Actor, Depends(may(LEADERS_READ))]
Leader = Annotated[Actor, Depends(may(LEADERS_WRITE))]


@router.get("/leader-notes")
async def list_leader_notes(
    actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[LeaderNoteRow]:
    """Leader notes, the latest first, with the beginning of what was answered."""
    found = await db.read(queries.list_notes, actor, cursor=cursor, size=limit)
    return Listing[LeaderNoteRow].of(found)


@router.get("/leader-notes/kept")
async def get_leader_months(actor: Reader) -> Listing[KeptMonth]:
    """Of how many leaders who were asked how many wrote, for six months; nothing of fewer than three."""
    return Listing[KeptMonth].of(Page(await db.read(queries.list_kept, actor)))


@router.post("/leader-notes", status_code=201)
async def write_leader_note(actor: Leader, form: LeaderNoteInput, key: RepeatKey = None) -> Made:
    """Publish a leader note to everybody; one of the three prompts is enough."""
    return Made(id=await once(key, service.write_note, actor, form))


@router.post("/leader-notes/not-this-month", status_code=204)
async def skip_leader_note(actor: Leader) -> None:
    """Say that there is no note this month; nobody asks again before the next."""
    await db.write(service.not_this_month, actor)


@router.get("/leader-notes/{note_id}")
async def get_leader_note(actor: Reader, note_id: Ref) -> LeaderNoteSource:
    """A leader note, also as it was typed."""
    return await db.read(queries.get_source, actor, note_id)


@router.put("/leader-notes/{note_id}", status_code=204)
async def edit_leader_note(
    actor: Leader, note_id: Ref, form: EditLeaderNoteInput, key: RepeatKey = None
) -> None:
    """Change one's leader note; `edition` is the one that was read."""
    await change(key, service.edit_note, actor, note_id, form)


@router.delete("/leader-notes/{note_id}", status_code=204)
async def remove_leader_note(actor: Leader, note_id: Ref) -> None:
    """Take one's leader note back."""
    await db.write(service.remove_note, actor, note_id)
