"""When rituals are due: rhythms and rows, put together for a window or a day."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import bindparam, literal_column, or_, text
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub.access.actor import Actor
from learnhub.core import db, public_holidays
from learnhub.core.among import among
from learnhub.core.clock import utcnow
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import PUBLISHED, Content
from learnhub.features.discussion.policy import VISIBLE
from learnhub.features.people.models import Site
from learnhub.features.rituals import occurrences
from learnhub.features.rituals.errors import NoSuchMeeting
from learnhub.features.rituals.models import (
    Ritual,
    RitualMeeting,
    RitualReply,
    RitualRhythm,
)
from learnhub.features.rituals.occurrences import Occurrence
from learnhub.features.rituals.room import RITUAL
from learnhub.features.rituals.schemas import (
    MeetingRow,
)

WINDOW_MAX = timedelta(days=400)
CLOSING_LASTS = timedelta(minutes=15)

_SINCE, _UNTIL = bindparam("since", type_=db.Utc), bindparam("until", type_=db.Utc)
_RHYTHMS: Any = (
    select(RitualRhythm)
    .where(among(RitualRhythm.ritual_id, "ritual_ids"))
    .order_by(RitualRhythm.ritual_id, RitualRhythm.first_on)
)
_MEETINGS: Any = (
    select(RitualMeeting, RitualReply.reply)
    .outerjoin(
        RitualReply,
        (RitualReply.meeting_id == RitualMeeting.id) & (RitualReply.person_id == bindparam("reader_id")),
    )
    .where(
        among(RitualMeeting.ritual_id, "ritual_ids"),
        or_(
            RitualMeeting.day.between(bindparam("first_on"), bindparam("last_on")),
            RitualMeeting.starts_at.between(_SINCE, _UNTIL),
        ),
    )
)
_OF_DAY: Any = select(RitualMeeting).where(
    RitualMeeting.ritual_id == bindparam("ritual_id"), RitualMeeting.day == bindparam("day")
)
_HEAD: Any = (
    select_columns(
        *(Content.id, Content.title, Content.language, Ritual.form, Ritual.place, Ritual.sequence),
        *(Ritual.changed_at, Site.country, Site.region),
    )
    .join(Ritual, Ritual.content_id == Content.id)
    .outerjoin(Site, Site.id == Ritual.site_id)
    .where(Content.id == bindparam("ritual_id"))
)
RITUALS_MAX = 500  # in one window
HEADS: Any = (
    select_columns(
        *(Content.id, Content.title, Content.language, Ritual.form, Ritual.place, Ritual.sequence),
        *(Ritual.changed_at, Site.country, Site.region),
    )
    .join(Ritual, Ritual.content_id == Content.id)
    .outerjoin(Site, Site.id == Ritual.site_id)
    .where(VISIBLE, Content.kind == literal_column(f"'{RITUAL}'"), text(f"content.{PUBLISHED}"))
)

IN_SPACE: Any = (
    HEADS.where(Content.space_id == bindparam("space_id"))
    .order_by(Content.title, Content.id)
    .limit(RITUALS_MAX)
)
IN_SPACES: Any = (
    HEADS.add_columns(Content.space_id)
    .where(among(Content.space_id, "space_ids"))
    .order_by(Content.space_id, Content.id)
    .limit(RITUALS_MAX)
)


def get_occurrence(session: Session, ritual_id: str, day: date) -> Occurrence:
    """What a ritual that was found has on a day of its rhythm; raises NoSuchMeeting."""
    meeting = session.exec(_OF_DAY, params={"ritual_id": ritual_id, "day": day}).first()
    rhythms = rhythms_of(session, [ritual_id])
    found = occurrences.on(rhythms, day, meeting, holidays_of(session, ritual_id))
    if found is None:
        raise NoSuchMeeting
    return found


def rhythms_of(session: Session, ritual_ids: Iterable[str]) -> Sequence[RitualRhythm]:
    """The rhythms of rituals, of each the oldest first."""
    return session.exec(_RHYTHMS, params={"ritual_ids": list(ritual_ids)}).all()


def head_of(session: Session, actor: Actor, ritual_id: str) -> Any:
    """The columns of one ritual that one may see; raises NoSuchContent."""
    discussion.get_content(session, actor, ritual_id, RITUAL)
    ((head),) = db.rows(session, _HEAD, ritual_id=ritual_id)
    return head


def occurrences_of(
    session: Session,
    actor: Actor,
    heads: Sequence[Any],
    since: datetime,
    until: datetime,
    *,
    rhythms: Sequence[RitualRhythm] | None = None,
) -> dict[str, list[tuple[Occurrence, str]]]:
    """The occurrences of rituals in a window with the reader's reply, in two statements."""
    ids = [head.id for head in heads]
    rhythms = rhythms_of(session, ids) if rhythms is None else rhythms
    near = {"first_on": (since - occurrences.AROUND).date(), "last_on": (until + occurrences.AROUND).date()}
    window = {"since": since, "until": until, **near}
    rows = session.execute(_MEETINGS, {"ritual_ids": ids, "reader_id": actor.person_id, **window}).all()
    replies = {meeting.id: reply or "" for meeting, reply in rows}
    meetings, found = defaultdict(list), {}
    for meeting, _reply in rows:
        meetings[meeting.ritual_id].append(meeting)
    of_ritual = {key: list(own) for key, own in groupby(rhythms, lambda rhythm: rhythm.ritual_id)}
    for head in heads:
        own, rhythm = meetings[head.id], of_ritual.get(head.id, [])
        each = occurrences.between(rhythm, own, since, until, is_holiday_in(head.country, head.region))
        found[head.id] = [(one, replies[one.meeting.id] if one.meeting else "") for one in each]
    return found


def holidays_of(session: Session, ritual_id: str) -> occurrences.IsHoliday:
    """Whether a day is a holiday where a ritual is held."""
    site = select_columns(Site.country, Site.region).join(Ritual, Ritual.site_id == Site.id)
    for country, region in session.execute(site.where(Ritual.content_id == ritual_id)):
        return is_holiday_in(country, region)
    return occurrences.never


def is_holiday_in(country: str | None, region: str | None) -> occurrences.IsHoliday:
    """Whether a day is a holiday in a country; nowhere is none."""
    if not country:
        return occurrences.never
    return lambda day: public_holidays.is_holiday(country, region or "", day)


def row_of(head: Any, occurrence: Occurrence, reply: str) -> MeetingRow:
    """A meeting in a list."""
    meeting = occurrence.meeting
    return MeetingRow(
        ritual_id=head.id,
        day=occurrence.day.isoformat(),
        title=head.title,
        form=head.form,
        starts_at=occurrence.starts_at,
        ends_at=occurrence.ends_at,
        usual_at=occurrence.usual_at,
        zone=occurrence.zone,
        place=head.place,
        state=occurrence.state,
        is_moved=occurrence.is_moved,
        is_held=occurrence.is_held,
        is_over=_is_over(occurrence),
        has_link=head.place.startswith(("https://", "http://")),
        language=head.language,
        why=meeting.reason if meeting else "",
        reply=reply,
    )


def _is_over(occurrence: Occurrence) -> bool:
    """What was begun is over when somebody ends it, whatever was planned."""
    if occurrence.meeting and occurrence.meeting.began_at:
        return occurrence.meeting.ended_at is not None
    return occurrence.ends_at <= utcnow()
