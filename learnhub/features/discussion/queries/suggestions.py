"""Suggested edits, for those who may see them: the author, who suggested them, and moderators."""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlmodel import Session

from learnhub import rooms
from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.i18n import translate
from learnhub.features.discussion import policy
from learnhub.features.discussion.differences import difference, shortened
from learnhub.features.discussion.enums import SuggestionStatus
from learnhub.features.discussion.models import Authorship, Content, Suggestion
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.queries.content import get_content, is_author, sections_of
from learnhub.features.discussion.schemas import Sections
from learnhub.features.discussion.schemas.revisions import TextChange
from learnhub.features.discussion.schemas.suggestions import (
    SECTION,
    SectionSource,
    SuggestionSource,
    SuggestionView,
)
from learnhub.features.people.refs import ref_in, with_person

SHOWN_MAX = 50

_MINE = select(Authorship.content_id).where(
    Authorship.content_id == Content.id, Authorship.person_id == bindparam("reader_id")
)
_IS_AUTHOR = exists(_MINE.correlate(Content))
_OPEN = (
    with_person(
        select(
            *(Suggestion.id, Suggestion.content_id, Suggestion.person_id, Suggestion.edition),
            *(
                Suggestion.title,
                Suggestion.body,
                Suggestion.sections,
                Suggestion.made_at,
                Suggestion.answer,
                Content.kind,
                Content.language,
            ),
            *(Content.title.label("present_title"), Content.body.label("present_body")),
            *(Content.edition.label("present_edition"), _IS_AUTHOR.label("is_author")),
        ).join(Content, Content.id == Suggestion.content_id),
        Suggestion.person_id,
    )
    .where(
        Suggestion.content_id.in_(bindparam("content_ids", expanding=True)),
        VISIBLE,
        or_(
            and_(Suggestion.status == SuggestionStatus.OPEN, or_(_IS_AUTHOR, bindparam("reader_moderates"))),
            and_(
                Suggestion.status != SuggestionStatus.ACCEPTED, Suggestion.person_id == bindparam("reader_id")
            ),
        ),
    )
    .order_by(Suggestion.made_at, Suggestion.id)
    .limit(SHOWN_MAX)
)


def suggestions_of(
    session: Session, actor: Actor, content_ids: Collection[str]
) -> dict[str, list[SuggestionView]]:
    """The open suggestions of each piece of content; without any it is absent.

    Who suggested one also reads what the author answered. One statement, and another one for the sections of
    what has some.
    """
    found: dict[str, list[SuggestionView]] = {}
    rows = db.rows(session, _OPEN, content_ids=list(content_ids), **reader(actor))
    with_sections = {row.content_id for row in rows if row.sections}
    present = sections_of(session, with_sections) if with_sections else {}
    for row in rows:
        view = _view(row, actor, present.get(row.content_id, Sections()))
        found.setdefault(row.content_id, []).append(view)
    return found


def present_texts(session: Session, content: Content) -> dict[str, str]:
    """The texts of content that may be suggested to change, by name, as they stand there."""
    sections = sections_of(session, [content.id]).get(content.id, Sections())
    own = {"title": content.title, "body": content.body}
    return {name: own.get(name, sections.text(name)) for name in suggestable(content.kind)}


def suggestable(kind: str) -> dict[str, tuple[int, int]]:
    """The texts for which others may suggest other words, with their bounds.

    A list is none: not everybody reads all that it leads to, and one proposes lines for it.
    """
    known = rooms.kind(kind)
    return {name: bounds for name, bounds in known.texts.items() if name not in known.lists}


def list_suggestions(session: Session, actor: Actor, content_id: str) -> list[SuggestionView]:
    """The open suggestions of one piece of content; raises NoSuchContent."""
    content = get_content(session, actor, content_id)
    return suggestions_of(session, actor, [content.id]).get(content.id, [])


def get_suggestion_source(session: Session, actor: Actor, content_id: str) -> SuggestionSource:
    """What somebody begins with who suggests an edit; raises NoSuchContent."""
    content = get_content(session, actor, content_id)
    mine = is_author(session, actor, content_id)
    guard.require(policy.can_suggest(actor, content, is_author=mine))
    own = select(Suggestion).where(
        and_(Suggestion.content_id == content_id, Suggestion.person_id == actor.person_id),
        Suggestion.status == SuggestionStatus.OPEN,
    )
    found = session.scalars(own).first()
    texts = present_texts(session, content)
    if found:
        texts |= {name: text for name, text in found.sections.items() if name in texts}
    return SuggestionSource(
        content_id=content.id,
        kind=content.kind,
        address=rooms.kind(content.kind).at(content.id, content.root_id),
        title=found.title if found else content.title,
        body=found.body if found else content.body,
        language=content.language,
        edition=content.edition,
        is_open=found is not None,
        sections=_sections(content.kind, texts, actor.language),
    )


def _sections(kind: str, texts: Mapping[str, str], language: str) -> list[SectionSource]:
    labels = rooms.kind(kind).labels
    return [
        SectionSource(name, f"{SECTION}{name}", translate(language, labels[name]), texts[name], most)
        for name, (_least, most) in suggestable(kind).items()
        if name not in ("title", "body")
    ]


def _view(row: Any, actor: Actor, present: Sections) -> SuggestionView:
    is_mine = row.person_id == actor.person_id
    return SuggestionView(
        id=row.id,
        content_id=row.content_id,
        person=ref_in(row),
        at=row.made_at,
        language=row.language,
        changes=[] if row.answer else _changes(row, present, actor.language),
        answer=row.answer,
        is_mine=is_mine,
        can_decide=bool(row.is_author) and not is_mine,
        has_moved=not row.answer and row.edition != row.present_edition,
    )


def _changes(row: Any, present: Sections, language: str) -> list[TextChange]:
    labels = rooms.kind(row.kind).labels
    texts = [("title", row.present_title, row.title), ("body", row.present_body, row.body)]
    texts += [(name, present.text(name), text) for name, text in row.sections.items()]
    return [
        TextChange(name, translate(language, labels.get(name, name)), shortened(difference(before, after)))
        for name, before, after in texts
        if before != after
    ]
