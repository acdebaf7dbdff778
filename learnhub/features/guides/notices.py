"""What authors are told of their guides."""

from collections.abc import Iterator

from sqlmodel import Session, col, select

from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.events import ContentMade
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.freshness import queries as freshness
from learnhub.features.guides.enums import Reaction
from learnhub.features.guides.events import GuideApplied, GuideOutdated
from learnhub.features.guides.models import AppliedReport, GuideReaction
from learnhub.features.guides.room import GUIDES
from learnhub.features.questions.room import QUESTION
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


def outdated_to_authors(session: Session, event: GuideOutdated) -> Iterator[Telling]:
    """All its authors, unless it is said no more. Who said it is not named: it is of no use to them.

    However many say it, they read it once; who is asked to check it by now reads only that.
    """
    key = (event.guide_id, Reaction.OUTDATED, event.person_id)
    if session.get(GuideReaction, key) is not None:
        people = _authors(session, event.guide_id)
        people.pop(freshness.find_asked(session, event.guide_id), None)
        yield Telling("outdated", event.guide_id, people, waits=True, instead_of=(Reaction.OUTDATED,))


def _authors(session: Session, guide_id: str) -> dict[str, Reason]:
    authors = select(Authorship.person_id).where(
        Authorship.content_id == guide_id, col(Authorship.part).in_(AUTHORS)
    )
    return dict.fromkeys(session.exec(authors), Reason.WROTE)


def asked_to_authors(session: Session, event: ContentMade) -> Iterator[Telling]:
    """All its authors, when a colleague asks a question about it."""
    made, source = session.get_one(Content, event.content_id), session.get_one(Content, event.source_id)
    if source.kind in GUIDES and made.kind == QUESTION and made.status == Status.PUBLISHED:
        people = _authors(session, source.id)
        yield Telling("asked", made.id, people, actor_id=event.person_id, waits=True)
