"""What goes into and out of badges."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field

from learnhub.core.ids import PATTERN
from learnhub.core.inputs import Input, Line
from learnhub.features.badges.models import EVIDENCE_MOST, REASON_MAX

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
Id = Annotated[str, Field(pattern=PATTERN)]


class HideBadgeInput(Input):
    """Whether a badge of one's own is hidden from everybody else."""

    is_hidden: bool


class RevokeInput(Input):
    """Why the company takes a badge back; kept for the audit."""

    reason: Annotated[str, Line(REASON_MAX, 5)]


class RevokeForm(RevokeInput):
    """The dialog of the same, which says which."""

    award_id: Annotated[str, Line(12)]


class PublishInput(Input):
    """Which pieces that a badge was given for have their titles on its public page."""

    evidence: list[Id] = Field(default_factory=list, max_length=EVIDENCE_MOST)


class PublishForm(PublishInput):
    """The dialog of the same, which says of which badge."""

    award_id: Id


@dataclass(frozen=True, slots=True)
class RuleView:
    """A badge that can be earned, in message ids."""

    key: str = ""
    name: str = ""
    criterion: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Something that a badge was given for, and that the reader may see."""

    id: str = ""
    title: str = ""
    language: str = ""
    kind: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class BadgeView:
    """A badge of somebody, with what its reader may do; `rule` is the key of what it was given for.

    Its holder is told where its public page is, once they have made one.
    """

    id: str = ""
    rule: str = ""
    at: datetime = NEVER
    evidence: list[EvidenceView] = field(default_factory=list)
    is_hidden: bool = False
    is_mine: bool = False
    page: str = ""
    can_revoke: bool = False


@dataclass(frozen=True, slots=True)
class BadgesView:
    """The badges of one person, the latest first."""

    person_id: str = ""
    name: str = ""
    rows: list[BadgeView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PublicPage:
    """Where anybody may check a badge."""

    address: str = ""
