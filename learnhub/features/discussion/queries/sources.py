"""What was made of content, as far as its reader may see it; one statement."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import typeset
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content, ContentSource
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import MadeView

SHOWN_MAX = 100

_MADE: Any = (
    select_columns(
        *(ContentSource.source_id, Content.id, Content.kind, Content.root_id),
        *(Content.title, Content.language),
    )
    .join(Content, Content.id == ContentSource.content_id)
    .where(
        ContentSource.source_id.in_(bindparam("source_ids", expanding=True)),
        Content.status == Status.PUBLISHED,
        VISIBLE,
    )
    .order_by(ContentSource.source_id, Content.published_at, Content.id)
    .limit(SHOWN_MAX)
)


def made_of(session: Session, actor: Actor, source_ids: Iterable[str]) -> dict[str, tuple[MadeView, ...]]:
    """What was made of each of these, the oldest first; that of which nothing was made is absent."""
    found: dict[str, tuple[MadeView, ...]] = {}
    for row in db.rows(session, _MADE, source_ids=list(source_ids), **reader(actor)):
        address = rooms.kind(row.kind).at(row.id, row.root_id)
        made = MadeView(row.id, row.kind, typeset(row.title, row.language), row.language, address)
        found[row.source_id] = (*found.get(row.source_id, ()), made)
    return found
