"""One community as somebody stands to it."""

from dataclasses import dataclass

from sqlalchemy import and_, bindparam, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.ids import is_id
from learnhub.core.statements import AnySelect
from learnhub.features.communities.enums import Side
from learnhub.features.communities.errors import NoSuchCommunity
from learnhub.features.communities.models import Community, CommunityAdmission
from learnhub.features.communities.policy import Doing, may
from learnhub.features.discussion.places import Standing
from learnhub.features.people.models import Space, SpaceMember

_ONE = (
    select(Community, Space, SpaceMember, CommunityAdmission)
    .join(Space, Space.id == Community.space_id)
    .join(
        SpaceMember,
        and_(SpaceMember.space_id == Space.id, SpaceMember.person_id == bindparam("person_id")),
        isouter=True,
    )
    .join(
        CommunityAdmission,
        and_(
            CommunityAdmission.space_id == Space.id,
            CommunityAdmission.person_id == bindparam("person_id"),
        ),
        isouter=True,
    )
    .where(Community.space_id == bindparam("space_id"))
)
# Whoever comes, goes or changes something waits for whoever does so at the same moment.
_LOCKED = _ONE.with_for_update(of=Space).execution_options(populate_existing=True)


@dataclass(frozen=True, slots=True)
class Found:
    """A community, its space, and what ties somebody to it."""

    community: Community
    space: Space
    member: SpaceMember | None
    admission: CommunityAdmission | None

    @property
    def standing(self) -> Standing:
        """Who they are in it."""
        return Standing.OUTSIDE if self.member is None else Standing(1 + self.member.is_facilitator)

    @property
    def is_invited(self) -> bool:
        """Whether their yes is waited for."""
        row = self.admission
        return row is not None and row.side == Side.INVITED and not row.is_declined

    @property
    def has_asked(self) -> bool:
        """Whether they wait for a yes."""
        row = self.admission
        return row is not None and row.side == Side.ASKED and not row.is_declined

    def may(self, doing: Doing) -> bool:
        """Whether they may."""
        known = self.community
        return may(doing, self.standing, known.stage, known.openness, is_invited=self.is_invited)


def find_one(session: Session, actor: Actor, space_id: str) -> Found:
    """A community that somebody may know of; raises NoSuchCommunity for any other."""
    return _find(session, actor, space_id, _ONE)


def find_for_update(session: Session, actor: Actor, space_id: str) -> Found:
    """The same, with its space locked until the end of the transaction."""
    return _find(session, actor, space_id, _LOCKED)


def _find(session: Session, actor: Actor, space_id: str, statement: AnySelect) -> Found:
    if not is_id(space_id) or not actor.is_signed_in:
        raise NoSuchCommunity
    values = {"space_id": space_id, "person_id": actor.person_id}
    row = session.execute(statement, values).first()
    found = Found(*row) if row else None
    if found is None or not found.may(Doing.SEE):
        raise NoSuchCommunity
    return found
