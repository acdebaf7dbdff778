"""Reading one story: on its page, in its form."""

from dataclasses import fields
from typing import Any

from sqlalchemy import bindparam, select
from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.discussion import policy as discussion_policy
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.edit_secrets import tag_of
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import AnonymousEdit, Content
from learnhub.features.discussion.schemas import Sections, Words
from learnhub.features.failures import policy
from learnhub.features.failures.enums import Section
from learnhub.features.failures.models import Failure
from learnhub.features.failures.queries.echoes import echoes_of
from learnhub.features.failures.room import FAILURE
from learnhub.features.failures.schemas import FailureSource, FailureText, FailureView, UnsignedView

FEW = 20  # among so many one can be guessed by what one tells
_BESIDE = (
    select(Failure.is_open, Failure.is_kept, Failure.fades_on, AnonymousEdit.edit_hash)
    .outerjoin(AnonymousEdit, AnonymousEdit.content_id == Failure.content_id)
    .where(Failure.content_id == bindparam("content_id"))
)
_OPEN = select(Failure.is_open).where(Failure.content_id == bindparam("content_id"))


def get_failure(session: Session, actor: Actor, content_id: str) -> FailureView:
    """A visible story with everything on its page; raises NoSuchContent."""
    return _view(session, actor, discussion.get_content(session, actor, content_id, FAILURE))


def open_failure(session: Session, actor: Actor, content_id: str) -> FailureView:
    """A story as its page shows it; raises NoSuchContent."""
    return get_failure(session, actor, content_id).typeset()


def get_source(session: Session, actor: Actor, content_id: str) -> FailureSource:
    """A story, also as it was typed; raises NoSuchContent."""
    content = discussion.get_content(session, actor, content_id, FAILURE)
    view = _view(session, actor, content)
    return FailureSource(
        **{field.name: getattr(view, field.name) for field in fields(view)},
        **_typed(session, content),
        edition=content.edition,
        echoes=echoes_of(session, actor, [content_id])[content_id],
    )


def failure_text(session: Session, actor: Actor, content_id: str) -> FailureText:
    """A story as it stands in its form; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, content_id, FAILURE)
    beside = _beside(session, content_id)
    return FailureText(
        **discussion.item_text_fields(session, actor, content),
        **_typed(session, content),
        is_open=beside.is_open,
        is_kept=beside.is_kept,
    )


def get_words(session: Session, actor: Actor, content_id: str) -> Words:
    """The words of a published story, in one statement; raises NoSuchContent."""
    return discussion.get_words(session, actor, content_id, FAILURE)


def is_open(session: Session, content_id: str) -> bool:
    """Whether whoever told a story lets others comment on it."""
    return any(is_open for (is_open,) in db.rows(session, _OPEN, content_id=content_id))


def get_unsigned(session: Session, actor: Actor) -> UnsignedView:
    """Where a story without a name goes, and whether few people could have told it."""
    space = discussion.company_space(session)
    audience = discussion.count_audience(session, space, most=FEW)
    return UnsignedView(
        space=space,
        few=audience if audience < FEW else 0,
        is_closed=not policy.can_tell_unsigned(actor, audience),
    )


def _view(session: Session, actor: Actor, content: Content) -> FailureView:
    beside, html = _beside(session, content.id), discussion.html_of(session, content.id)
    is_author = discussion.is_author(session, actor, content.id)
    was_shown = content.status in (Status.PUBLISHED, Status.RETIRED)
    return FailureView(
        **discussion.item_fields(session, actor, content, is_author=is_author),
        happened_html=html.get(discussion.BODY, ""),
        help_html=html.get(Section.HELP, ""),
        lesson_html=html.get(Section.LESSON, ""),
        is_anonymous=content.is_anonymous,
        is_open=beside.is_open,
        is_kept=beside.is_kept,
        has_faded=was_shown and beside.fades_on is None,
        can_comment=beside.is_open and discussion_policy.can_comment(actor, content),
        tag=tag_of(beside.edit_hash) if beside.edit_hash else "",
    )


def _beside(session: Session, content_id: str) -> Any:
    (row,) = db.rows(session, _BESIDE, content_id=content_id)
    return row


def _typed(session: Session, content: Content) -> dict[str, Any]:
    sections = discussion.sections_of(session, [content.id]).get(content.id, Sections())
    return {
        "happened": content.body,
        "help": sections.text(Section.HELP),
        "lesson": sections.text(Section.LESSON),
    }
