"""A mentor's own calendar: given, taken back, and what was read there."""

from urllib.parse import urlsplit

from sqlmodel import Session, delete

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core import bus
from learnhub.core.busy_times import BusyTimes
from learnhub.core.clock import utcnow
from learnhub.features.mentoring import policy, slots
from learnhub.features.mentoring.events import OfferChanged
from learnhub.features.mentoring.models import MentorCalendar
from learnhub.features.mentoring.service.offers import mentor_of
from learnhub.features.people.keys import encrypted

HOST_MAX = 100


def connect_calendar(session: Session, actor: Actor, *, address: str, found: BusyTimes) -> None:
    """Keep one's slots free of what was found busy in a calendar, and read it again from now on."""
    mentor = mentor_of(session, actor)
    calendar = session.get(MentorCalendar, mentor.person_id)
    secret, host = encrypted(address), (urlsplit(address).hostname or "")[:HOST_MAX]
    calendar = calendar or MentorCalendar(mentor_id=mentor.person_id, address=secret, host=host)
    calendar.address, calendar.host = secret, host
    _keep(session, calendar, found)
    audit.record(session, actor, "mentoring:connect_calendar", mentor.person_id)


def disconnect_calendar(session: Session, actor: Actor) -> None:
    """Forget one's calendar and what was read there; without one nothing happens."""
    guard.require(policy.can_offer(actor))
    person_id = guard.require_person(actor)
    gone = session.exec(delete(MentorCalendar).where(MentorCalendar.mentor_id == person_id))
    if gone.rowcount:
        audit.record(session, actor, "mentoring:disconnect_calendar", person_id)
        bus.record(session, OfferChanged(person_id))


def keep_reading(session: Session, mentor_id: str, *, address: str, found: BusyTimes) -> None:
    """Keep what was read at an address, unless there is another one by now."""
    calendar = _still(session, mentor_id, address)
    if calendar:
        _keep(session, calendar, found)


def note_unread(session: Session, mentor_id: str, *, address: str, reason: str) -> None:
    """Note why a calendar could not be read; what was read last keeps slots free as before."""
    calendar = _still(session, mentor_id, address)
    if calendar:
        calendar.tried_at, calendar.problem = utcnow(), reason
        session.add(calendar)


def _still(session: Session, mentor_id: str, address: str) -> MentorCalendar | None:
    calendar = session.get(MentorCalendar, mentor_id)
    return calendar if calendar and calendar.address == address else None


def _keep(session: Session, calendar: MentorCalendar, found: BusyTimes) -> None:
    now, before = utcnow(), calendar.busy
    calendar.busy = [[cells.start, cells.stop] for cells in map(slots.cells, found.ranges)]
    calendar.unknown_zones, calendar.floating = list(found.unknown_zones), found.floating
    calendar.unread, calendar.problem = found.unread, ""
    calendar.tried_at = calendar.read_at = now
    session.add(calendar)
    if calendar.busy != before:
        bus.record(session, OfferChanged(calendar.mentor_id))
