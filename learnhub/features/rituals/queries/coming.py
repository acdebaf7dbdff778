"""Reading which meeting of a form comes next, for the rooms whose stories are told there."""

from datetime import date, datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, bindparam, func
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import reader
from learnhub.features.rituals.enums import Form, MeetingStatus
from learnhub.features.rituals.models import Ritual, RitualItem, RitualMeeting
from learnhub.features.rituals.occurrences import due
from learnhub.features.rituals.queries.reading import HEADS, occurrences_of, row_of
from learnhub.features.rituals.room import RITUALS_READ
from learnhub.features.rituals.schemas import MeetingRow

SOON = timedelta(days=62)  # what is held once a month is due within it, wherever in the month it is
RITUALS_OF_A_FORM = 50
_POINTS = (
    select_columns(func.count())
    .select_from(RitualItem)
    .join(RitualMeeting, RitualMeeting.id == RitualItem.meeting_id)
    .where(
        RitualMeeting.ritual_id == bindparam("ritual_id"),
        RitualMeeting.day == bindparam("day"),
        RitualItem.content_id.is_not(None),
    )
)
_FORM = (
    select_columns(Ritual.content_id)
    .where(Ritual.form == bindparam("form"))
    .order_by(Ritual.content_id)
    .limit(RITUALS_OF_A_FORM)
)
_OF_FORM = HEADS.where(Content.id.in_(_FORM)).order_by(Content.id)
_HOSTED = (
    HEADS.join(Authorship, Authorship.content_id == Content.id)
    .where(Content.id.in_(_FORM), Authorship.person_id == bindparam("reader_id"))
    .limit(1)
)


@cache
def is_on_an_agenda() -> ColumnElement[bool]:
    """The clause on content that is on the agenda of a meeting, whether it was held or not."""
    return (
        select_columns(RitualItem.id).where(RitualItem.content_id == Content.id).correlate(Content).exists()
    )


def count_points(session: Session, row: MeetingRow) -> int:
    """How many pieces of content are on the agenda of a meeting."""
    ((number,),) = db.rows(session, _POINTS, ritual_id=row.ritual_id, day=date.fromisoformat(row.day))
    return number


def list_held(session: Session, actor: Actor, form: Form, since: datetime) -> list[tuple[datetime, bool]]:
    """When meetings of this form were due since a moment, and whether each was held, the oldest first."""
    now = utcnow()
    heads = db.rows(session, _OF_FORM, form=form, **reader(actor))
    found = occurrences_of(session, actor, heads, since, now)
    past = [each for head in heads for each in due((each for each, _reply in found[head.id]), now)]
    return sorted((each.starts_at, each.is_held) for each in past)


def hosts_any(session: Session, actor: Actor, form: Form) -> bool:
    """Whether somebody hosts a ritual of this form."""
    return bool(actor.person_id) and bool(db.rows(session, _HOSTED, form=form, **reader(actor)))


def next_meeting(session: Session, actor: Actor, form: Form) -> MeetingRow | None:
    """The next meeting of this form that one may see and that is to be held, or goes on."""
    if not actor.may(RITUALS_READ):
        return None
    now = utcnow()
    heads = db.rows(session, _OF_FORM, form=form, **reader(actor))
    found = occurrences_of(session, actor, heads, now - timedelta(days=1), now + SOON)
    rows = [row_of(head, each, reply) for head in heads for each, reply in found[head.id]]
    coming = [row for row in rows if row.state == MeetingStatus.PLANNED and not row.is_over]
    return min(coming, key=lambda row: (row.starts_at, row.ritual_id), default=None)
