"""The row of a piece of content, locked for what its keeper does."""

from collections.abc import Callable, Collection

from sqlmodel import Session, update

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content
from learnhub.features.freshness.errors import NotKept
from learnhub.features.freshness.models import Freshness

FRESH, SUNK = 1, 0


def get_row(
    session: Session, actor: Actor, content_id: str, allows: Callable[..., bool]
) -> tuple[Content, Freshness]:
    """Visible content and its row, if a rule allows it; raises NoSuchContent, NotKept and Forbidden."""
    content = discussion.get_content_for_update(session, actor, content_id)
    row = session.get(Freshness, content_id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NotKept
    guard.require(allows(actor, content, row, is_author=discussion.is_author(session, actor, content_id)))
    return content, row


def float_or_sink(session: Session, content_ids: Collection[str], to: int) -> None:
    """Put content where lists and the search show what is fresh, or what is stale; as it was: nothing."""
    session.flush()
    moved = update(Content).where(Content.id.in_(content_ids), Content.fresh != to).values(fresh=to)
    session.execute(moved, execution_options={"synchronize_session": False})
