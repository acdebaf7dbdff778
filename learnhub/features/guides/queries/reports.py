"""What happened when colleagues applied a guide: the newest first, and how often it went how."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.markdown import typeset
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.discussion import policy as discussion_policy
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content, ContentHtml, ContentSection
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import Sections
from learnhub.features.guides import policy
from learnhub.features.guides.enums import HowItWent, ReportSection
from learnhub.features.guides.models import AddedLimit, AppliedReport
from learnhub.features.guides.room import GUIDES, REPORT
from learnhub.features.guides.schemas import AppliedNews, AppliedView, ReportCounts, ReportSource, ReportView
from learnhub.features.people.models import Person
from learnhub.features.people.refs import ref_in

NEWEST = Keyset(AppliedReport.day, AppliedReport.content_id)
TODAY_MAX, NEWS_FOR = 3, timedelta(days=7)

_Guide, _Mine, _Keeper = aliased(Content), aliased(Authorship), aliased(Person)
_REPORTS: Any = (
    discussion.with_author(
        discussion.with_html(
            select(
                *(Content, AppliedReport, ContentHtml.html, ContentSection.text.label("place")),
                *(AddedLimit.at.label("limited_at"), _Keeper.name.label("limited_by")),
            )
        ).join(AppliedReport, AppliedReport.content_id == Content.id)
    )
    .join(AddedLimit, AddedLimit.report_id == Content.id, isouter=True)
    .join(_Keeper, _Keeper.id == AddedLimit.person_id, isouter=True)
    .join(
        ContentSection,
        and_(ContentSection.content_id == Content.id, ContentSection.name == ReportSection.PLACE),
        isouter=True,
    )
    .where(AppliedReport.guide_id == bindparam("guide_id"), VISIBLE)
    .order_by(*NEWEST.order())
    .limit(bindparam("most"))
)
_OF_OUTCOME = _REPORTS.where(AppliedReport.outcome == bindparam("outcome"))
_COUNTS = (
    select(AppliedReport.outcome, func.count().label("number"))
    .where(AppliedReport.guide_id == bindparam("guide_id"), AppliedReport.status == Status.PUBLISHED)
    .group_by(AppliedReport.outcome)
)
# Of a contributor's own guides, what others said last.
_LATELY: Any = (
    discussion.with_author(
        select(
            *(AppliedReport.guide_id, AppliedReport.outcome, Content.id, Content.published_at),
            *(Content.language, ContentHtml.excerpt),
            *(_Guide.title.label("guide_title"), _Guide.language.label("guide_language")),
        )
        .join(AppliedReport, AppliedReport.content_id == Content.id)
        .join(_Guide, _Guide.id == AppliedReport.guide_id)
        .join(
            ContentHtml,
            and_(ContentHtml.content_id == Content.id, ContentHtml.section == discussion.BODY),
            isouter=True,
        )
    )
    .where(
        AppliedReport.guide_id.in_(
            select(_Mine.content_id).where(
                _Mine.person_id == bindparam("reader_id"),
                _Mine.part.in_((Part.AUTHOR, Part.CO_AUTHOR)),
                _Mine.kind.in_([str(kind) for kind in GUIDES]),
            )
        ),
        Content.published_at > bindparam("since"),
        VISIBLE,
    )
    .order_by(Content.published_at.desc(), Content.id)
    .limit(TODAY_MAX)
)


def list_reports(
    session: Session,
    actor: Actor,
    guide_id: str,
    *,
    outcome: HowItWent | None = None,
    cursor: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[ReportView]:
    """A page of reports on a guide, those that went so or all; raises NoSuchContent."""
    guide = discussion.get_content(session, actor, guide_id, *GUIDES)
    is_author = discussion.is_author(session, actor, guide_id)
    statement = _OF_OUTCOME if outcome else _REPORTS
    values: dict[str, Any] = {"guide_id": guide_id, "most": size + 1, **reader(actor)}
    values |= {"outcome": outcome.value} if outcome else {}
    if cursor:
        statement, values = statement.where(NEWEST.behind()), values | NEWEST.values(cursor)
    rows = session.execute(statement, values).all()
    found = page(list(rows), size, lambda row: encode(row.AppliedReport.day, row.Content.id))
    return Page([_view(actor, row, guide, is_mine=is_author) for row in found.items], found.next)


def count_visible_reports(session: Session, actor: Actor, guide_id: str) -> ReportCounts:
    """The same for who has not asked for the guide; raises NoSuchContent."""
    discussion.get_content(session, actor, guide_id, *GUIDES)
    return count_reports(session, guide_id)


def count_reports(session: Session, guide_id: str) -> ReportCounts:
    """How often a guide was applied, and how it went; who asks is known to see it."""
    found = {row.outcome: row.number for row in db.rows(session, _COUNTS, guide_id=guide_id)}
    worked, partly, failed = (found.get(outcome, 0) for outcome in HowItWent)
    return ReportCounts(worked + partly + failed, worked, partly, failed)


def get_report_source(session: Session, actor: Actor, report_id: str) -> ReportSource:
    """A report as its author typed it; raises NoSuchContent, and Forbidden for who may not edit it."""
    content = discussion.get_content(session, actor, report_id, REPORT)
    is_author = discussion.is_author(session, actor, report_id)
    guard.require(discussion_policy.can_edit(actor, content, is_author=is_author))
    report = session.get_one(AppliedReport, report_id)
    sections = discussion.sections_of(session, [report_id]).get(report_id, Sections())
    return ReportSource(
        id=report_id,
        guide_id=report.guide_id,
        outcome=report.outcome,
        body=content.body,
        place=sections.text(ReportSection.PLACE),
        day=report.day.isoformat(),
        language=content.language,
        edition=content.edition,
    )


def get_applied(session: Session, actor: Actor) -> AppliedView:
    """What colleagues said of late who applied a guide of one's own, the latest first, for Today."""
    since = utcnow() - NEWS_FOR
    rows = db.rows(session, _LATELY, since=since, **reader(actor))
    return AppliedView([_news(row) for row in rows])


