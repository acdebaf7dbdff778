"""What is stored of each text beside the text itself: its HTML, the beginning of its words and their number.

`keep` writes it along with the text. When a newer renderer makes something else of a text, `rebuild` goes
through all that an older one made.
"""

import logging
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import and_, bindparam, case, func, literal, select, update
from sqlmodel import Session, delete

from learnhub.core import db, markdown
from learnhub.core.markdown import RENDERER, Rendered
from learnhub.features.discussion.mentions import linked
from learnhub.features.discussion.models import Content, ContentHtml, ContentSection
from learnhub.features.discussion.queries import BODY
from learnhub.features.discussion.room import COMMENT
from learnhub.features.discussion.service import mentions

logger = logging.getLogger(__name__)

BATCH = 200
SAY_EVERY = 10_000

_SECTIONS = select(ContentSection.name, ContentSection.position, ContentSection.text).where(
    ContentSection.content_id == bindparam("content_id")
)
_KEY = (ContentHtml.content_id, ContentHtml.section, ContentHtml.position)
_OLDER = (
    select(
        *_KEY,
        *(Content.kind, Content.language),
        case((ContentHtml.section == BODY, Content.body), else_=ContentSection.text).label("text"),
    )
    .join(Content, Content.id == ContentHtml.content_id)
    .join(
        ContentSection,
        and_(
            ContentSection.content_id == ContentHtml.content_id,
            ContentSection.name == ContentHtml.section,
            ContentSection.position == ContentHtml.position,
        ),
        isouter=True,
    )
    .where(ContentHtml.renderer < literal(RENDERER, literal_execute=True))
    .limit(BATCH)
)
# A text that was written meanwhile has the present renderer and is left alone.
_REPLACE = (
    update(ContentHtml)
    .where(
        ContentHtml.content_id == bindparam("of_content"),
        ContentHtml.section == bindparam("of_section"),
        ContentHtml.position == bindparam("of_position"),
        ContentHtml.renderer < RENDERER,
    )
    .values(renderer=RENDERER, **{name: bindparam(f"new_{name}") for name in ("words", "excerpt", "html")})
)


def keep(session: Session, content: Content) -> list[str]:
    """Store what the texts of content become, and answer them.

    An anonymous one mentions nobody, and is written with its batch: the places of its rows tell what that of
    the content tells.

    Raises TooMuch, which leaves nothing of the transaction.
    """
    session.exec(delete(ContentHtml).where(ContentHtml.content_id == content.id))
    texts = [(BODY, 0, content.body), *db.rows(session, _SECTIONS, content_id=content.id)]
    written = [text for _section, _position, text in texts]
    links: Mapping[str, str] = {}
    if not content.is_anonymous:
        mentions.note(session, content, written)
        links = mentions.links_of(session, {content.id: written})[content.id]
    lines = content.kind == COMMENT
    session.add_all(
        ContentHtml(
            content_id=content.id,
            section=section,
            position=position,
            renderer=RENDERER,
            **_values(markdown.rendered(text, content.language, lines=lines), links),
        )
        for section, position, text in texts
        if text
    )
    return [text for _section, _position, text in texts]


def rebuild() -> int:
    """Render anew what an older renderer made; the answer is how many texts.

    It takes short transactions, each of a batch, and goes on where it was stopped.
    """
    done = 0
    while rows := db.read_now(_older):
        links = db.read_now(_links, rows)
        db.write_now(_replace, [_anew(row, links[row.content_id]) for row in rows])
        done += len(rows)
        if done % SAY_EVERY < BATCH:
            logger.info("%d texts are rendered anew", done)
    return done


def mark_all(session: Session) -> int:
    """Let `rebuild` go through all texts; the answer is how many there are."""
    session.exec(update(ContentHtml).values(renderer=0))
    return session.scalar(select(func.count()).select_from(ContentHtml)) or 0


def _older(session: Session) -> Sequence[Any]:
    return db.rows(session, _OLDER)


def _links(session: Session, rows: Sequence[Any]) -> dict[str, dict[str, str]]:
    texts: dict[str, list[str]] = {}
    for row in rows:
        texts.setdefault(row.content_id, []).append(row.text or "")
    return mentions.links_of(session, texts)


def _anew(row: Any, links: Mapping[str, str]) -> dict[str, Any]:
    lines = row.kind == COMMENT
    rendered = markdown.rendered_in_any_case(row.text or "", row.language, lines=lines)
    key = {"of_content": row.content_id, "of_section": row.section, "of_position": row.position}
    return key | {f"new_{name}": value for name, value in _values(rendered, links).items()}


def _replace(session: Session, rendered: list[dict[str, Any]]) -> None:
    session.connection().execute(_REPLACE, rendered)


def _values(rendered: Rendered, links: Mapping[str, str]) -> dict[str, Any]:
    html = linked(rendered.html, links)
    return {"words": rendered.words, "excerpt": rendered.excerpt, "html": html}
