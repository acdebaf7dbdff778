"""Whom it concerns what becomes of a meeting: who said that they come, and its hosts."""

from collections.abc import Iterator
from datetime import date, timedelta

from sqlmodel import Session, select

from learnhub.core.clock import utcnow
from learnhub.features.discussion.models import Authorship
from learnhub.features.notices import fanout
from learnhub.features.rituals import queries
from learnhub.features.rituals.enums import MeetingStatus
from learnhub.features.rituals.errors import NoSuchMeeting
from learnhub.features.rituals.events import (
    MeetingAnswered,
    MeetingCancelled,
    MeetingMoved,
    MeetingRestored,
    MeetingTomorrow,
    RhythmChanged,
)
from learnhub.features.rituals.models import RitualMeeting, RitualReply
from learnhub.features.rituals.occurrences import Occurrence
from learnhub.rooms import Reason, Telling

Decided = MeetingMoved | MeetingCancelled | MeetingRestored
DAY, URGENT = timedelta(days=1), timedelta(hours=2)


def plan_reminder(session: Session, event: MeetingAnswered | MeetingMoved | MeetingRestored) -> None:
    """A recorder: a day before, as far as that is still to come. The same time is reminded of once."""
    found = _occurrence(session, event.ritual_id, event.day)
    if found and found.starts_at - DAY > utcnow():
        at = int(found.starts_at.timestamp())
        told = MeetingTomorrow(event.ritual_id, event.day, at)
        key = f"{event.ritual_id}-{event.day}-{at}"
        fanout.put(session, told, dedupe=key, not_before=found.starts_at - DAY)


def moved(session: Session, event: MeetingMoved) -> Iterator[Telling]:
    """Everybody but who moved it."""
    yield from _telling(session, "moved", event, MeetingStatus.PLANNED)


def cancelled(session: Session, event: MeetingCancelled) -> Iterator[Telling]:
    """Everybody but who called it off."""
    yield from _telling(session, "cancelled", event, MeetingStatus.CANCELLED)


def restored(session: Session, event: MeetingRestored) -> Iterator[Telling]:
    """Everybody but who put it back."""
    yield from _telling(session, "restored", event, MeetingStatus.PLANNED)


def changed(_session: Session, event: RhythmChanged) -> Iterator[Telling]:
    """Those whose answer was for a day that is none any more."""
    people = dict.fromkeys(event.people.split("-"), Reason.COMES)
    yield Telling("changed", event.ritual_id, people, actor_id=event.actor_id)


def tomorrow(session: Session, event: MeetingTomorrow) -> Iterator[Telling]:
    """Everybody, unless it has become another meeting since."""
    found = _occurrence(session, event.ritual_id, event.day)
    if found and found.state == MeetingStatus.PLANNED and _is_at(found, event.starts_at):
        people = _people(session, event.ritual_id, event.day)
        yield Telling("tomorrow", event.ritual_id, people, is_quiet=True)


def _telling(
    session: Session,
    what: str,
    event: MeetingMoved | MeetingCancelled | MeetingRestored,
    state: MeetingStatus,
) -> Iterator[Telling]:
    """What is still so, once it is told."""
    found = _occurrence(session, event.ritual_id, event.day)
    if found and found.state == state and found.ends_at > utcnow():
        people = _people(session, event.ritual_id, event.day)
        is_urgent = min(found.starts_at, found.usual_at) - utcnow() < URGENT
        yield Telling(what, event.ritual_id, people, actor_id=event.actor_id, is_urgent=is_urgent)


def _is_at(found: Occurrence, starts_at: int) -> bool:
    return int(found.starts_at.timestamp()) == starts_at and found.starts_at > utcnow()


def _occurrence(session: Session, ritual_id: str, day: str) -> Occurrence | None:
    try:
        return queries.get_occurrence(session, ritual_id, date.fromisoformat(day))
    except NoSuchMeeting:
        return None


def _people(session: Session, ritual_id: str, day: str) -> dict[str, Reason]:
    """Who may come to a meeting, and its hosts."""
    coming = (
        select(RitualReply.person_id)
        .join(RitualMeeting, RitualMeeting.id == RitualReply.meeting_id)
        .where(RitualMeeting.ritual_id == ritual_id, RitualMeeting.day == date.fromisoformat(day))
        .where(RitualReply.reply != "no")
    )
    hosts = select(Authorship.person_id).where(Authorship.content_id == ritual_id)
    people = dict.fromkeys(session.exec(coming), Reason.COMES)
    return people | dict.fromkeys(session.exec(hosts), Reason.HOSTS)
