"""What goes into and out of badges."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from learnhub.core.inputs import Input, Line
from learnhub.features.badges.models import REASON_MAX

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


class HideBadgeInput(Input):
    """Whether a badge of one's own is hidden from everybody else."""

    is_hidden: bool


class RevokeInput(Input):
    """Why the company takes a badge back; kept for the audit."""

    reason: Annotated[str, Line(REASON_MAX, 5)]


class RevokeForm(RevokeInput):
    """The dialog of the same, which says which."""

    award_id: Annotated[str, Line(12)]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A badge that can be earned, in message ids."""

    key: str = ""
    name: str = ""
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Something that a badge was given for, and that the reader may see."""

    title: str = ""
    language: str = ""
    kind: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A badge of somebody, with what its reader may do; `rule` is the key of what it was given for."""

    id: str = ""
    rule: str = ""
    at: datetime = NEVER
    evidence: list[EvidenceView] = field(default_factory=list)
    is_hidden: bool = False
    is_mine: bool = False
    can_revoke: bool = False


@dataclass(frozen=True, slots=True)
class BadgesView:
    """The badges of one person, the latest first."""

    person_id: str = ""
    name: str = ""
    rows: list[BadgeView] = field(default_factory=list)
