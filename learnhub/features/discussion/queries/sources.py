"""What was made of content and what it was made of, as far as its reader may see it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import with_plain_spaces
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
    with_author,
)
from learnhub.features.discussion.queries.origins import (
    SHOWN_MAX,
    ask_origin,
    find_thing,
    get_origin,
    is_origin,
    made_view,
)
from learnhub.features.discussion.schemas import Beginning, ChainView, MadeView, Sections
from learnhub.features.people.refs import PersonRef, ref_in
from learnhub.rooms import Kind

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
_SOURCES: Any = with_author(
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
    """Both ends of what a page shows; three statements."""
    origin = get_origin(session, actor, content_id)
    found = db.rows(session, _SOURCES, content_ids=[content_id], **reader(actor))
    sources = tuple(replace(made_view(row), author=ref_in(row).name) for row in found)
    made = made_of(session, actor, [content_id]).get(content_id, ())
    return ChainView(content_id, origin, sources, made) if origin.name or sources or made else ChainView()


def find_source(session: Session, actor: Actor, content_id: str) -> str:
    """The id of what something was made of, for a form that publishes it anew; empty where it is not theirs
    to open.
    """
    rows = db.rows(session, _SOURCES, content_ids=[content_id], **reader(actor))
    return next((row.id for row in rows), "") or find_thing(session, actor, content_id)


def read_chain(session: Session, actor: Actor, content_id: str) -> ChainView:
    """Both ends of what somebody may read; raises NoSuchContent."""
    content = get_content(session, actor, content_id)
    return replace(get_chain(session, actor, content.id), content_id=content.id)


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

    An answer brings its question, unless that was asked without a name, or by a colleague for a closed group.
    """
    if is_origin(source_id):
        return ask_origin(session, actor, source_id, "begin")
    source = get_source_of(session, actor, source_id)
    asked = get_content(session, actor, source.parent_id) if source.parent_id else source
    stays = asked is not source and _stays_where_it_is(session, actor, asked)
    topics = topics_of(session, [asked.id], actor.language).get(asked.id, ())
    sections = sections_of(session, [source.id]).get(source.id, Sections())
    essence = (sections.text(name) for name in rooms.kind(source.kind).essence)
    return Beginning(
        *(source.id, source.kind, source.root_id),
        address=rooms.kind(source.kind).at(source.id, source.root_id),
        asked=asked.title,
        title="" if stays else asked.title,
        body=with_plain_spaces(next(filter(None, essence), source.body)),
        context="" if stays or asked is source else with_plain_spaces(asked.body),
        language=source.language,
        topics=", ".join(topic.name for topic in topics),
        author=authors_of(session, [source.id]).get(source.id, PersonRef()),
    )


def _stays_where_it_is(session: Session, actor: Actor, asked: Content) -> bool:
    """Whether the words of a question are not for others: nobody is there to be asked, or nobody was."""
    return asked.is_anonymous or (asked.audience != OPEN and not is_author(session, actor, asked.id))


def made_of(session: Session, actor: Actor, source_ids: Iterable[str]) -> dict[str, tuple[MadeView, ...]]:
    """What was made of each of these, the oldest first; that of which nothing was made is absent."""
    found: dict[str, tuple[MadeView, ...]] = {}
    for row in db.rows(session, _MADE, source_ids=list(source_ids), **reader(actor)):
        found[row.source_id] = (*found.get(row.source_id, ()), made_view(row))
    return found
