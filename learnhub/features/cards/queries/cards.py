"""Reading cards: on their page, in their form, and what belongs to them in any list."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, false, func, or_
from sqlalchemy import select as select_columns
from sqlalchemy.orm import aliased
from sqlmodel import Session, select

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.markdown import plain
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.ama.room import AMA_ANSWER
from learnhub.features.cards.enums import Section
from learnhub.features.cards.models import CardProgress
from learnhub.features.cards.room import CARD
from learnhub.features.cards.scheduling import due_moment
from learnhub.features.cards.schemas import BACK_MAX, CardRow, CardSource, CardText, CardView, SourceRef
from learnhub.features.discussion import policy as discussion_policy
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.enums import Part, Status
from learnhub.features.discussion.errors import NoSuchContent
from learnhub.features.discussion.models import Content, ContentSource
from learnhub.features.discussion.policy import VISIBLE, reader
from learnhub.features.discussion.schemas import Beginning, Sections, Words
from learnhub.features.people.refs import PersonRef, ref_in
from learnhub.features.search.browsing import Search, find

Asked = aliased(Content)  # made once: each new alias is a new statement to SQLAlchemy
_SOURCES = (
    discussion.with_author(
        select_columns(ContentSource.content_id, Content.id, Content.kind, Content.root_id, Asked.title).join(
            Content, Content.id == ContentSource.source_id
        )
    )
    .join(Asked, Asked.id == func.coalesce(Content.parent_id, Content.id))
    .where(
        ContentSource.content_id.in_(bindparam("card_ids", expanding=True)),
        # The root of an answer in a live session is the session; its question may be hidden by itself.
        or_(Content.kind != AMA_ANSWER, Asked.status == Status.PUBLISHED),
        VISIBLE,
    )
)


def get_card(session: Session, actor: Actor, card_id: str) -> CardView:
    """A visible card with everything on its page; raises NoSuchContent."""
    content = discussion.get_content(session, actor, card_id, CARD)
    html = discussion.html_of(session, card_id)
    due_at = _due_at(session, actor, card_id)
    part = discussion.part_of(session, actor, card_id)
    return CardView(
        id=card_id,
        front=content.title,
        back_html=html.get(discussion.BODY, ""),
        why_html=html.get(Section.WHY, ""),
        language=content.language,
        author=discussion.authors_of(session, [card_id]).get(card_id, PersonRef()),
        topics=list(discussion.topics_of(session, [card_id], actor.language).get(card_id, ())),
        source=sources_of(session, actor, [card_id]).get(card_id, SourceRef()),
        published_at=content.published_at,
        edited_at=content.edited_at,
        used=content.use_count,
        is_in_review=due_at is not None,
        due_at=due_at,
        is_hidden=content.status == Status.HIDDEN,
        hidden_reason=content.hidden_reason,
        can_edit=discussion_policy.can_edit(actor, content, is_author=bool(part)),
        can_remove=discussion_policy.can_remove(actor, content, is_author=part == Part.AUTHOR),
        can_moderate=discussion_policy.can_moderate(actor),
    )


def get_card_source(session: Session, actor: Actor, card_id: str) -> CardSource:
    """The same with what was typed; raises NoSuchContent."""
    view = get_card(session, actor, card_id)
    typed = discussion.sources_of(session, [card_id])[card_id]
    sections = discussion.sections_of(session, [card_id]).get(card_id, Sections())
    return CardSource(
        **{field.name: getattr(view, field.name) for field in fields(view)},
        back=typed.body,
        why=sections.text(Section.WHY),
        edition=typed.edition,
    )


def list_cards(
    session: Session, actor: Actor, *, search: Search, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[CardRow]:
    """A page of published cards that match, as their authors typed them."""
    found = find(session, actor, (CARD,), search, cursor=cursor, size=size)
    mine = in_review(session, actor, [row.id for row in found.items])
    return Page(
        [
            CardRow(
                *(row.id, row.title, row.excerpt, row.language, row.author, row.topics, row.used),
                published_at=row.published_at,
                is_in_review=row.id in mine,
            )
            for row in found.items
        ],
        found.next,
    )


def get_words(session: Session, actor: Actor, card_id: str) -> Words:
    """The question and the answer of a published card, in one statement; raises NoSuchContent."""
    return discussion.get_words(session, actor, card_id, CARD)


def open_card(session: Session, actor: Actor, card_id: str) -> CardView:
    """A card as its page shows it; raises NoSuchContent."""
    return get_card(session, actor, card_id).typeset()


def card_text(session: Session, actor: Actor, card_id: str) -> CardText:
    """A card as its author wrote it, for the form; raises NoSuchContent for everybody else."""
    content = discussion.get_content(session, actor, card_id, CARD)
    is_author = discussion.is_author(session, actor, card_id)
    if not discussion_policy.can_edit(actor, content, is_author=is_author):
        raise NoSuchContent
    topics = discussion.topics_of(session, [card_id], actor.language).get(card_id, ())
    return CardText(
        id=card_id,
        front=content.title,
        back=content.body,
        why=_why(session, card_id),
        language=content.language,
        topics=", ".join(topic.name for topic in topics),
        edition=content.edition,
        source=_source_again(session, actor, card_id),
    )


def _source_again(session: Session, actor: Actor, card_id: str) -> SourceRef:
    """What a card was made of, for a form that publishes it anew; what is no content by its id alone."""
    found = sources_of(session, actor, [card_id]).get(card_id)
    return found or SourceRef(discussion.find_thing(session, actor, card_id))


def text_from_source(session: Session, actor: Actor, source_id: str) -> CardText:
    """A new card that begins with what somebody wrote; raises NoSuchContent and NotToBeTakenOut."""
    begun = discussion.begin_with(session, actor, source_id)
    body = begun.body if len(begun.body) <= BACK_MAX else plain(begun.body, BACK_MAX - 1)
    return CardText(
        front=begun.title,
        back=body,
        language=begun.language,
        topics=begun.topics,
        source=_begun(begun),
    )


def _begun(begun: Beginning) -> SourceRef:
    return SourceRef(begun.id, begun.kind, begun.root_id, begun.asked, begun.author, begun.address)


def _source(content_id: str, kind: str, root_id: str, title: str, author: PersonRef) -> SourceRef:
    address = rooms.kind(kind).at(content_id, root_id)
    return SourceRef(content_id, kind, root_id, title, author, address)


def sources_of(session: Session, actor: Actor, card_ids: Iterable[str]) -> dict[str, SourceRef]:
    """What each card was made from, as far as the reader may see it; one statement."""
    rows = db.rows(session, _SOURCES, card_ids=list(card_ids), **reader(actor))
    return {row.content_id: _source(row.id, row.kind, row.root_id, row.title, ref_in(row)) for row in rows}


def in_review(session: Session, actor: Actor, card_ids: Collection[str]) -> set[str]:
    """Which of these cards somebody has in their review."""
    return set(
        session.exec(
            select(CardProgress.card_id).where(
                CardProgress.person_id == actor.person_id,
                CardProgress.card_id.in_(card_ids),
                CardProgress.is_suspended == false(),
            )
        )
    )


def count_uses() -> Any:
    """In how many reviews each card is, as a statement of `id` and `number`, for the nightly check."""
    counted = select(CardProgress.card_id.label("id"), func.count().label("number"))
    return counted.where(CardProgress.is_suspended == false()).group_by(CardProgress.card_id)


def list_unreviewed(session: Session, actor: Actor, *, most: int = 100) -> Sequence[str]:
    """The cards in somebody's review that they have not seen there yet."""
    return session.exec(
        select(CardProgress.card_id)
        .where(CardProgress.person_id == actor.person_id, CardProgress.reviewed_at.is_(None))
        .where(CardProgress.is_suspended == false())
        .limit(most)
    ).all()


def _why(session: Session, card_id: str) -> str:
    return discussion.sections_of(session, [card_id]).get(card_id, Sections()).text(Section.WHY)


def _due_at(session: Session, actor: Actor, card_id: str) -> datetime | None:
    """When a card is due for somebody, None when it is not in their review."""
    found = session.exec(
        select(CardProgress.due_day, CardProgress.due_at).where(
            CardProgress.person_id == actor.person_id,
            CardProgress.card_id == card_id,
            CardProgress.is_suspended == false(),
        )
    ).first()
    return due_moment(*found, actor.zone) if found else None
