"""Giving one's calendar an address, another one, or none."""

from sqlmodel import Session, delete, update

from learnhub.access import audit, guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.features.calendar.models import CalendarFeed
from learnhub.features.calendar.policy import can_subscribe
from learnhub.features.people.keys import hash_of, new_secret

PREFIX = "cal1_"  # with a digit, by which the log knows a secret


def make_feed(session: Session, actor: Actor) -> str:
    """The secret of a new address, shown this once; the address before it ends."""
    guard.require(can_subscribe(actor))
    person_id, secret = guard.require_person(actor), PREFIX + new_secret()
    session.exec(delete(CalendarFeed).where(CalendarFeed.person_id == person_id))
    session.add(CalendarFeed(person_id=person_id, hash=hash_of(secret), made_at=utcnow()))
    audit.record(session, actor, "calendar:make", person_id)
    return secret


def end_feed(session: Session, actor: Actor) -> None:
    """Let the address of one's calendar lead nowhere; without one nothing happens."""
    guard.require(can_subscribe(actor))
    ended = session.exec(delete(CalendarFeed).where(CalendarFeed.person_id == actor.person_id))
    if ended.rowcount:
        audit.record(session, actor, "calendar:end", actor.person_id or "")


def note_feed_read(session: Session, person_id: str) -> None:
    """Note on which day a program read a calendar last; a write of its own."""
    day = utcnow().replace(hour=0, minute=0, second=0, microsecond=0)
    session.exec(update(CalendarFeed).where(CalendarFeed.person_id == person_id).values(read_day=day))
