"""What happened when somebody applied a guide."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from learnhub.core.inputs import MARKDOWN, Day, Edition, Input, OnceInput, Text
from learnhub.core.views import DayOrNothing, word_of
from learnhub.features.discussion.schemas import ContentLanguage
from learnhub.features.guides.enums import HowItWent
from learnhub.features.guides.schemas.practices import Fact
from learnhub.features.people.refs import PersonRef

REPORT_MAX = 600


class ReportInput(Input):
    """What happened when somebody applied a guide: by default today, in the language of its writer."""

    outcome: HowItWent
    body: Annotated[str, Text(REPORT_MAX, 1), MARKDOWN]
    place: Fact = ""
    day: Day | None = None
    language: ContentLanguage | None = None


class ReportForm(ReportInput, OnceInput):
    """The page's form of a new report."""


class EditReportInput(ReportInput):
    """A report as it shall be; `edition` is the one that was read."""

    edition: Edition


@dataclass(frozen=True, slots=True)
class ReportView:
    """What somebody said who applied a guide. `noon` is a moment of the `day`.

    `limited_by` is the name of the author who put it into the limits.
    """

    id: str = ""
    author: PersonRef = field(default_factory=PersonRef)
    outcome: Annotated[str, word_of(HowItWent, or_nothing=True)] = ""
    place: str = ""
    html: str = ""
    language: str = "en"
    day: DayOrNothing = ""
    noon: datetime | None = None
    limited_by: str = ""
    limited_at: datetime | None = None
    can_add_to_limits: bool = False
    is_hidden: bool = False
    hidden_reason: str = ""
    can_edit: bool = False
    can_remove: bool = False
    can_moderate: bool = False


@dataclass(frozen=True, slots=True)
class ReportSource:
    """A report as it was typed, and the edition that changing it asks for."""

    id: str = ""
    guide_id: str = ""
    outcome: Annotated[str, word_of(HowItWent, or_nothing=True)] = ""
    body: str = ""
    place: str = ""
    day: DayOrNothing = ""
    language: str = "en"
    edition: int = 1


@dataclass(frozen=True, slots=True)
class ReportCounts:
    """How often a guide was applied, and how it went."""

    total: int = 0
    worked: int = 0
    partly: int = 0
    failed: int = 0


@dataclass(frozen=True, slots=True)
class AppliedNews:
    """That a colleague applied what the reader wrote, and what they said."""

    id: str = ""
    guide_id: str = ""
    title: str = ""
    title_language: str = "en"
    outcome: Annotated[str, word_of(HowItWent, or_nothing=True)] = ""
    author: PersonRef = field(default_factory=PersonRef)
    words: str = ""
    language: str = "en"
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class AppliedView:
    """The latest of it."""

    rows: list[AppliedNews] = field(default_factory=list)
