"""The rows that a change of a charter locks, in one order: first the charter, then what is under it."""

from dataclasses import dataclass

from sqlmodel import Session

from learnhub.access.actor import Actor
from learnhub.features.charters import queries
from learnhub.features.charters.errors import AmendmentOver
from learnhub.features.charters.models import Charter, CharterAmendment
from learnhub.features.charters.room import AMENDMENT
from learnhub.features.discussion import queries as discussion
from learnhub.features.discussion.errors import Frozen
from learnhub.features.discussion.models import Content
from learnhub.features.people.queries import get_company


@dataclass(frozen=True, slots=True)
class Open:
    """An open amendment with its charter, both locked."""

    content: Content
    row: CharterAmendment
    charter: Charter


def get_open(session: Session, actor: Actor, amendment_id: str) -> Open:
    """One that its reader sees; raises NoSuchContent, Frozen in a closed community, and AmendmentOver when it
    is decided.
    """
    content = discussion.get_content(session, actor, amendment_id, AMENDMENT)
    space = discussion.find_space(session, actor, content.space_id)
    if space is not None and space.rules.is_frozen:
        raise Frozen
    charter = queries.get_row(session, content.root_id, for_update=True)
    row = get_amendment_row(session, amendment_id)
    if row.closed_at is not None:
        raise AmendmentOver
    return Open(content, row, charter)


def get_amendment_row(session: Session, amendment_id: str) -> CharterAmendment:
    """It is read afresh and locked; its charter is already."""
    return session.get_one(CharterAmendment, amendment_id, with_for_update=True, populate_existing=True)


def zone_of(session: Session) -> str:
    """The zone of the company, in whose days things end."""
    return get_company(session).zone
