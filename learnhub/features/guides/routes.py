"""Guides through the REST interface."""

from typing import Annotated

from fastapi import APIRouter, Depends

from learnhub.access.actor import Actor
from learnhub.api.shapes import Cursor, Limit, Listing, Made, Ref
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE
from learnhub.features.guides import queries, service
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.room import GUIDES_APPLY, GUIDES_READ, GUIDES_WRITE
from learnhub.features.guides.schemas import (
    ArticleInput,
    EditArticleInput,
    EditPracticeInput,
    EditReportInput,
    EditStepsInput,
    GuideSource,
    PracticeInput,
    ReportInput,
    ReportSource,
    ReportView,
    StepsInput,
)
from learnhub.features.people.routes.keys import may
from learnhub.features.people.routes.repeats import RepeatKey, change, once
from learnhub.features.search.browsing import FoundRow
from learnhub.features.search.routes import Searched

router = APIRouter(tags=["guides"])

Reader = Annotated[Actor, Depends(may(GUIDES_READ))]
Writer = Annotated[Actor, Depends(may(GUIDES_WRITE))]
User = Annotated[Actor, Depends(may(GUIDES_APPLY))]


@router.get("/guides")
async def list_guides(
    actor: Reader,
    search: Searched,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[FoundRow]:
    """Published best practices and other guides that have every word, in one of the languages and topics.

    With words, the newest that have them are sorted. `space` is the id of a community.
    """
    found = await db.read(queries.list_guides, actor, search=search, cursor=cursor, size=limit)
    return Listing[FoundRow].of(found)


@router.get("/guides/{guide_id}")
async def get_guide(actor: Reader, guide_id: Ref) -> GuideSource:
    """A guide, also as it was typed."""
    return await db.read(queries.get_source, actor, guide_id)


@router.delete("/guides/{guide_id}", status_code=204)
async def remove_guide(actor: Writer, guide_id: Ref) -> None:
    """Take one's guide back."""
    await db.write(service.remove_guide, actor, guide_id)


@router.post("/practices", status_code=201)
async def publish_practice(actor: Writer, form: PracticeInput, key: RepeatKey = None) -> Made:
    """Publish a best practice for everybody."""
    return Made(id=await once(key, service.publish_practice, actor, form))


@router.put("/practices/{guide_id}", status_code=204)
async def edit_practice(actor: Writer, guide_id: Ref, form: EditPracticeInput, key: RepeatKey = None) -> None:
    """Change one's best practice; `edition` is the one that was read."""
    await change(key, service.edit_practice, actor, guide_id, form)


@router.post("/steps", status_code=201)
async def publish_steps(actor: Writer, form: StepsInput, key: RepeatKey = None) -> Made:
    """Publish a step-by-step for everybody; each step has a name, and its photo says what it shows."""
    return Made(id=await once(key, service.publish_steps, actor, form))


@router.put("/steps/{guide_id}", status_code=204)
async def edit_steps(actor: Writer, guide_id: Ref, form: EditStepsInput, key: RepeatKey = None) -> None:
    """Change one's step-by-step; `edition` is the one that was read."""
    await change(key, service.edit_steps, actor, guide_id, form)


@router.post("/articles", status_code=201)
async def publish_article(actor: Writer, form: ArticleInput, key: RepeatKey = None) -> Made:
    """Publish an article for everybody."""
    return Made(id=await once(key, service.publish_article, actor, form))


@router.put("/articles/{guide_id}", status_code=204)
async def edit_article(actor: Writer, guide_id: Ref, form: EditArticleInput, key: RepeatKey = None) -> None:
    """Change one's article; `edition` is the one that was read."""
    await change(key, service.edit_article, actor, guide_id, form)


@router.get("/guides/{guide_id}/reports")
async def list_reports(
    actor: Reader,
    guide_id: Ref,
    outcome: HowItWent | None = None,
    cursor: Cursor = None,
    limit: Limit = PAGE_SIZE,
) -> Listing[ReportView]:
    """What happened when colleagues applied a guide, the newest first."""
    given = {"outcome": outcome, "cursor": cursor, "size": limit}
    return Listing[ReportView].of(await db.read(queries.list_reports, actor, guide_id, **given))


@router.post("/guides/{guide_id}/reports", status_code=201)
async def apply_guide(actor: User, guide_id: Ref, form: ReportInput, key: RepeatKey = None) -> Made:
    """Say what happened when one applied a guide: one report of each person and day."""
    return Made(id=await once(key, service.apply_guide, actor, guide_id, form))


@router.get("/reports/{report_id}")
async def get_report(actor: User, report_id: Ref) -> ReportSource:
    """One's report as it was typed."""
    return await db.read(queries.get_report_source, actor, report_id)


@router.put("/reports/{report_id}", status_code=204)
async def edit_report(actor: User, report_id: Ref, form: EditReportInput, key: RepeatKey = None) -> None:
    """Change one's report; `edition` is the one that was read."""
    await change(key, service.edit_report, actor, report_id, form)


@router.delete("/reports/{report_id}", status_code=204)
async def remove_report(actor: User, report_id: Ref) -> None:
    """Take one's report back."""
    await db.write(service.remove_report, actor, report_id)


@router.put("/reports/{report_id}/limits", status_code=204)
async def add_report_to_limits(actor: Writer, report_id: Ref) -> None:
    """Put the words of a report that it did not work into the limits of one's guide."""
    await db.write(service.add_to_limits, actor, report_id)
