"""Who has earned which badge, and with what: one statement for each rule, read from what really happened.

Each answers `person_id` and `content_id`, which may be NULL. Only what is published counts, and only what is
signed: what was written without a name has no author to give a badge to.
"""

from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import String, bindparam, cast, distinct, func, null, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.features.badges.rules import RULES
from learnhub.features.discussion.enums import Part, Status, SuggestionStatus
from learnhub.features.discussion.models import (
    Authorship,
    Content,
    ContentSource,
    SharedIssue,
    Suggestion,
)
from learnhub.features.freshness.models import Freshness
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.models import AppliedReport
from learnhub.features.mentoring.enums import BookingStatus
from learnhub.features.mentoring.models import Booking, Takeaway
from learnhub.features.people.models import Person
from learnhub.features.questions.models import AlsoWorked, Question
from learnhub.features.rex.enums import Effect, RexStage
from learnhub.features.rex.models import Rex, RexWitness
from learnhub.features.rituals.models import RitualItem, RitualMeeting

HALF_A_YEAR = timedelta(days=182)
_SIGNED = Authorship.part.in_((Part.AUTHOR, Part.CO_AUTHOR))
_Other = aliased(Authorship)
_Me, _Them = aliased(Person), aliased(Person)
_SITES = func.count(distinct(_Them.site_id))
FAILURE = "failure"


def _authored(rows: Any, content_id: Any) -> Any:
    """Authors of published content to which these rows belong, with the id of it."""
    return (
        select(Authorship.person_id, Authorship.content_id)
        .join(Content, Content.id == Authorship.content_id)
        .join(rows, content_id == Authorship.content_id)
        .where(_SIGNED, Content.status == Status.PUBLISHED)
    )


def _applied() -> Any:
    return (
        _authored(AppliedReport, AppliedReport.guide_id)
        .join(_Them, _Them.id == AppliedReport.person_id)
        .where(AppliedReport.outcome == HowItWent.WORKED, AppliedReport.status == Status.PUBLISHED)
        .where(AppliedReport.person_id != Authorship.person_id)
        .group_by(Authorship.person_id, Authorship.content_id)
        .having(_SITES >= 3)
    )


def _worked() -> Any:
    return (
        _authored(AlsoWorked, AlsoWorked.answer_id)
        .join(_Them, _Them.id == AlsoWorked.person_id)
        .where(AlsoWorked.person_id != Authorship.person_id)
        .group_by(Authorship.person_id, Authorship.content_id)
        .having(_SITES >= 2)
    )


def _solved() -> Any:
    return (
        _authored(Question, Question.accepted_id)
        .join(_Other, _Other.content_id == Question.content_id)
        .join(_Me, _Me.id == Authorship.person_id)
        .join(_Them, _Them.id == _Other.person_id)
        .where(_Other.part == Part.AUTHOR, Question.accepted_by == _Other.person_id)
        .where(_Me.site_id != _Them.site_id)
    )


def _first() -> Any:
    return (
        _authored(RitualItem, RitualItem.content_id)
        .join(RitualMeeting, RitualMeeting.id == RitualItem.meeting_id)
        .where(RitualItem.position == _FIRST, RitualMeeting.ended_at.is_not(None))
        .where(Content.kind == FAILURE, Content.is_anonymous.is_(False))
    )


_Before = aliased(RitualItem)
_FIRST = (
    select(func.min(_Before.position))
    .where(_Before.meeting_id == RitualItem.meeting_id)
    .correlate(RitualItem)
    .scalar_subquery()
)


def _effect() -> Any:
    return _authored(Rex, Rex.content_id).where(Rex.stage == RexStage.PUBLISHED, Rex.effect == Effect.YES)


def _witnesses() -> Any:
    return (
        _authored(RexWitness, RexWitness.rex_id)
        .where(RexWitness.checked_at.is_not(None), RexWitness.person_id != Authorship.person_id)
        .group_by(Authorship.person_id, Authorship.content_id)
        .having(func.count(distinct(RexWitness.person_id)) >= 2)
    )


def _mentor() -> Any:
    nothing = cast(null(), String(12)).label("content_id")
    return (
        select(Booking.mentor_id.label("person_id"), nothing)
        .join(Takeaway, Takeaway.booking_id == Booking.id)
        .join(_Me, _Me.id == Booking.mentor_id)
        .join(_Them, _Them.id == Booking.mentee_id)
        .where(Booking.status == BookingStatus.BOOKED, Takeaway.person_id == Booking.mentee_id)
        .where(Takeaway.is_shared, Takeaway.text != "", _Me.site_id != _Them.site_id)
        .group_by(Booking.mentor_id)
        .having(_SITES >= 2)
    )


def _asked() -> Any:
    return (
        _authored(SharedIssue, SharedIssue.content_id)
        .join(_Me, _Me.id == Authorship.person_id)
        .join(_Them, _Them.id == SharedIssue.person_id)
        .where(_Me.site_id != _Them.site_id)
        .group_by(Authorship.person_id, Authorship.content_id)
        .having(_SITES >= 2)
    )


def _built() -> Any:
    made = aliased(Content)
    return (
        _authored(ContentSource, ContentSource.source_id)
        .join(made, made.id == ContentSource.content_id)
        .join(_Other, _Other.content_id == made.id)
        .where(made.status == Status.PUBLISHED, _Other.part == Part.AUTHOR)
        .where(_Other.person_id != Authorship.person_id)
        .distinct()
    )


def _improved() -> Any:
    return (
        select(Suggestion.person_id, Suggestion.content_id)
        .join(Content, Content.id == Suggestion.content_id)
        .join(_Other, _Other.content_id == Content.id)
        .where(Suggestion.status == SuggestionStatus.ACCEPTED, Content.status == Status.PUBLISHED)
        .where(_Other.part == Part.AUTHOR, _Other.person_id != Suggestion.person_id)
        .distinct()
    )


def _together() -> Any:
    return (
        _authored(_Other, _Other.content_id)
        .join(_Me, _Me.id == Authorship.person_id)
        .join(_Them, _Them.id == _Other.person_id)
        .where(_Other.part.in_((Part.AUTHOR, Part.CO_AUTHOR)), _Me.site_id != _Them.site_id)
        .distinct()
    )


def _kept() -> Any:
    return (
        select(Freshness.owner_id.label("person_id"), Freshness.content_id, Content.published_at)
        .add_columns(Freshness.checked_at)
        .join(Content, Content.id == Freshness.content_id)
        .where(Content.status == Status.PUBLISHED, Freshness.checked_at.is_not(None))
        .where(Content.published_at <= bindparam("half_a_year_ago"))
    )


_STATEMENTS = {
    "applied": _applied,
    "worked": _worked,
    "solved": _solved,
    "first": _first,
    "effect": _effect,
    "witnesses": _witnesses,
    "mentor": _mentor,
    "asked": _asked,
    "built": _built,
    "improved": _improved,
    "together": _together,
    "kept": _kept,
}


@cache
def statements() -> dict[str, Any]:
    """The statement of each rule."""
    return {rule.key: _STATEMENTS[rule.key]() for rule in RULES}


def list_earned(session: Session, rule: str, now: datetime) -> list[tuple[str, str | None]]:
    """Who has earned a badge, and with which content; the same person once for each piece."""
    found = session.execute(statements()[rule], {"half_a_year_ago": now - HALF_A_YEAR}).all()
    return [
        (row.person_id, row.content_id)
        for row in found
        if rule != "kept" or row.checked_at - row.published_at >= HALF_A_YEAR
    ]
