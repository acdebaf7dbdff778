"""Where what comes in belongs: to the community or the team that its file names, never to more people.

A space of this company is known by its id; that of another one by its name, as somebody who moves a library
expects it.
"""

from collections.abc import Sequence

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.core.language import fold
from learnhub.features.collections import queries as collections
from learnhub.features.collections import service as collections_service
from learnhub.features.collections.room import COLLECTION
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion import service as discussion_service
from learnhub.features.discussion.service import Where
from learnhub.features.transfer.drafts import Draft
from learnhub.rooms import Kind

Spaces = dict[bool, Sequence[tuple[str, str]]]


def find_spaces(session: Session, actor: Actor) -> Spaces:
    """Where one may write besides the company: collections (True), which a team may have, or other things."""
    of_collections = [(each.id, each.name) for each in collections.list_spaces(session, actor)]
    of_others = [(each.id, each.name) for each in discussion.list_places(session, actor)]
    return {True: of_collections, False: of_others}


def space_of(draft: Draft, kind: Kind, spaces: Spaces) -> str | None:
    """The id of the space that a draft names, empty for the company, None for one that takes nothing."""
    if not draft.space and not draft.space_id:
        return ""
    known = spaces[kind == COLLECTION]
    by_name = [each for each, name in known if fold(name) == fold(draft.space)]
    if draft.space_id in dict(known):
        return draft.space_id
    return by_name[0] if len(by_name) == 1 else None


def place(session: Session, actor: Actor, kind: Kind, space_id: str) -> Where:
    """Where it goes, and whether it waits there to be let in; raises NoSuchSpace, and what refuses posts."""
    if kind == COLLECTION:
        return collections_service.place(session, actor, space_id)
    return discussion_service.place(session, actor, space_id)
