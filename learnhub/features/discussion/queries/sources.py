"""What was made of content and what it was made of, as far as its reader may see it."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import typeset, with_plain_spaces
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent, NotToBeTakenOut
from learnhub.features.discussion.models import OPEN, Content, ContentSource
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries.content import (
    authors_of,
    get_content,
    get_published,
    is_author,
    sections_of,
    topics_of,
)
from learnhub.features.discussion.schemas import Beginning, ChainView, MadeView, Sections
from learnhub.features.people.refs import PersonRef
from learnhub.rooms import Kind

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

Asked = aliased(Content)
_SOURCES: Any = (
    select_columns(
        *(ContentSource.content_id, Content.id, Content.kind, Content.root_id),
        *(Asked.title, Content.language),
    )
    .join(Content, Content.id == ContentSource.source_id)
    .join(Asked, Asked.id == func.coalesce(Content.parent_id, Content.id))
    .where(
        ContentSource.content_id.in_(bindparam("content_ids", expanding=True)),
        Content.status == Status.PUBLISHED,
        Asked.status == Status.PUBLISHED,  # the question of an answer may be hidden by itself
        VISIBLE,
    )
    .order_by(ContentSource.content_id, Content.published_at, Content.id)
    .limit(SHOWN_MAX)
)


def get_chain(session: Session, actor: Actor, content_id: str) -> ChainView:
    """Both ends of what a page shows; two statements."""
    rows = db.rows(session, _SOURCES, content_ids=[content_id], **reader(actor))
    made = made_of(session, actor, [content_id]).get(content_id, ())
    return ChainView(content_id, tuple(map(_made_view, rows)), made) if rows or made else ChainView()


@cache
def source_kinds() -> tuple[Kind, ...]:
    """The kinds of which other things are made."""
    return tuple(kind for kind in rooms.kinds().values() if kind.is_source)


def get_source_of(session: Session, actor: Actor, source_id: str) -> Content:
    """What somebody makes something of for everybody.

    Raises NoSuchContent, also for what nobody signed: nobody could be asked whether they agree. Raises
    NotToBeTakenOut for what others wrote for a closed group.
    """
    source = get_published(session, actor, source_id, *source_kinds())
    if source.is_anonymous:
        raise NoSuchContent
    if source.audience != OPEN and not is_author(session, actor, source.id):
        raise NotToBeTakenOut
    return source


def begin_with(session: Session, actor: Actor, source_id: str) -> Beginning:
    """The words with which a draft begins that is made of it; raises as `get_source_of` does.

    An answer brings its question, unless that was asked without a name.
    """
    source = get_source_of(session, actor, source_id)
    asked = get_content(session, actor, source.parent_id) if source.parent_id else source
    topics = topics_of(session, [asked.id], actor.language).get(asked.id, ())
    sections = sections_of(session, [source.id]).get(source.id, Sections())
    essence = (sections.text(name) for name in rooms.kind(source.kind).essence)
    return Beginning(
        *(source.id, source.kind, source.root_id),
        asked=asked.title,
        title="" if asked.is_anonymous else asked.title,
        body=with_plain_spaces(next(filter(None, essence), source.body)),
        context="" if asked.is_anonymous or asked is source else with_plain_spaces(asked.body),
        language=source.language,
        topics=", ".join(topic.name for topic in topics),
        author=authors_of(session, [source.id]).get(source.id, PersonRef()),
    )


def made_of(session: Session, actor: Actor, source_ids: Iterable[str]) -> dict[str, tuple[MadeView, ...]]:
    """What was made of each of these, the oldest first; that of which nothing was made is absent."""
    found: dict[str, tuple[MadeView, ...]] = {}
    for row in db.rows(session, _MADE, source_ids=list(source_ids), **reader(actor)):
        found[row.source_id] = (*found.get(row.source_id, ()), _made_view(row))
    return found


def _made_view(row: Any) -> MadeView:
    address = rooms.kind(row.kind).at(row.id, row.root_id)
    return MadeView(row.id, row.kind, typeset(row.title, row.language), row.language, address)
