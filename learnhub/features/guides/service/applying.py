"""Saying what happened when one applied a guide."""

from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, select

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.events import ContentRemoved
from learnhub.features.guides.enums import ReportSection
from learnhub.features.guides.errors import AppliedThatDay, NotApplicable, NotYetApplied, OwnGuide
from learnhub.features.guides.events import GuideApplied
from learnhub.features.guides.models import AppliedReport
from learnhub.features.guides.room import APPLICABLE, GUIDES_APPLY, REPORT
from learnhub.features.guides.schemas import EditReportInput, ReportInput

DAY = "day"


def apply_guide(session: Session, actor: Actor, guide_id: str, form: ReportInput) -> str:
    """Say what happened, for everybody and under one's name; the answer is the id of the report.

    Raises OwnGuide for its authors, AppliedThatDay for a second report of a day, NotYetApplied.
    """
    guard.require_permission(actor, GUIDES_APPLY)
    guide = discussion_queries.get_content(session, actor, guide_id, *APPLICABLE)
    if guide.status != Status.PUBLISHED:
        raise NotApplicable
    if discussion_queries.is_author(session, actor, guide_id):
        raise OwnGuide
    day = _day_of(form, actor)
    person_id = guard.require_person(actor)
    _require_free(session, guide_id, person_id, day)
    content = discussion.create(
        session,
        actor,
        kind=REPORT,
        body=form.body,
        sections={ReportSection.PLACE: form.place},
        language=form.language or actor.language,
        parent=guide,
    )
    session.add(
        AppliedReport(
            content_id=content.id, guide_id=guide_id, person_id=person_id, day=day, outcome=form.outcome
        )
    )
    _flush(session)
    bus.record(session, GuideApplied(guide_id, content.id))
    return content.id


def edit_report(session: Session, actor: Actor, report_id: str, form: EditReportInput) -> None:
    """Say it otherwise; raises EditedMeanwhile when it is not the edition that was read."""
    guard.require_permission(actor, GUIDES_APPLY)
    content = discussion_queries.get_content_for_update(session, actor, report_id, REPORT)
    report = session.get_one(AppliedReport, report_id)
    discussion.edit(
        session,
        actor,
        content,
        edition=form.edition,
        body=form.body,
        sections={ReportSection.PLACE: form.place},
        language=form.language,
    )
    day = form.day or report.day
    if day != report.day:
        day = _day_of(form, actor)
        _require_free(session, report.guide_id, report.person_id, day)
    report.day, report.outcome = day, form.outcome
    session.add(report)
    _flush(session)


def remove_report(session: Session, actor: Actor, report_id: str) -> None:
    """Take one's report back; it is counted no more."""
    guard.require_permission(actor, GUIDES_APPLY)
    content = discussion_queries.get_content_for_update(session, actor, report_id, REPORT)
    discussion.remove(session, actor, content)


def forget_removed(session: Session, event: ContentRemoved) -> None:
    """A recorder: a report without words leaves no row."""
    if event.kind == REPORT:
        session.flush()
        gone = delete(AppliedReport).where(AppliedReport.content_id == event.content_id)
        session.execute(gone, execution_options={"synchronize_session": False})


def _day_of(form: ReportInput, actor: Actor) -> date:
    today = utcnow().astimezone(ZoneInfo(actor.zone)).date()
    if form.day is not None and form.day > today:
        raise NotYetApplied(field=DAY)
    return form.day or today


def _require_free(session: Session, guide_id: str, person_id: str, day: date) -> None:
    taken = select(AppliedReport.content_id).where(
        AppliedReport.guide_id == guide_id, AppliedReport.person_id == person_id, AppliedReport.day == day
    )
    if session.exec(taken).first() is not None:
        raise AppliedThatDay


def _flush(session: Session) -> None:
    """Two tabs may say it at once: the second one is refused by the database."""
    try:
        session.flush()
    except IntegrityError:
        raise AppliedThatDay from None
