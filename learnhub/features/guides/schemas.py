"""What goes into and out of the room of guides."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated

from pydantic import StringConstraints

from learnhub.core import markdown
from learnhub.core.inputs import MARKDOWN, Day, Edition, Input, Line, OnceInput, Text
from learnhub.core.markdown_images import ALT_MAX
from learnhub.core.views import DayOrNothing, word_of
from learnhub.features.discussion.schemas import ContentLanguage, ItemInput, ItemText, ItemView, MadeView
from learnhub.features.guides.enums import HowItWent, Reaction
from learnhub.features.guides.photos import ADDRESS
from learnhub.features.people.refs import PersonRef

SHORT_MAX, LONG_MAX, FACT_MAX, REPORT_MAX = 2_000, 8_000, 80, 600

Needed = Annotated[str, Text(SHORT_MAX, 1), MARKDOWN]
Short = Annotated[str, Text(SHORT_MAX), MARKDOWN]
Long = Annotated[str, Text(LONG_MAX), MARKDOWN]
Fact = Annotated[str, Line(FACT_MAX)]
Photo = Annotated[str, StringConstraints(pattern=rf"^({ADDRESS})?$")]


class PracticeInput(ItemInput):
    """A best practice: what is done, in which situation, and what it changed; the rest can come later.

    `photo` is the address of a picture that its writer has added, `photo_shows` what is to be seen on it.
    """

    context: Needed
    result: Needed
    todo: Long = ""
    limits: Short = ""
    whom: Fact = ""
    takes: Fact = ""
    needs: Fact = ""
    photo: Photo = ""
    photo_shows: Annotated[str, Line(ALT_MAX)] = ""


class PracticeForm(PracticeInput, OnceInput):
    """The page's form of a new best practice."""


class EditPracticeInput(PracticeInput):
    """A best practice as it shall be; `edition` is the one that was read."""

    edition: Edition


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


class ReactionInput(Input):
    """Say so, or say so no more; sending the same twice changes nothing."""

    reaction: Reaction
    on: bool


@dataclass(frozen=True, slots=True)
class ReactionsView:
    """How many learned something and find it useful, and what the reader says themselves."""

    learned: int = 0
    useful: int = 0
    has_learned: bool = False
    is_useful: bool = False
    is_outdated: bool = False


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


@dataclass(frozen=True, slots=True)
class GuideView(ItemView):
    """A guide on its page, with what its reader may do. `made` is what was made of it, such as cards."""

    body_html: str = ""
    todo_html: str = ""
    result_html: str = ""
    limits_html: str = ""
    photo_html: str = ""
    photo_shows: str = ""
    whom: str = ""
    takes: str = ""
    needs: str = ""
    minutes: int = 1
    made: tuple[MadeView, ...] = ()
    can_apply: bool = False
    applied: ReportCounts = field(default_factory=ReportCounts)
    reactions: ReactionsView = field(default_factory=ReactionsView)

    def typeset(self) -> "GuideView":
        """With its lines as a screen shows them."""
        lines = ("title", "photo_shows", "whom", "takes", "needs")
        return replace(self, **{name: markdown.typeset(getattr(self, name), self.language) for name in lines})


@dataclass(frozen=True, slots=True)
class GuideSource(GuideView):
    """A guide with the Markdown that was typed, and the edition that changing it asks for."""

    context: str = ""
    todo: str = ""
    result: str = ""
    limits: str = ""
    photo: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class PracticeText(ItemText):
    """What stands in the form: a best practice to edit, or what a new one starts from."""

    context: str = ""
    result: str = ""
    todo: str = ""
    limits: str = ""
    whom: str = ""
    takes: str = ""
    needs: str = ""
    photo: str = ""
    photo_shows: str = ""
