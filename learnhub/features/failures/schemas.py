"""What goes into and out of the room of small failures."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

from learnhub.core import markdown
from learnhub.core.inputs import MARKDOWN, Edition, Input, OnceInput, Text
from learnhub.features.discussion.schemas import (
    ContentLanguage,
    ItemInput,
    ItemText,
    ItemView,
    PlacedInput,
    Title,
)
from learnhub.features.failures.enums import Echo
from learnhub.features.people.refs import PersonRef
from learnhub.features.rituals.schemas import MeetingRow

HAPPENED_MAX, LESSON_MAX, HELP_MAX = 2_000, 400, 400
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

Happened = Annotated[str, Text(HAPPENED_MAX, 10), MARKDOWN]
Lesson = Annotated[str, Text(LESSON_MAX, 3), MARKDOWN]
Help = Annotated[str, Text(HELP_MAX), MARKDOWN]


class FailureWords(ItemInput):
    """A story. `is_open` lets colleagues comment; `is_kept` leaves it in the search after nine months."""

    happened: Happened
    help: Help = ""
    lesson: Lesson
    is_open: bool = False
    is_kept: bool = False


class FailureInput(FailureWords, PlacedInput):
    """A new story, and where it is told."""


class FailureForm(FailureInput, OnceInput):
    """The page's form of a new story."""


class EditFailureInput(FailureWords):
    """A story as it shall be; `edition` is the one that was read."""

    edition: Edition


class UnsignedFailureInput(Input):
    """A story without a name, as its browser sends it."""

    title: Title
    happened: Happened
    help: Help = ""
    lesson: Lesson
    language: ContentLanguage
    is_open: bool = False
    is_kept: bool = False


class EchoInput(Input):
    """Say something of a story, or say it no more; the same twice changes nothing."""

    echo: Echo
    on: bool


@dataclass(frozen=True, slots=True)
class EchoView:
    """How many thank for a story, had it happen too and changed something, and whether its reader does."""

    thanks: int = 0
    me_too: int = 0
    changed: int = 0
    has_thanked: bool = False
    has_too: bool = False
    has_changed: bool = False
    can_echo: bool = False


@dataclass(frozen=True, slots=True)
class FailureRow:
    """A story on the wall. One without a name has a month, and no day of it."""

    id: str = ""
    title: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    happened: str = ""
    lesson: str = ""
    told_at: datetime = NEVER
    is_anonymous: bool = False
    is_open: bool = False
    comments: int = 0

    def typeset(self) -> "FailureRow":
        """With its title and its beginnings as a screen shows them."""
        return replace(
            self,
            title=markdown.typeset(self.title, self.language),
            happened=markdown.typeset(self.happened, self.language),
            lesson=markdown.typeset(self.lesson, self.language),
        )


@dataclass(frozen=True, slots=True)
class ToldRow(FailureRow):
    """The same for a program, with what was answered."""

    echoes: EchoView = field(default_factory=EchoView)


@dataclass(frozen=True, slots=True)
class WallFigures:
    """How many stories were told in the last three months and how often somebody thanked, to a bound."""

    stories: int = 0
    thanks: int = 0
    is_more: bool = False


@dataclass(frozen=True, slots=True)
class ComingMeeting:
    """The next meeting in which small failures are told, and how many are on its agenda."""

    meeting: MeetingRow = field(default_factory=MeetingRow)
    stories: int = 0


@dataclass(frozen=True, slots=True)
class FailureView(ItemView):
    """A story on its page, with what its reader may do.

    The browser that told it without a name knows it by its `tag`. `has_faded` says that it left the wall.
    """

    happened_html: str = ""
    help_html: str = ""
    lesson_html: str = ""
    is_anonymous: bool = False
    is_open: bool = False
    is_kept: bool = False
    has_faded: bool = False
    can_comment: bool = False
    tag: str = ""

    def typeset(self) -> "FailureView":
        """With its title as a screen shows it."""
        return replace(self, title=markdown.typeset(self.title, self.language))


@dataclass(frozen=True, slots=True)
class FailureSource(FailureView):
    """A story with what was typed, what was answered, and the edition that changing it asks for."""

    happened: str = ""
    help: str = ""
    lesson: str = ""
    edition: int = 1
    echoes: EchoView = field(default_factory=EchoView)


@dataclass(frozen=True, slots=True)
class FailureText(ItemText):
    """What stands in the form: a story to edit, or what a new one starts from."""

    happened: str = ""
    help: str = ""
    lesson: str = ""
    is_open: bool = True
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class UnsignedView:
    """Where a story without a name goes, and how many people can read it if they are `few`."""

    space: str = ""
    few: int = 0
    is_closed: bool = False
