"""REX and the register of projects through the REST interface.

Texts, moments and facts are saved one by one. Each is read with its edition, and saved with that: what others
changed meanwhile is kept, sentence by sentence, and the answer is what stands there now.
"""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.inputs import Line
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.actions.schemas import ActionItemInput
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, once, once_by_nobody
from learnhub.features.rex import queries, service
from learnhub.features.rex.enums import Template
from learnhub.features.rex.room import REX_READ, REX_WRITE
from learnhub.features.rex.schemas import (
    CauseInput,
    CauseMarksInput,
    CausePlaceInput,
    CauseWordsInput,
    CheckInput,
    CoverageView,
    EditEntryInput,
    EditionView,
    EffectInput,
    EntryInput,
    OpenRexInput,
    PersonInput,
    ProjectInput,
    ProjectRow,
    ProjectView,
    ReviewInput,
    RexFrameInput,
    RexLesson,
    RexMarkdown,
    RexRow,
    RexView,
    Saved,
    TextInput,
)

router = APIRouter(tags=["rex"])

Reader = Annotated[Actor, Depends(may(REX_READ))]
Writer = Annotated[Actor, Depends(may(REX_WRITE))]
Words = Annotated[str, Line(200), Query(description="What is being started, such as a title.")]


@router.get("/rex")
async def list_rex(
    actor: Reader,
    template: Literal["project", "incident", "short"] | None = None,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[RexRow]:
    """Published REX, the latest first; perhaps of one template."""
    chosen = Template(template) if template else None
    found = await db.read(queries.list_rex, actor, template=chosen, cursor=cursor, size=limit)
    return Listing[RexRow].of(found)


@router.post("/rex", status_code=201)
async def open_rex(actor: Writer, form: OpenRexInput, key: RepeatKey = None) -> Made:
    """Open a REX for those who were there, who write it and alone read it until it is published.

    A program, such as that of the tickets, says `is_due`: it then counts among what the company is to write.
    """
    return Made(id=await once(key, service.open_rex, actor, form))


@router.get("/rex-writing")
async def get_own_rex(actor: Reader) -> Listing[RexRow]:
    """What one is writing with others, by the day on which it is due; 50 at most, on one page."""
    return Listing[RexRow].of(Page(await db.read(queries.list_own, actor)))


@router.get("/rex-coverage")
async def get_rex_coverage(actor: Reader) -> CoverageView:
    """How many of the REX that were due in the last year are published, of the company as a whole."""
    return await db.read(queries.get_coverage, actor)


@router.get("/rex-lessons")
async def find_rex_lessons(actor: Reader, words: Words) -> Listing[RexLesson]:
    """Five lessons at most, of the REX closest to what is being started."""
    return Listing[RexLesson].of(Page(await db.read(queries.similar_lessons, actor, words)))


@router.get("/rex/{rex_id}")
async def get_rex(actor: Reader, rex_id: Ref) -> RexView:
    """A REX with its texts as they were typed, its timeline, its facts and what came of it."""
    return await db.read(queries.get_rex, actor, rex_id)


@router.get("/rex/{rex_id}/markdown")
async def get_rex_markdown(actor: Reader, rex_id: Ref) -> RexMarkdown:
    """A REX as one Markdown text."""
    return await db.read(queries.get_markdown, actor, rex_id)


@router.put("/rex/{rex_id}", status_code=204)
async def frame_rex(actor: Writer, rex_id: Ref, form: RexFrameInput) -> None:
    """Say when it was, what it is about, and who will say whether it changed anything."""
    await db.write(service.frame_rex, actor, rex_id, form)


@router.delete("/rex/{rex_id}", status_code=204)
async def remove_rex(actor: Writer, rex_id: Ref) -> None:
    """Take a REX back, as who opened it."""
    await db.write(service.remove_rex, actor, rex_id)


@router.put("/rex/{rex_id}/texts")
async def save_rex_text(actor: Writer, rex_id: Ref, form: TextInput) -> Saved:
    """Save one text; `edition` is that of the REX which was read."""
    return await db.write(service.save_text, actor, rex_id, form)


@router.post("/rex/{rex_id}/entries", status_code=201)
async def add_rex_entry(actor: Writer, rex_id: Ref, form: EntryInput, key: RepeatKey = None) -> Made:
    """Write down what was seen at a moment, and from where.

    The same request under the same key is one moment, with nobody kept beside it; another body is another.
    """
    return Made(id=await once_by_nobody(key, service.add_entry, actor, rex_id, form))


@router.put("/rex/{rex_id}/entries/{entry_id}")
async def edit_rex_entry(actor: Writer, rex_id: Ref, entry_id: Ref, form: EditEntryInput) -> Saved:
    """Change what was seen."""
    return await db.write(service.edit_entry, actor, rex_id, entry_id, form)


@router.delete("/rex/{rex_id}/entries/{entry_id}", status_code=204)
async def remove_rex_entry(actor: Writer, rex_id: Ref, entry_id: Ref) -> None:
    """Take a moment out of the timeline."""
    await db.write(service.remove_entry, actor, rex_id, entry_id)


@router.post("/rex/{rex_id}/causes", status_code=201)
async def add_rex_cause(actor: Writer, rex_id: Ref, form: CauseInput, key: RepeatKey = None) -> Made:
    """Write down what was needed for a fact. The fact without a parent, what happened, is there already.

    The same request under the same key is one fact, with nobody kept beside it; another body is another.
    """
    return Made(id=await once_by_nobody(key, service.add_cause, actor, rex_id, form))


@router.put("/rex/{rex_id}/causes/{cause_id}")
async def reword_rex_cause(actor: Writer, rex_id: Ref, cause_id: Ref, form: CauseWordsInput) -> Saved:
    """Change the words of a fact."""
    return await db.write(service.reword_cause, actor, rex_id, cause_id, form)


@router.put("/rex/{rex_id}/causes/{cause_id}/marks", status_code=204)
async def mark_rex_cause(actor: Writer, rex_id: Ref, cause_id: Ref, form: CauseMarksInput) -> None:
    """Say of which kind a fact is, how those under it come together, and how its branch ends."""
    await db.write(service.mark_cause, actor, rex_id, cause_id, form)


@router.put("/rex/{rex_id}/causes/{cause_id}/place", status_code=204)
async def move_rex_cause(actor: Writer, rex_id: Ref, cause_id: Ref, form: CausePlaceInput) -> None:
    """Put a fact, with what is under it, under another one."""
    await db.write(service.move_cause, actor, rex_id, cause_id, form)


@router.delete("/rex/{rex_id}/causes/{cause_id}", status_code=204)
async def remove_rex_cause(actor: Writer, rex_id: Ref, cause_id: Ref) -> None:
    """Take a fact out, with what is under it."""
    await db.write(service.remove_cause, actor, rex_id, cause_id)


@router.get("/rex/{rex_id}/editions/{piece_id}")
async def get_rex_editions(actor: Reader, rex_id: Ref, piece_id: Ref) -> Listing[EditionView]:
    """What a fact or a moment said before, without who wrote it; that of texts is in the history."""
    return Listing[EditionView].of(Page(await db.read(queries.list_editions, actor, rex_id, piece_id)))


@router.post("/rex/{rex_id}/people", status_code=204)
async def add_rex_person(actor: Writer, rex_id: Ref, form: PersonInput) -> None:
    """Let a colleague who was there write it, too."""
    await db.write(service.add_person, actor, rex_id, form.person_id)


@router.delete("/rex/{rex_id}/people/{person_id}", status_code=204)
async def remove_rex_person(actor: Writer, rex_id: Ref, person_id: Ref) -> None:
    """Leave it oneself, or take off who was not there, as who opened it."""
    await db.write(service.remove_person, actor, rex_id, person_id)


@router.post("/rex/{rex_id}/check", status_code=204)
async def ask_rex_check(actor: Writer, rex_id: Ref) -> None:
    """Ask those who were there whether the facts are right."""
    await db.write(service.ask_check, actor, rex_id)


@router.put("/rex/{rex_id}/check", status_code=204)
async def check_rex_facts(actor: Writer, rex_id: Ref, form: CheckInput) -> None:
    """Say that the facts are right, or what differs."""
    await db.write(service.check_facts, actor, rex_id, form)


@router.put("/rex/{rex_id}/review", status_code=204)
async def plan_rex_review(actor: Writer, rex_id: Ref, form: ReviewInput) -> None:
    """Say when it is reviewed: in the meeting of a ritual, or on a day."""
    await db.write(service.plan_review, actor, rex_id, form)


@router.post("/rex/{rex_id}/publication", status_code=204)
async def publish_rex(actor: Writer, rex_id: Ref) -> None:
    """Show it to the company; whether it changed anything is asked 90 days later."""
    await db.write(service.publish_rex, actor, rex_id)


@router.post("/rex/{rex_id}/actions", status_code=201)
async def add_rex_action(actor: Writer, rex_id: Ref, form: ActionItemInput, key: RepeatKey = None) -> Made:
    """Note who changes something by a day; it is finished at `/actions`."""
    return Made(id=await once(key, service.add_action, actor, rex_id, form))


@router.put("/rex/{rex_id}/effect", status_code=204)
async def answer_rex_effect(actor: Writer, rex_id: Ref, form: EffectInput) -> None:
    """Say whether it changed anything, as its owner and once it is asked."""
    await db.write(service.answer_effect, actor, rex_id, form)


@router.get("/rex-projects")
async def list_rex_projects(
    actor: Reader, cursor: Cursor = None, limit: Limit = PAGE_SIZE
) -> Listing[ProjectRow]:
    """The register of projects, the one that ends last first."""
    return Listing[ProjectRow].of(await db.read(queries.list_projects, actor, cursor=cursor, size=limit))


@router.post("/rex-projects", status_code=201)
async def add_rex_project(actor: Writer, form: ProjectInput, key: RepeatKey = None) -> Made:
    """Put a project into the register: on the day of its end, a REX is opened for its people."""
    return Made(id=await once(key, service.add_project, actor, form))


@router.get("/rex-projects/{project_id}")
async def get_rex_project(actor: Reader, project_id: Ref) -> ProjectView:
    """A project with its people, and five lessons of similar ones."""
    return await db.read(queries.get_project, actor, project_id)


@router.put("/rex-projects/{project_id}", status_code=204)
async def edit_rex_project(actor: Writer, project_id: Ref, form: ProjectInput) -> None:
    """Change a project that has not ended."""
    await db.write(service.edit_project, actor, project_id, form)


@router.delete("/rex-projects/{project_id}", status_code=204)
async def remove_rex_project(actor: Writer, project_id: Ref) -> None:
    """Take a project off the register that has not ended."""
    await db.write(service.remove_project, actor, project_id)
