"""Reading collections: on their page, in their form, in a list."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased
from sqlmodel import Session

from learnhub import rooms
from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.core.pagination import PAGE_SIZE, Page
from learnhub.features.collections import policy
from learnhub.features.collections.entries import ITEMS_MAX, Listed
from learnhub.features.collections.models import CollectionItem, CollectionProposal
from learnhub.features.collections.queries.rows import lines_of
from learnhub.features.collections.room import COLLECTION
from learnhub.features.collections.schemas import (
    CollectionSource,
    CollectionText,
    CollectionView,
    ListedItem,
    ProposedItem,
)
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.models import Content, ContentHtml
from learnhub.features.discussion.policy import PUBLISHED_TO_READER, reader
from learnhub.features.discussion.queries import with_author
from learnhub.features.discussion.schemas import Words
from learnhub.features.people.enums import SpaceKind
from learnhub.features.people.models import Space
from learnhub.features.people.refs import PersonRef, person_refs, ref_in, with_person
from learnhub.features.search.browsing import FoundRow, Search, find, minutes_for

PROPOSALS_SHOWN = 50
CARD = "card"

_ID = bindparam("collection_id")
_Html = aliased(ContentHtml)
_WORDS: Any = (
    select(func.sum(_Html.words)).where(_Html.content_id == Content.id).correlate(Content).scalar_subquery()
)
_CONTENT = (Content.id, Content.kind, Content.root_id, Content.title, Content.language, Content.edition)
_ITEMS: Any = (
    with_author(
        select(
            *_CONTENT,
            _WORDS.label("words"),
            *(CollectionItem.person_id, CollectionItem.is_in, CollectionItem.position),
            *(CollectionItem.checked_by, CollectionItem.checked_at, CollectionItem.checked_edition),
        ).join(CollectionItem, CollectionItem.item_id == Content.id)
    )
    .where(CollectionItem.collection_id == _ID, CollectionItem.position.is_not(None), PUBLISHED_TO_READER)
    .order_by(CollectionItem.position, CollectionItem.item_id)
    .limit(ITEMS_MAX)
)
_PROPOSALS: Any = (
    with_person(
        select(
            CollectionProposal.id.label("proposal_id"),
            *(CollectionProposal.sentence, CollectionProposal.at, CollectionProposal.person_id),
            *_CONTENT,
        ).join(Content, Content.id == CollectionProposal.item_id),
        CollectionProposal.person_id,
    )
    .where(CollectionProposal.collection_id == _ID, PUBLISHED_TO_READER)
    .order_by(CollectionProposal.at, CollectionProposal.id)
    .limit(PROPOSALS_SHOWN)
)
_SPACE: Any = select(Space.kind, Space.name).where(Space.id == bindparam("space_id"))


def get_collection(session: Session, actor: Actor, collection_id: str) -> CollectionView:
    """A visible collection with everything on its page; raises NoSuchContent."""
    return _view(session, actor, discussion.get_content(session, actor, collection_id, COLLECTION))


def open_collection(session: Session, actor: Actor, collection_id: str) -> CollectionView:
    """A collection as its page shows it; raises NoSuchContent."""
    return get_collection(session, actor, collection_id).typeset()


def get_source(session: Session, actor: Actor, collection_id: str) -> CollectionSource:
    """A collection, also as it was typed; raises NoSuchContent."""
    content = discussion.get_content(session, actor, collection_id, COLLECTION)
    view = _view(session, actor, content)
    return CollectionSource(
        **{field.name: getattr(view, field.name) for field in fields(view)},
        intro=content.body,
        edition=content.edition,
    )


def collection_text(session: Session, actor: Actor, collection_id: str) -> CollectionText:
    """A collection as it stands in its form; raises Forbidden for who may not edit it."""
    content = discussion.get_editable(session, actor, collection_id, COLLECTION)
    return CollectionText(**discussion.item_text_fields(session, actor, content), intro=content.body)


def list_collections(
    session: Session, actor: Actor, *, search: Search, cursor: str | None = None, size: int = PAGE_SIZE
) -> Page[FoundRow]:
    """A page of published collections that match."""
    return find(session, actor, (COLLECTION,), search, cursor=cursor, size=size)


def get_words(session: Session, actor: Actor, collection_id: str) -> Words:
    """The title of a published collection and its introduction; raises NoSuchContent."""
    return discussion.get_words(session, actor, collection_id, COLLECTION)


def _view(session: Session, actor: Actor, content: Content) -> CollectionView:
    is_author = discussion.is_author(session, actor, content.id)
    can_arrange = policy.can_arrange(actor, content, is_author=is_author)
    ((kind, space),) = db.rows(session, _SPACE, space_id=content.space_id)
    lines = {line.item_id: line for line in lines_of(session, content.id)}
    listed = _listed(session, actor, content.id, lines)
    items = [replace(each, number=number) for number, each in enumerate(_only(listed, is_in=True), 1)]
    proposals = _proposals(session, actor, content.id)
    return CollectionView(
        **discussion.item_fields(session, actor, content, is_author=is_author),
        intro_html=discussion.html_of(session, content.id).get(discussion.BODY, ""),
        space="" if kind == SpaceKind.COMPANY else space,
        space_id=content.space_id,
        listed=items,
        waiting=_only(listed, is_in=False),
        proposals=[each for each in proposals if can_arrange or each.is_mine],
        cards=sum(each.kind == CARD for each in items),
        gone=len(lines) - len(listed) if can_arrange else 0,
        minutes=sum(each.minutes for each in items) or 1,
        can_arrange=can_arrange,
        can_propose=policy.can_propose(actor, content, is_author=is_author),
    )


def _only(listed: list[ListedItem], *, is_in: bool) -> list[ListedItem]:
    return [each for each in listed if each.is_in == is_in]


def _listed(
    session: Session, actor: Actor, collection_id: str, lines: Mapping[str, Listed]
) -> list[ListedItem]:
    rows = db.rows(session, _ITEMS, collection_id=collection_id, **reader(actor))
    mine = discussion.parts_of(session, actor, [row.id for row in rows])
    named = {each for row in rows for each in (row.person_id, row.checked_by) if each}
    people = person_refs(session, named)
    return [
        _item(actor, row, lines[row.id].sentence, people, wrote_it=row.id in mine)
        for row in rows
        if row.id in lines
    ]


def _item(
    actor: Actor, row: Any, sentence: str, people: Mapping[str, PersonRef], *, wrote_it: bool
) -> ListedItem:
    has_changed = row.checked_edition is not None and row.checked_edition < row.edition
    may_check = policy.may_check(actor, added_by=row.person_id, wrote_it=wrote_it)
    return ListedItem(
        id=row.id,
        kind=row.kind,
        title=row.title,
        address=rooms.kind(row.kind).at(row.id, row.root_id),
        language=row.language,
        sentence=sentence,
        place=row.position,
        minutes=minutes_for(row.words),
        author=ref_in(row),
        added_by=people.get(row.person_id, PersonRef()),
        is_in=row.is_in,
        checked_by=people.get(row.checked_by, PersonRef()),
        checked_at=row.checked_at,
        has_changed=has_changed,
        can_check=may_check and (has_changed or not row.is_in),
    )


def _proposals(session: Session, actor: Actor, collection_id: str) -> list[ProposedItem]:
    return [
        ProposedItem(
            id=row.proposal_id,
            item_id=row.id,
            kind=row.kind,
            title=row.title,
            address=rooms.kind(row.kind).at(row.id, row.root_id),
            language=row.language,
            sentence=row.sentence,
            person=ref_in(row),
            at=row.at,
            is_mine=row.person_id == actor.person_id,
        )
        for row in db.rows(session, _PROPOSALS, collection_id=collection_id, **reader(actor))
    ]
