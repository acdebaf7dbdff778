"""What a question is about, where it was asked from a page of the library."""

from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import typeset
from learnhub.features.discussion.models import Content, ContentSource
from learnhub.features.discussion.policy import PUBLISHED_TO_READER, reader
from learnhub.features.discussion.queries import get_published
from learnhub.features.discussion.schemas import MadeView

_ABOUT: Any = (
    select(*(Content.id, Content.kind, Content.root_id, Content.title, Content.language))
    .join(ContentSource, ContentSource.source_id == Content.id)
    .where(ContentSource.content_id == bindparam("question_id"), PUBLISHED_TO_READER)
)


def get_about(session: Session, actor: Actor, content_id: str) -> MadeView:
    """What somebody is going to ask about; raises NoSuchContent."""
    return _view(get_published(session, actor, content_id))


def about_of(session: Session, actor: Actor, question_id: str) -> MadeView:
    """What a question is about, as far as its reader may see it; without an id when it is about nothing."""
    for row in db.rows(session, _ABOUT, question_id=question_id, **reader(actor)):
        return _view(row)
    return MadeView()


def _view(row: Any) -> MadeView:
    address = rooms.kind(row.kind).at(row.id, row.root_id)
    return MadeView(row.id, row.kind, typeset(row.title, row.language), row.language, address)
