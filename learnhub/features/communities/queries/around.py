"""Where an item stands, and where it could stand besides."""

from sqlalchemy import and_, bindparam, or_, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.communities.room import COMMUNITIES_SHARE
from learnhub.features.communities.schemas import PlaceView, ShownIn
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import OPEN, Content, ContentShare
from learnhub.features.discussion.places import Doing
from learnhub.features.discussion.policy import can_moderate
from learnhub.features.discussion.queries.places import SpaceFor
from learnhub.features.discussion.schemas import SpaceChoice
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember

_SHOWN = (
    select(Space.id, Space.name, ContentShare.person_id, SpaceMember.is_facilitator)
    .join(ContentShare, ContentShare.space_id == Space.id)
    .join(
        SpaceMember,
        and_(SpaceMember.space_id == Space.id, SpaceMember.person_id == bindparam("person_id")),
        isouter=True,
    )
    .where(ContentShare.content_id == bindparam("content_id"))
    .where(or_(Space.is_open, SpaceMember.person_id.is_not(None)))
    .order_by(Space.name, Space.id)
)


def find_place(session: Session, actor: Actor, content_id: str) -> PlaceView:
    """Where an item stands, and where its reader could move or show it.

    A community in which the reader does not read is not named, also to the author of what is in it.
    """
    content = discussion.get_content(session, actor, content_id)
    if content.parent_id is not None or not rooms.kind(content.kind).is_placed or content.is_anonymous:
        return PlaceView()
    space = discussion.find_space(session, actor, content.space_id)
    is_there = space is not None and space.kind == SpaceKind.COMMUNITY and space.may(Doing.READ)
    is_mine = discussion.is_author(session, actor, content_id)
    shown = _shown_in(session, actor, content, is_mine=is_mine)
    places = discussion.list_places(session, actor)
    moves = _moves(content, space, places) if is_mine or can_moderate(actor) else []
    may = actor.may(COMMUNITIES_SHARE)
    return PlaceView(
        item_id=content_id,
        space_id=content.space_id if is_there else "",
        name=space.name if space is not None and is_there else "",
        shown_in=shown,
        moves=moves if may else [],
        shows=_shows(content, places, {each.id for each in shown}) if may else [],
        can_move=may and bool(moves),
        waits=is_mine and is_there and content.status == Status.WAITING,
        reason=content.hidden_reason if is_mine and content.status == Status.DRAFT else "",
    )


def _shown_in(session: Session, actor: Actor, content: Content, *, is_mine: bool) -> list[ShownIn]:
    rows = db.rows(session, _SHOWN, content_id=content.id, person_id=actor.person_id)
    return [
        ShownIn(row.id, row.name, is_mine or bool(row.is_facilitator) or row.person_id == actor.person_id)
        for row in rows
    ]


def _moves(content: Content, space: SpaceFor | None, places: list[SpaceChoice]) -> list[tuple[str, str]]:
    """Where it could go; the company has no id, and its name is the page's to say."""
    away = [("", "")] if space is not None and space.kind == SpaceKind.COMMUNITY else []
    return away + [(each.id, each.name) for each in places if each.id != content.space_id]


def _shows(content: Content, places: list[SpaceChoice], known: set[str]) -> list[tuple[str, str]]:
    """Which communities could show it: everybody reads it, and nobody there looks at it first."""
    is_shared = rooms.kind(content.kind).is_source and content.audience == OPEN
    if not is_shared or content.status != Status.PUBLISHED:
        return []
    fitting = (each for each in places if not each.waits and each.id != content.space_id)
    return [(each.id, each.name) for each in fitting if each.id not in known]
