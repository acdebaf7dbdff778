"""Who thanks a colleague, reads thanks, hides them and takes them back."""

from typing import Any

from sqlalchemy import and_, bindparam, not_, or_

from learnhub.access.actor import Actor
from learnhub.features.people.enums import PersonStatus
from learnhub.features.people.room import CONTENT_MODERATE
from learnhub.features.recognition.models import Recognition
from learnhub.features.recognition.room import RECOGNITION_GIVE

_READER: Any = bindparam("reader_id")
# Its receiver sees everything. Others see what is public and not hidden; what is between two, these two.
READABLE = or_(
    Recognition.receiver_id == _READER,
    and_(not_(Recognition.is_hidden), or_(Recognition.is_public, Recognition.giver_id == _READER)),
)


def can_give(actor: Actor) -> bool:
    """Thank colleagues."""
    return actor.may(RECOGNITION_GIVE)


def can_thank(actor: Actor, person_id: str, status: str) -> bool:
    """Thank this colleague: one who is here, and never oneself."""
    return can_give(actor) and person_id != actor.person_id and status == PersonStatus.ACTIVE


def can_take_back(actor: Actor, row: Recognition) -> bool:
    """Whoever gave it."""
    return actor.person_id is not None and row.giver_id == actor.person_id


def can_hide(actor: Actor, row: Recognition) -> bool:
    """Whoever received it."""
    return actor.person_id is not None and row.receiver_id == actor.person_id


def can_moderate(actor: Actor, row: Recognition) -> bool:
    """A moderator takes away public words that hurt; those of their own they take back."""
    return actor.may(CONTENT_MODERATE) and row.is_public and row.giver_id != actor.person_id
