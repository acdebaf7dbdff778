"""What authors are told of their guides."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.guides.events import GuideApplied
from learnhub.features.guides.models import AppliedReport
from learnhub.rooms import Reason, Telling

AUTHORS = (Part.AUTHOR, Part.CO_AUTHOR)


def applied_to_authors(session: Session, event: GuideApplied) -> Iterator[Telling]:
    """All its authors, unless the report was taken back or hidden meanwhile."""
    report = session.get(AppliedReport, event.report_id)
    content = session.get(Content, event.report_id)
    if report is None or content is None or content.status != Status.PUBLISHED:
        return
    people = _authors(session, event.guide_id)
    yield Telling(
        report.outcome, event.guide_id, people, content_id=event.report_id, actor_id=report.person_id
    )


def _authors(session: Session, guide_id: str) -> dict[str, Reason]:
    authors = select(Authorship.person_id).where(
        Authorship.content_id == guide_id, col(Authorship.part).in_(AUTHORS)
    )
    return dict.fromkeys(session.exec(authors), Reason.WROTE)
