"""Spaces in which somebody reads and writes."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, or_, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.ids import is_id
from learnhub.features.discussion.errors import NoSuchSpace
from learnhub.features.discussion.places import Doing, Rules, Standing, may, waits
from learnhub.features.discussion.schemas import SpaceChoice
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space, SpaceMember

_SPACE = (
    select(
        *(Space.id, Space.kind, Space.name, Space.is_open, Space.is_listed, Space.is_frozen),
        *(Space.posts, Space.answers, Space.approves, SpaceMember.is_facilitator),
    )
    .join(
        SpaceMember,
        and_(SpaceMember.space_id == Space.id, SpaceMember.person_id == bindparam("person_id")),
        isouter=True,
    )
    .where(Space.id == bindparam("space_id"))
)

_MINE = (
    select(
        *(Space.id, Space.name, Space.is_open, Space.is_frozen, Space.posts, Space.answers, Space.approves),
        SpaceMember.is_facilitator,
    )
    .join(
        SpaceMember,
        and_(SpaceMember.space_id == Space.id, SpaceMember.person_id == bindparam("person_id")),
    )
    .where(Space.kind == SpaceKind.COMMUNITY, Space.is_frozen.is_(False))
    .order_by(Space.name, Space.id)
)

# Those to which somebody belongs, and one that is looked at, if they read there.
_TO_READ = (
    select(Space.id, Space.name)
    .join(
        SpaceMember,
        and_(SpaceMember.space_id == Space.id, SpaceMember.person_id == bindparam("person_id")),
        isouter=True,
    )
    .where(Space.kind == SpaceKind.COMMUNITY)
    .where(
        or_(
            SpaceMember.person_id.is_not(None),
            and_(Space.id == bindparam("space_id"), Space.is_open, Space.is_listed),
        )
    )
    .order_by(Space.name, Space.id)
)

_NAMES = select(Space.id, Space.name).where(
    Space.id.in_(bindparam("ids", expanding=True)), Space.kind != SpaceKind.COMPANY
)


@dataclass(frozen=True, slots=True)
class SpaceFor:
    """A space as somebody stands in it."""

    id: str
    kind: str
    name: str
    is_listed: bool
    rules: Rules
    standing: Standing

    def may(self, doing: Doing) -> bool:
        """Whether they may."""
        return may(doing, self.standing, self.rules)


def find_space(session: Session, actor: Actor, space_id: str) -> SpaceFor | None:
    """A space and who somebody is in it, whether they may know of it or not."""
    if not is_id(space_id) or not actor.is_signed_in:
        return None
    for row in db.rows(session, _SPACE, space_id=space_id, person_id=actor.person_id):
        standing = Standing.OUTSIDE if row.is_facilitator is None else Standing(1 + row.is_facilitator)
        rules = Rules(row.is_open, row.is_frozen, row.posts, row.answers, row.approves)
        return SpaceFor(row.id, row.kind, row.name, row.is_listed, rules, standing)
    return None


def get_space(session: Session, actor: Actor, space_id: str) -> SpaceFor:
    """The same of a space in which somebody reads; raises NoSuchSpace for any other."""
    found = find_space(session, actor, space_id)
    if found is None or not found.may(Doing.READ):
        raise NoSuchSpace
    return found


def space_names(session: Session, space_ids: Collection[str]) -> dict[str, str]:
    """What communities and teams are called, by their ids, for who reads something in them."""
    return {row.id: row.name for row in db.rows(session, _NAMES, ids=[*space_ids])}


def list_places(session: Session, actor: Actor) -> list[SpaceChoice]:
    """Where somebody may write besides the company: those of their communities that leave it to them."""
    choices = []
    for row in db.rows(session, _MINE, person_id=actor.person_id):
        standing = Standing(1 + row.is_facilitator)
        rules = Rules(row.is_open, row.is_frozen, row.posts, row.answers, row.approves)
        if may(Doing.POST, standing, rules):
            choices.append(SpaceChoice(row.id, row.name, waits(standing, rules)))
    return choices


def list_communities_to_choose(session: Session, actor: Actor, space_id: str) -> list[tuple[str, str]]:
    """The communities, as id and name, to which somebody can narrow a list: their own, and the one chosen."""
    rows = db.rows(session, _TO_READ, person_id=actor.person_id, space_id=space_id)
    return [(row.id, row.name) for row in rows]
