"""What did not work for a colleague becomes a limit of the guide."""

from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.discussion import queries as discussion_queries
from learnhub.features.discussion import service as discussion
from learnhub.features.discussion.schemas import Sections
from learnhub.features.guides import policy
from learnhub.features.guides.enums import Section
from learnhub.features.guides.errors import LimitsFull
from learnhub.features.guides.models import AddedLimit, AppliedReport
from learnhub.features.guides.room import GUIDES, REPORT


def add_to_limits(session: Session, actor: Actor, report_id: str) -> None:
    """Put the words of a report behind the limits of one's guide; the second time nothing happens.

    Raises LimitsFull.
    """
    guard.require(policy.can_write(actor))
    report = session.get_one(
        AppliedReport, discussion_queries.get_published(session, actor, report_id, REPORT).id
    )
    guide = discussion_queries.get_content_for_update(session, actor, report.guide_id, *GUIDES)
    is_author = discussion_queries.is_author(session, actor, guide.id)
    guard.require(policy.can_add_to_limits(actor, guide, report.outcome, is_author=is_author))
    row = insert(session, AddedLimit, report_id=report_id, person_id=guard.require_person(actor), at=utcnow())
    if not session.execute(row.on_conflict_do_nothing().returning(AddedLimit.report_id)).all():
        return
    said = discussion_queries.sources_of(session, [report_id])[report_id].body
    limits = discussion_queries.sections_of(session, [guide.id]).get(guide.id, Sections())
    text = "\n\n".join(part for part in (limits.text(Section.LIMITS), said) if part)
    if len(text) > rooms.kind(guide.kind).texts[Section.LIMITS][1]:
        raise LimitsFull
    discussion.edit(session, actor, guide, edition=guide.edition, sections={Section.LIMITS: text})
