"""Sessions as events of a calendar."""

from datetime import datetime

from sqlalchemy import Select, bindparam, union_all
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.config import settings
from learnhub.core import db
from learnhub.core.ical import Event
from learnhub.features.ama.calendar_events import event_of
from learnhub.features.ama.errors import NoSuchAma
from learnhub.features.ama.models import Ama, AmaAttendance, AmaHost
from learnhub.features.ama.queries.sessions import IS_VISIBLE
from learnhub.features.discussion.models import Content
from learnhub.features.discussion.policy import reader
from learnhub.features.people.models import Person

EVENTS_MAX = 200

_OF_READER = union_all(
    *(
        select_columns(table.ama_id).where(table.person_id == bindparam("reader_id"))
        for table in (AmaHost, AmaAttendance)
    )
)
_EVENTS: Select = (
    select_columns(
        *(Ama.content_id, Ama.starts_at, Ama.ends_at, Content.title, Content.edition),
        *(Content.edited_at, Content.published_at, Person.name.label("leader")),
    )
    .join(Content, Content.id == Ama.content_id)
    .join(Person, Person.id == Ama.leader_id)
    .where(IS_VISIBLE)
)
_ONE = _EVENTS.where(Ama.content_id == bindparam("ama_id"))
_MINE = (
    _EVENTS.where(Ama.content_id.in_(_OF_READER), Ama.starts_at > bindparam("since", type_=db.Utc))
    .order_by(Ama.starts_at.desc(), Ama.content_id)
    .limit(EVENTS_MAX)
)


def get_event(session: Session, actor: Actor, ama_id: str) -> Event:
    """A visible session as an event; raises NoSuchAma."""
    for row in db.rows(session, _ONE, ama_id=ama_id, **reader(actor)):
        return event_of(row, language=actor.language, site=settings().url)
    raise NoSuchAma


def list_events(session: Session, actor: Actor, since: datetime) -> list[Event]:
    """The sessions that this person hosts or comes to, begun since a moment; none that was called off."""
    found = db.rows(session, _MINE, since=since, **reader(actor))
    return [event_of(row, language=actor.language, site=settings().url) for row in found]
