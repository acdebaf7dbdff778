"""What is no content and of which content was made, as the rooms say that know it (`Room.origins`)."""

from functools import cache
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import typeset
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content, ContentOrigin
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import MadeView, OriginView
from learnhub.rooms import Origin

SHOWN_MAX = 100
MARK = ":"  # between the name of an origin and its id; no id of content has one

_MADE: Any = (
    select_columns(Content.id, Content.kind, Content.root_id, Content.title, Content.language)
    .join(ContentOrigin, ContentOrigin.content_id == Content.id)
    .where(ContentOrigin.thing == bindparam("thing"), Content.status == Status.PUBLISHED, VISIBLE)
    .order_by(Content.published_at, Content.id)
    .limit(SHOWN_MAX)
)


@cache
def origins() -> dict[str, tuple[str, Origin]]:
    """Every origin by its name, with the name of its room."""
    return {
        name: (room, origin)
        for room, declared in rooms.all_rooms().items()
        for name, origin in declared.origins.items()
    }


def is_origin(source_id: str) -> bool:
    """Whether an id names something that is no content."""
    return MARK in source_id


def ask_origin(session: Session, actor: Actor, thing: str, part: str) -> Any:
    """What the room of an origin answers through one of its functions; raises NoSuchContent or as it does."""
    name, _, thing_id = thing.partition(MARK)
    if name not in origins():
        raise NoSuchContent
    room, origin = origins()[name]
    return rooms.resolve(room, getattr(origin, part))(session, actor, thing_id)


def get_origin(session: Session, actor: Actor, content_id: str) -> OriginView:
    """Of what that is no content a piece of content was made, empty for most; one statement for these."""
    thing = _thing_of(session, content_id)
    if not thing:
        return OriginView()
    return OriginView(thing.partition(MARK)[0], ask_origin(session, actor, thing, "address"))


def find_thing(session: Session, actor: Actor, content_id: str) -> str:
    """The same by its name and id, for a form that publishes it anew; empty for who may not open it."""
    thing = _thing_of(session, content_id)
    return thing if thing and ask_origin(session, actor, thing, "address") else ""


def _thing_of(session: Session, content_id: str) -> str:
    found = select(ContentOrigin.thing).where(ContentOrigin.content_id == content_id)
    return session.exec(found).one_or_none() or ""


def made_of_origin(session: Session, actor: Actor, thing: str) -> tuple[MadeView, ...]:
    """What was made of something that is no content, the oldest first."""
    return tuple(map(made_view, db.rows(session, _MADE, thing=thing, **reader(actor))))


def made_view(row: Any) -> MadeView:
    """One end of the chain, of a row with the columns of its content."""
    address = rooms.kind(row.kind).at(row.id, row.root_id)
    return MadeView(row.id, row.kind, typeset(row.title, row.language), row.language, address)