def _view(actor: Actor, row: Any, guide: Content, *, is_mine: bool) -> ReportView:
    content: Content = row.Content
    outcome = row.AppliedReport.outcome
    is_open = row.limited_at is None and content.status == Status.PUBLISHED
    is_author = row.ref_id is not None and row.ref_id == actor.person_id
    return ReportView(
        id=content.id,
        author=ref_in(row),
        outcome=outcome,
        place=typeset(row.place or "", content.language),
        html=row.html or "",
        language=content.language,
        day=row.AppliedReport.day.isoformat(),
        noon=_noon(row.AppliedReport.day, actor.zone),
        limited_by=row.limited_by or "",
        limited_at=row.limited_at,
        can_add_to_limits=is_open and policy.can_add_to_limits(actor, guide, outcome, is_author=is_mine),
        is_hidden=content.status == Status.HIDDEN,
        hidden_reason=content.hidden_reason,
        can_edit=discussion_policy.can_edit(actor, content, is_author=is_author),
        can_remove=discussion_policy.can_remove(actor, content, is_author=is_author),
        can_moderate=discussion_policy.can_moderate(actor),
    )


def _news(row: Any) -> AppliedNews:
    return AppliedNews(
        id=row.id,
        guide_id=row.guide_id,
        title=typeset(row.guide_title, row.guide_language),
        title_language=row.guide_language,
        outcome=row.outcome,
        author=ref_in(row),
        words=typeset(row.excerpt or "", row.language),
        language=row.language,
        at=row.published_at,
    )


def _noon(day: date, zone: str) -> datetime:
    """A moment of a day in a zone, by which a browser there shows it."""
    return datetime.combine(day, time(12), ZoneInfo(zone)).astimezone(UTC)


def count_uses() -> Any:
    """How often each guide was applied, as a statement of `id` and `number`, for the nightly check."""
    counted = select(AppliedReport.guide_id.label("id"), func.count().label("number"))
    return counted.where(AppliedReport.status == Status.PUBLISHED).group_by(AppliedReport.guide_id)
