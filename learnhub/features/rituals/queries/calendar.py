"""Rituals and their meetings as events of a calendar."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db, recurrence
from learnhub.core.clock import utcnow
from learnhub.core.ical import Event, Series, uid_of
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import reader
from learnhub.features.rituals import occurrences
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.errors import NoSuchMeeting
from learnhub.features.rituals.models import (
    RitualMeeting,
    RitualReply,
    RitualRhythm,
)
from learnhub.features.rituals.occurrences import Occurrence
from learnhub.features.rituals.queries.reading import (
    HEADS,
    RITUALS_MAX,
    WINDOW_MAX,
    get_occurrence,
    head_of,
    occurrences_of,
    rhythms_of,
)
from learnhub.features.rituals.room import RITUAL, RITUALS_READ

AHEAD = timedelta(days=731)  # to where holidays are told to calendars
_MINE_OR_ANSWERED = or_(
    Content.id.in_(
        select_columns(Authorship.content_id).where(Authorship.person_id == bindparam("reader_id"))
    ),
    Content.id.in_(
        select_columns(RitualMeeting.ritual_id)
        .join(RitualReply, RitualReply.meeting_id == RitualMeeting.id)
        .where(RitualReply.person_id == bindparam("reader_id"), RitualReply.reply != "no")
    ),
)
_MINE = HEADS.where(_MINE_OR_ANSWERED).order_by(Content.id).limit(RITUALS_MAX)


def list_events(session: Session, actor: Actor, since: datetime) -> list[Event]:
    """The rituals that somebody hosts or has answered for, as series: what was due before is not repeated."""
    if not actor.may(RITUALS_READ):
        return []
    heads = db.rows(session, _MINE, **reader(actor))
    return _series(session, actor, heads, since)


def get_series(session: Session, actor: Actor, ritual_id: str) -> Event:
    """A ritual as a series for a calendar; raises NoSuchContent, NoSuchMeeting when nothing is to come."""
    head = head_of(session, actor, ritual_id)
    for event in _series(session, actor, [head], utcnow() - WINDOW_MAX):
        return event
    raise NoSuchMeeting


def get_event(session: Session, actor: Actor, ritual_id: str, day: date) -> Event:
    """One meeting for a calendar, under an identifier of its own by which it is replaced later."""
    head, found = head_of(session, actor, ritual_id), get_occurrence(session, ritual_id, day)
    return _event(head, found, uid_of(f"{ritual_id}-{day:%Y%m%d}"))


def _series(session: Session, actor: Actor, heads: Sequence[Any], since: datetime) -> list[Event]:
    ids = [head.id for head in heads]
    rhythms = rhythms_of(session, ids)
    until = utcnow() + AHEAD
    found = occurrences_of(session, actor, heads, since, until, rhythms=rhythms)
    last = {rhythm.ritual_id: rhythm for rhythm in rhythms}
    events: list[Event] = []
    for head in heads:
        own, rhythm = [each for each, _reply in found[head.id]], last[head.id]
        if series := _series_of(head, rhythm, own, since):
            events.append(series)
        events += _before(head, rhythm, own)
    return events


def _before(head: Any, rhythm: RitualRhythm, found: list[Occurrence]) -> list[Event]:
    """What is still to come by the rhythm before the last one, each as an event of its own."""
    now = utcnow()
    return [
        _event(head, each, uid_of(f"{head.id}-{each.day:%Y%m%d}"))
        for each in found
        if each.day < rhythm.first_on and each.ends_at > now and each.state != MeetingStatus.HOLIDAY
    ]


def _series_of(head: Any, rhythm: RitualRhythm, found: list[Occurrence], since: datetime) -> Series | None:
    rule = recurrence.parse(rhythm.rule)
    days = recurrence.following(rule, rhythm.first_on, max(rhythm.first_on, since.date()), 1)
    if not days or (rhythm.until_on and days[0] > rhythm.until_on):
        return None
    own = [each for each in found if each.day >= days[0]]
    first = occurrences.on([rhythm], days[0])
    if first is None:
        return None
    uid = uid_of(head.id)
    whole = _event(head, first, uid)
    return Series(
        **{name: getattr(whole, name) for name in Event.__dataclass_fields__},
        first=datetime.combine(first.day, rhythm.at),
        zone=rhythm.zone,
        rule=rhythm.rule,
        until=recurrence.moment_of(rhythm.until_on, rhythm.at, rhythm.zone) if rhythm.until_on else None,
        left_out=tuple(
            datetime.combine(each.day, rhythm.at) for each in own if each.state == MeetingStatus.HOLIDAY
        ),
        changed=tuple(
            (datetime.combine(each.day, rhythm.at), _event(head, each, uid))
            for each in own
            if each.is_moved or each.state == MeetingStatus.CANCELLED
        ),
    )


def _event(head: Any, occurrence: Occurrence, uid: str) -> Event:
    site = settings().url
    address = f"{site}{RITUAL.at(head.id)}" if site else ""
    return Event(
        uid=uid,
        sequence=head.sequence,
        changed_at=head.changed_at,
        starts_at=occurrence.starts_at,
        ends_at=occurrence.ends_at,
        summary=head.title,
        description=occurrence.meeting.reason if occurrence.meeting else "",
        location=head.place,
        address=address,
        is_cancelled=occurrence.state == MeetingStatus.CANCELLED,
    )
