"""Communities by name, for whoever types one."""

from sqlalchemy import and_, bindparam, or_, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.language import ESCAPE, escaped, fold
from learnhub.features.communities.enums import Openness, Stage
from learnhub.features.communities.models import Community
from learnhub.features.communities.schemas import CommunityRef
from learnhub.features.people.models import Space, SpaceMember

_NAMED = (
    select(Community.space_id, Space.name)
    .join(Space, Space.id == Community.space_id)
    .join(
        SpaceMember,
        and_(SpaceMember.space_id == Space.id, SpaceMember.person_id == bindparam("person_id")),
        isouter=True,
    )
    .where(Community.stage == Stage.ACTIVE)
    .where(or_(Community.openness != Openness.HIDDEN, SpaceMember.person_id.is_not(None)))
    .where(Community.folded.like(bindparam("words"), escape=ESCAPE))
    .order_by(SpaceMember.person_id.is_(None), Community.folded, Community.space_id)
    .limit(bindparam("most"))
)


def find_named(session: Session, actor: Actor, words: str, *, size: int) -> list[CommunityRef]:
    """Communities with these words in their names: one's own first, hidden ones only of those."""
    if not actor.is_signed_in or not fold(words):
        return []
    values = {"words": f"%{escaped(fold(words))}%", "person_id": actor.person_id, "most": size}
    return [CommunityRef(row.space_id, row.name) for row in db.rows(session, _NAMED, **values)]
