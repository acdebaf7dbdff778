"""The collections around an item, and the spaces for which somebody can gather one."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.collections import policy
from learnhub.features.collections.models import CollectionItem
from learnhub.features.collections.queries.rows import kinds_to_list
from learnhub.features.collections.room import COLLECTION
from learnhub.features.collections.schemas import Around, Place, SpaceChoice
from learnhub.features.discussion import listing
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.listing import Asked
from learnhub.features.discussion.models import OPEN, Authorship, Content
from learnhub.features.discussion.policy import PUBLISHED_TO_READER, reader
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Person, Space, SpaceMember, Team

SHOWN, OFFERED = 5, 20

_COLUMNS = (Content.id, Content.title, Content.language, Content.audience)
_PLACES: Any = (
    select(*_COLUMNS, CollectionItem.is_in)
    .join(CollectionItem, CollectionItem.collection_id == Content.id)
    .where(
        CollectionItem.item_id == bindparam("item_id"),
        CollectionItem.position.is_not(None),
        PUBLISHED_TO_READER,
    )
    .order_by(Content.published_at.desc(), Content.id.desc())
    .limit(SHOWN + OFFERED)
)
_MINE: Any = (
    select(*_COLUMNS)
    .join(Authorship, Authorship.content_id == Content.id)
    .where(
        Authorship.person_id == bindparam("person_id"),
        Authorship.kind == str(COLLECTION),
        Authorship.status == Status.PUBLISHED,
        Authorship.part != "source",
    )
    .order_by(Authorship.published_at.desc(), Authorship.content_id.desc())
    .limit(OFFERED)
)
_NEWEST: Any = select(*_COLUMNS, Content.published_at)
_SPACES: Any = (
    select(Space.id, Space.name)
    .join(SpaceMember, SpaceMember.space_id == Space.id)
    .where(SpaceMember.person_id == bindparam("person_id"), Space.kind != SpaceKind.COMPANY)
    .where(Space.is_frozen.is_(False))
)
_TEAM: Any = (
    select(Team.id, Team.name)
    .join(Person, Person.team_id == Team.id)
    .where(Person.id == bindparam("person_id"))
)


def find_around(session: Session, actor: Actor, item_id: str) -> Around:
    """Where an item is listed, a few of them, and where its reader can bring it: their own first."""
    item = discussion.get_content(session, actor, item_id)
    if item.kind not in kinds_to_list():
        return Around()
    found = db.rows(session, _PLACES, item_id=item_id, **reader(actor))
    places = [Place(row.id, row.title, COLLECTION.at(row.id), row.language) for row in found if row.is_in]
    can_add = policy.can_write(actor) and policy.is_listable(item)
    offered = _offered(session, actor, item, {row.id for row in found}) if can_add else []
    return Around(item_id, places[:SHOWN], offered, can_add)


def _offered(session: Session, actor: Actor, item: Content, listing_it: set[str]) -> list[tuple[str, str]]:
    mine = db.rows(session, _MINE, person_id=actor.person_id)
    newest = listing.read_page(session, actor, _NEWEST, Asked((COLLECTION,)), cursor=None, size=OFFERED)
    fitting = {
        row.id: row.title
        for row in (*mine, *newest.items)
        if item.audience in (OPEN, row.audience) and row.id not in listing_it
    }
    return [*fitting.items()]


def list_spaces(session: Session, actor: Actor) -> list[SpaceChoice]:
    """The spaces besides the company's to which somebody belongs, and that of their team, also before it is
    made.
    """
    who = {"person_id": actor.person_id}
    team = {row.id: row.name for row in db.rows(session, _TEAM, **who)}
    known = {row.id: row.name for row in db.rows(session, _SPACES, **who)}
    return [SpaceChoice(*each) for each in ({**known, **team}).items()]
