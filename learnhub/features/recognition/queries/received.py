"""Thanks that somebody received, as their reader may see them; of what they may not, nothing is counted."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.among import among
from learnhub.core.pagination import PAGE_SIZE, Keyset, Page, encode, page
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.mentoring.models import Booking
from learnhub.features.people import queries as people
from learnhub.features.people.refs import ref_in, with_person
from learnhub.features.recognition import policy
from learnhub.features.recognition.models import Recognition
from learnhub.features.recognition.policy import READABLE
from learnhub.features.recognition.queries.things import booking_thing, content_thing, meeting_thing
from learnhub.features.recognition.schemas import ReceivedView, RecognitionRow, ThingView
from learnhub.features.rituals.models import RitualMeeting

SHOWN = 2
COUNTED = 99
_LATEST = Keyset(Recognition.at, Recognition.id)
_OF_PERSON = (Recognition.receiver_id == bindparam("person_id"), READABLE)
_RECEIVED: Any = (
    with_person(select(Recognition), Recognition.giver_id)
    .where(*_OF_PERSON)
    .order_by(*_LATEST.order())
    .limit(bindparam("most"))
)
_MORE: Any = _RECEIVED.where(_LATEST.behind())
_NUMBER: Any = select(func.count()).select_from(
    select(Recognition.id).where(*_OF_PERSON).limit(bindparam("most")).subquery()
)
_Root = aliased(Content)
_CONTENTS: Any = (
    select(Content.id, Content.kind, Content.root_id, Content.published_at, _Root.title, _Root.language)
    .join(_Root, _Root.id == Content.root_id)
    .where(among(Content.id, "ids"), VISIBLE)
)
_BOOKINGS: Any = select(Booking.id, Booking.starts_at).where(
    among(Booking.id, "ids"),
    (Booking.mentor_id == bindparam("reader_id")) | (Booking.mentee_id == bindparam("reader_id")),
)
_MEETINGS: Any = (
    select(RitualMeeting.id, RitualMeeting.day, RitualMeeting.began_at)
    .add_columns(*(Content.id.label("ritual_id"), Content.title, Content.language))
    .join(Content, Content.id == RitualMeeting.ritual_id)
    .where(among(RitualMeeting.id, "ids"), VISIBLE)
)


def list_received(
    session: Session, actor: Actor, person_id: str, *, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[RecognitionRow]:
    """What somebody was thanked for, the latest first; raises NoSuchPerson."""
    people.get_profile(session, actor, person_id)
    return _page(session, actor, person_id, cursor, size)


def get_received(session: Session, actor: Actor, person_id: str) -> ReceivedView:
    """The latest of them for the page of a colleague, with how many there are; raises NoSuchPerson."""
    profile = people.get_profile(session, actor, person_id)
    values = {"person_id": person_id, "reader_id": actor.person_id, "most": COUNTED + 1}
    ((number,),) = db.rows(session, _NUMBER, **values)
    return ReceivedView(
        person_id=person_id,
        number=min(number, COUNTED),
        is_more=number > COUNTED,
        rows=_page(session, actor, person_id, None, SHOWN).items,
        can_thank=policy.can_thank(actor, person_id, profile.status),
        name=profile.person.name,
        first_name=first_name(profile.person.name),
    )


def first_name(name: str) -> str:
    """What colleagues call somebody."""
    return name.split()[0] if name.split() else ""


def _page(
    session: Session, actor: Actor, person_id: str, cursor: str | None, size: int
) -> Page[RecognitionRow]:
    behind = _LATEST.values(cursor) if cursor else {}
    values = {"person_id": person_id, "reader_id": actor.person_id, "most": size + 1}
    found = db.rows(session, _MORE if cursor else _RECEIVED, **values, **behind)
    part = page(found, size, lambda row: encode(row.at, row.id))
    things = _things(session, actor, part.items)
    return Page([_row(actor, row, things) for row in part.items], part.next)


def _things(session: Session, actor: Actor, rows: Sequence[Any]) -> dict[str, ThingView]:
    """What the reader may see of what these are for, by its id: three statements for any number of rows."""

    def ids(name: str) -> list[str]:
        return [value for row in rows if (value := getattr(row, name))]

    values = reader(actor)
    contents = db.rows(session, _CONTENTS, ids=ids("content_id"), **values)
    bookings = db.rows(session, _BOOKINGS, ids=ids("booking_id"), reader_id=actor.person_id)
    meetings = db.rows(session, _MEETINGS, ids=ids("meeting_id"), **values)
    return {
        **{row.id: content_thing(row) for row in contents},
        **{row.id: booking_thing(row.id, row.starts_at) for row in bookings},
        **{row.id: meeting_thing(row) for row in meetings},
    }


def _row(actor: Actor, row: Any, things: dict[str, ThingView]) -> RecognitionRow:
    thing_id = row.content_id or row.booking_id or row.meeting_id
    return RecognitionRow(
        id=row.id,
        giver=ref_in(row),
        words=row.words,
        language=row.language,
        value=row.value,
        value_language=row.value_language,
        thing=things.get(thing_id, ThingView()),
        at=row.at,
        is_public=row.is_public,
        is_hidden=row.is_hidden,
        can_take_back=policy.can_take_back(actor, row),
        can_hide=policy.can_hide(actor, row),
        can_moderate=policy.can_moderate(actor, row),
    )
