"""What was made of a REX, of a lesson or of a fact of its tree, and what a card of one begins with.

The thing of a lesson or a fact is "rex:<id>.<piece>": all that was made of a REX is found by its beginning.
"""

from typing import Any

from sqlalchemy import bindparam, or_
from sqlalchemy import select as select_columns
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content, ContentOrigin, ContentSource
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries.origins import SHOWN_MAX, made_view
from learnhub.features.discussion.schemas import Beginning, MadeView, Sections
from learnhub.features.rex import lessons
from learnhub.features.rex.enums import Section
from learnhub.features.rex.errors import NoSuchPiece
from learnhub.features.rex.models import RexCause
from learnhub.features.rex.room import REX

_OF_REX = select_columns(ContentSource.content_id).where(ContentSource.source_id == bindparam("rex_id"))
_OF_PIECE = select_columns(ContentOrigin.content_id).where(
    ContentOrigin.thing >= bindparam("first"), ContentOrigin.thing < bindparam("last")
)
_MADE: Any = (
    select_columns(Content.id, Content.kind, Content.root_id, Content.title, Content.language)
    .where(or_(Content.id.in_(_OF_REX), Content.id.in_(_OF_PIECE)))
    .where(Content.status == Status.PUBLISHED, VISIBLE)
    .order_by(Content.published_at, Content.id)
    .limit(SHOWN_MAX)
)


def source_of(rex_id: str, piece: str | int) -> str:
    """What the form of a card is asked to begin with (`?from=`): a lesson by its number, a fact by its id."""
    return f"rex:{rex_id}.{piece}"


def made_of_rex(session: Session, actor: Actor, rex_id: str) -> list[MadeView]:
    """Everything that was made of a REX, of its lessons and of its facts, the oldest first."""
    first, last = f"rex:{rex_id}.", f"rex:{rex_id}/"  # "/" comes after "."
    return [
        made_view(row)
        for row in db.rows(session, _MADE, rex_id=rex_id, first=first, last=last, **reader(actor))
    ]


def begin_with_piece(session: Session, actor: Actor, piece: str) -> Beginning:
    """The words with which a draft begins that is made of a lesson or a fact.

    Raises NoSuchContent, NoSuchPiece, and NotToBeTakenOut for what others wrote for a closed group.
    """
    rex_id, _, part = piece.partition(".")
    content = discussion.get_source_of(session, actor, rex_id)
    if content.kind != REX:
        raise NoSuchContent
    return Beginning(
        *(source_of(rex_id, part), REX, rex_id),
        address=REX.at(rex_id, rex_id),
        asked=content.title,
        title="",
        body=_words(session, rex_id, part),
        language=content.language,
    )


def take_piece(session: Session, actor: Actor, piece: str) -> list[str]:
    """Nobody is credited for a fact or a lesson: they are everybody's who was there. Raises the same."""
    begin_with_piece(session, actor, piece)
    return []


def address_of_piece(session: Session, actor: Actor, piece: str) -> str:
    """Where the REX is read, empty for who may not."""
    rex_id = piece.partition(".")[0]
    try:
        return REX.at(discussion.get_content(session, actor, rex_id, REX).id, rex_id)
    except NoSuchContent:
        return ""


def _words(session: Session, rex_id: str, part: str) -> str:
    if part.isdecimal() and len(part) < 4:
        sections = discussion.sections_of(session, [rex_id]).get(rex_id, Sections())
        found = lessons.split(sections.text(Section.LESSONS))
        if int(part) < len(found):
            return found[int(part)]
    cause = session.get(RexCause, part)
    if cause is None or cause.rex_id != rex_id:
        raise NoSuchPiece
    return cause.words
