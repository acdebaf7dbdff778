"""Who may write, amend, support, decide and sign.

Whoever reads a charter may propose and support: an idea does not depend on who has it. Only those who belong
are asked and sign, for it binds them; and the first version has to be begun by somebody, an administrator for
the company and who facilitates a community for that.
"""

from dataclasses import dataclass

from learnhub.access.actor import Actor
from learnhub.features.charters.enums import OPEN_STAGES, AmendmentStage
from learnhub.features.charters.room import (
    CHARTERS_ANSWER,
    CHARTERS_KEEP,
    CHARTERS_PROPOSE,
    CHARTERS_SUPPORT,
    CHARTERS_WRITE,
)
from learnhub.features.discussion.enums import Status
from learnhub.features.discussion.models import Content


@dataclass(frozen=True, slots=True)
class Standing:
    """A space as somebody stands to it: everybody belongs to the company."""

    space_id: str
    name: str
    is_company: bool
    is_member: bool
    is_facilitator: bool


def can_keep(actor: Actor, standing: Standing) -> bool:
    """Write the first version, and say that it was read again."""
    keeps = actor.may(CHARTERS_KEEP) if standing.is_company else standing.is_facilitator
    return actor.may(CHARTERS_WRITE) and keeps


def can_propose(actor: Actor, charter: Content) -> bool:
    """Whoever reads it."""
    return actor.may(CHARTERS_PROPOSE) and charter.status == Status.PUBLISHED


def can_sign(actor: Actor, charter: Content, standing: Standing) -> bool:
    """Whoever belongs there."""
    return actor.may(CHARTERS_ANSWER) and standing.is_member and charter.status == Status.PUBLISHED


def can_support(actor: Actor, stage: str, status: str, *, is_author: bool) -> bool:
    """Somebody else than its author, as long as it looks for supports."""
    is_open = stage == AmendmentStage.PROPOSED and status == Status.PUBLISHED
    return actor.may(CHARTERS_SUPPORT) and is_open and not is_author


def can_answer(actor: Actor, stage: str, status: str, *, is_asked: bool) -> bool:
    """Those who were asked, and change their mind, until the round is over."""
    is_open = stage == AmendmentStage.ROUND and status == Status.PUBLISHED
    return actor.may(CHARTERS_ANSWER) and is_open and is_asked


def can_reword(actor: Actor, stage: str, *, is_author: bool, is_objected: bool) -> bool:
    """Its author; in a round only to answer an objection, for others have consented to the words."""
    is_free = stage in (AmendmentStage.PROPOSED, AmendmentStage.DISCUSSED) or (
        stage == AmendmentStage.ROUND and is_objected
    )
    return actor.may(CHARTERS_PROPOSE) and is_author and is_free


def can_withdraw(actor: Actor, stage: str, *, is_author: bool) -> bool:
    """Its author, at any time before it is decided; what was said of it stays in the history."""
    return actor.may(CHARTERS_PROPOSE) and is_author and stage in OPEN_STAGES
