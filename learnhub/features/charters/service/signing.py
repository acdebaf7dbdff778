"""Signing a version under one's name."""

from sqlmodel import Session

from learnhub.access import guard
from learnhub.access.actor import Actor
from learnhub.core.clock import utcnow
from learnhub.core.upserts import insert
from learnhub.features.charters import policy, queries
from learnhub.features.charters.errors import NoSuchVersion
from learnhub.features.charters.models import CharterSignature
from learnhub.features.charters.room import CHARTER, CHARTERS_ANSWER
from learnhub.features.discussion import queries as discussion
from learnhub.features.notices import service as notices
from learnhub.rooms import Reason


def sign(session: Session, actor: Actor, charter_id: str, version: int) -> None:
    """Sign the present version, which is the one that was read, and hear of amendments; twice is once.

    Raises NoSuchVersion when there is a newer one: nobody signs what they have not read.
    """
    person_id = guard.require_person(actor)
    content = discussion.get_content(session, actor, charter_id, CHARTER)
    row = queries.get_row(session, charter_id)
    standing = queries.get_standing(session, actor, row.space_id)
    guard.require(policy.can_sign(actor, content, standing))
    if version != row.version:
        raise NoSuchVersion
    values = {"charter_id": charter_id, "version": version, "person_id": person_id, "at": utcnow()}
    session.execute(insert(session, CharterSignature, **values).on_conflict_do_nothing())
    notices.follow_as(session, actor, charter_id, Reason.SIGNED)


def unsign(session: Session, actor: Actor, charter_id: str) -> None:
    """Take one's signature under the present version back; those under earlier ones are history."""
    guard.require_permission(actor, CHARTERS_ANSWER)
    discussion.get_content(session, actor, charter_id, CHARTER)
    key = (charter_id, queries.get_row(session, charter_id).version, guard.require_person(actor))
    if found := session.get(CharterSignature, key):
        session.delete(found)
