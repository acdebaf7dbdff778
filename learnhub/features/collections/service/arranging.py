"""What stands in a collection, and in which order."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.features.collections import entries, policy, queries
from learnhub.features.collections.entries import Listed
from learnhub.features.collections.errors import NoSuchItem
from learnhub.features.collections.room import COLLECTION
from learnhub.features.collections.schemas import ArrangeInput, Gathered, ListItemInput
from learnhub.features.collections.service.checking import settle
from learnhub.features.collections.service.lines import (
    get_arranged,
    get_listable,
    line_of,
    require_place,
    rewrite,
)
from learnhub.features.collections.service.proposing import forget_proposals, propose
from learnhub.features.discussion import queries as discussion_queries


def gather(session: Session, actor: Actor, collection_id: str, form: ListItemInput) -> Gathered:
    """Bring an item to the end of a collection; who does not arrange it proposes.

    Raises ListedAlready, CollectionFull, NotForEverybody and NotToBeListed.
    """
    guard.require(policy.can_write(actor))
    collection = discussion_queries.get_content_for_update(session, actor, collection_id, COLLECTION)
    is_author = discussion_queries.is_author(session, actor, collection_id)
    item = get_listable(session, actor, collection, form.item_id)
    lines = queries.lines_of(session, collection_id)
    require_place(lines, item.id)
    if policy.can_propose(actor, collection, is_author=is_author):
        propose(session, actor, collection, item, form.sentence)
        return Gathered()
    guard.require(policy.can_arrange(actor, collection, is_author=is_author))
    forget_proposals(session, collection_id, item.id)
    rewrite(session, actor, collection, [*lines, line_of(item, form.sentence)])
    return Gathered(is_listed=True, is_in=queries.get_row(session, collection_id, item.id).is_in)


def arrange(session: Session, actor: Actor, collection_id: str, item_id: str, form: ArrangeInput) -> None:
    """Say something else about an item, or put it at another place."""
    collection = get_arranged(session, actor, collection_id)
    lines = _having(queries.lines_of(session, collection_id), item_id)
    if form.sentence is not None:
        lines = entries.said(lines, item_id, form.sentence)
    if form.place is not None:
        lines = entries.moved(lines, item_id, form.place)
    rewrite(session, actor, collection, lines)


def take_out(session: Session, actor: Actor, collection_id: str, item_id: str) -> tuple[Listed, int]:
    """Take an item out, and answer its line with its place, at which it can be put back."""
    collection = get_arranged(session, actor, collection_id)
    lines = _having(queries.lines_of(session, collection_id), item_id)
    place = next(number for number, line in enumerate(lines) if line.item_id == item_id)
    rewrite(session, actor, collection, entries.without(lines, item_id))
    settle(session, collection_id)
    return lines[place], place


def put_back(session: Session, actor: Actor, collection_id: str, line: Listed, place: int) -> None:
    """Undo `take_out`: the line is where it was, checked as it was."""
    collection = get_arranged(session, actor, collection_id)
    lines = queries.lines_of(session, collection_id)
    require_place(lines, line.item_id)
    rewrite(session, actor, collection, entries.moved([*lines, line], line.item_id, place))


def clear_gone(session: Session, actor: Actor, collection_id: str) -> None:
    """Take out all lines whose page is retired or deleted."""
    collection = get_arranged(session, actor, collection_id)
    lines = queries.lines_of(session, collection_id)
    here = queries.published_among(session, actor, [line.item_id for line in lines])
    rewrite(session, actor, collection, [line for line in lines if line.item_id in here])


def _having(lines: list[Listed], item_id: str) -> list[Listed]:
    if all(line.item_id != item_id for line in lines):
        raise NoSuchItem
    return lines
