"""What somebody can be thanked for: what they wrote and the reader reads, sessions and meetings of both."""

from datetime import timedelta
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, exists, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.clock import utcnow
from learnhub.core.ids import is_id
from learnhub.core.statements import AnySelect
from learnhub.features.discussion import listing
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import Authorship, Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.mentoring.enums import BookingStatus
from learnhub.features.mentoring.models import Booking
from learnhub.features.recognition.schemas import BOOKING, CONTENT, MEETING, ThingView
from learnhub.features.rituals.enums import Reply
from learnhub.features.rituals.models import RitualMeeting, RitualPresence, RitualReply
from learnhub.rooms import Kind

WRITTEN, HAD = 12, 6  # how many pieces, and how many sessions and meetings, are offered
REACH = 60  # how many of somebody's pieces are looked at for those that the reader may see
REMEMBERED = timedelta(days=60)  # how long one can be thanked for a session or a meeting
RITUAL = "ritual"
_ME, _THEM = bindparam("reader_id"), bindparam("person_id")
_SINCE, _NOW = bindparam("since"), bindparam("now")

_BOOKINGS = (
    select(Booking.id, Booking.starts_at)
    .where(
        or_(
            and_(Booking.mentor_id == _ME, Booking.mentee_id == _THEM),
            and_(Booking.mentor_id == _THEM, Booking.mentee_id == _ME),
        ),
        *(Booking.status == BookingStatus.BOOKED, Booking.ends_at <= _NOW, Booking.starts_at >= _SINCE),
    )
    .order_by(Booking.starts_at.desc(), Booking.id)
)


def _was_there(person: Any) -> ColumnElement[bool]:
    """That somebody ticked that they are there or, once that is forgotten, had said that they come."""
    ticked = select(RitualPresence.person_id).where(
        RitualPresence.meeting_id == RitualMeeting.id, RitualPresence.person_id == person
    )
    came = select(RitualReply.person_id).where(
        *(RitualReply.meeting_id == RitualMeeting.id, RitualReply.person_id == person),
        *(RitualReply.reply == Reply.YES, RitualMeeting.closed_at.is_not(None)),
    )
    return or_(exists(ticked.correlate_except(RitualPresence)), exists(came.correlate_except(RitualReply)))


_MEETINGS = (
    select(RitualMeeting.id, RitualMeeting.day, RitualMeeting.began_at)
    .add_columns(*(Content.id.label("ritual_id"), Content.title, Content.language))
    .join(Content, Content.id == RitualMeeting.ritual_id)
    .where(
        *(RitualMeeting.ended_at.is_not(None), RitualMeeting.ended_at >= _SINCE),
        *(_was_there(_ME), _was_there(_THEM), VISIBLE),
    )
    .order_by(RitualMeeting.ended_at.desc(), RitualMeeting.id)
)
_THEIRS = select(Authorship.content_id).where(
    Authorship.content_id == bindparam("content_id"),
    Authorship.person_id == _THEM,
    Authorship.part.in_((Part.AUTHOR, Part.CO_AUTHOR)),
)


def list_things(session: Session, actor: Actor, person_id: str) -> list[ThingView]:
    """What the reader can thank this colleague for, the latest first."""
    asked = Asked(_kinds(), author_id=person_id, reach=REACH)
    found = listing.read_page(session, actor, _written(), asked, cursor=None, size=WRITTEN)
    values = _values(actor, person_id)
    bookings = db.rows(session, _BOOKINGS.limit(HAD), **values)
    meetings = db.rows(session, _MEETINGS.limit(HAD), **values)
    things = [
        *(content_thing(row) for row in found.items),
        *(booking_thing(row.id, row.starts_at) for row in bookings),
        *(meeting_thing(row) for row in meetings),
    ]
    return sorted(things, key=lambda thing: thing.at, reverse=True)


def find_written(session: Session, actor: Actor, person_id: str, content_id: str) -> ThingView | None:
    """One piece that somebody wrote and the reader may read, however old it is."""
    values = {**reader(actor), "person_id": person_id, "content_id": content_id}
    found = db.rows(session, _one_written(), **values) if is_id(content_id) else ()
    return content_thing(found[0]) if found else None


def is_theirs(session: Session, content_id: str, person_id: str) -> bool:
    """Whether somebody's name stands on a piece of content."""
    return bool(db.rows(session, _THEIRS, content_id=content_id, person_id=person_id))


def has_met(
    session: Session, actor: Actor, person_id: str, *, booking_id: str = "", meeting_id: str = ""
) -> bool:
    """Whether both had this session, or were in this meeting."""
    values = _values(actor, person_id)
    if booking_id:
        return bool(db.rows(session, _BOOKINGS.where(Booking.id == booking_id), **values))
    return bool(db.rows(session, _MEETINGS.where(RitualMeeting.id == meeting_id), **values))


def content_thing(row: Any) -> ThingView:
    """A row of content as a thing."""
    address = rooms.kind(row.kind).at(row.id, row.root_id)
    at = row.published_at
    return ThingView(f"{CONTENT}:{row.id}", row.kind, row.title, row.language, address, at)


def booking_thing(booking_id: str, at: Any) -> ThingView:
    """A session as a thing; both know what it was about, nobody else does."""
    return ThingView(f"{BOOKING}:{booking_id}", address=f"/mentoring/sessions/{booking_id}", at=at)


def meeting_thing(row: Any) -> ThingView:
    """A meeting as a thing, under the name of its ritual."""
    address = f"/rituals/{row.ritual_id}/{row.day:%Y-%m-%d}"
    return ThingView(f"{MEETING}:{row.id}", RITUAL, row.title, row.language, address, row.began_at)


def _values(actor: Actor, person_id: str) -> dict[str, Any]:
    now = utcnow()
    return {**reader(actor), "person_id": person_id, "now": now, "since": now - REMEMBERED}


@cache
def _kinds() -> tuple[Kind, ...]:
    return tuple(kind for kind in rooms.kinds().values() if kind.is_source)


@cache
def _written() -> AnySelect:
    root = aliased(Content)
    columns = (Content.id, Content.kind, Content.root_id, Content.published_at, root.title, root.language)
    return select(*columns).join(root, root.id == Content.root_id)


@cache
def _one_written() -> AnySelect:
    is_it = (Content.id == bindparam("content_id"), Content.status == Status.PUBLISHED, VISIBLE)
    return _written().where(*is_it, Content.id.in_(_THEIRS))
