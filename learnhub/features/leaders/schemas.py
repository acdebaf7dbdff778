"""What goes into and out of the room of leader notes."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

from pydantic import ValidationInfo, field_validator

from learnhub.core import markdown
from learnhub.core.i18n import N_
from learnhub.core.inputs import MARKDOWN, Edition, Line, OnceInput, Text
from learnhub.features.discussion.schemas import TITLE_MAX, ContentLanguage, ItemInput, ItemText, ItemView
from learnhub.features.people.refs import PersonRef
from learnhub.features.rituals.schemas import MeetingRow

SAID_MAX = 1_200
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_ONE_OF_THREE = N_("Answer one of the three: what you learned, what you doubted or what you got wrong.")

Said = Annotated[str, Text(SAID_MAX), MARKDOWN]


class LeaderNoteInput(ItemInput):
    """A note. `is_open` lets others answer; `opens_meeting` puts what went wrong first in the next meeting of
    small failures.
    """

    learned: Said = ""
    doubted: Said = ""
    wrong: Said = ""
    is_open: bool = False
    opens_meeting: bool = False

    @field_validator("wrong")
    @classmethod
    def _one_of_three(cls, wrong: str, info: ValidationInfo) -> str:
        if not (wrong or info.data.get("learned") or info.data.get("doubted")):
            raise ValueError(_ONE_OF_THREE)
        return wrong


class LeaderNoteForm(LeaderNoteInput, OnceInput):
    """The page's form of a new note."""


class EditLeaderNoteInput(LeaderNoteInput):
    """A note as it shall be; `edition` is the one that was read."""

    edition: Edition


class PreviewInput(OnceInput):
    """What stands in the form so far, to be shown as Today will have it; nothing of it is needed yet."""

    title: Annotated[str, Line(TITLE_MAX)] = ""
    language: ContentLanguage = "en"
    learned: Said = ""
    doubted: Said = ""
    wrong: Said = ""
    topics: Annotated[str, Line(1_000)] = ""
    is_open: bool = False
    opens_meeting: bool = False


@dataclass(frozen=True, slots=True)
class LeaderNoteRow:
    """A note in a list: the beginning of what was answered, empty where nothing was."""

    id: str = ""
    title: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    learned: str = ""
    doubted: str = ""
    wrong: str = ""
    published_at: datetime = NEVER
    is_open: bool = False
    thanks: int = 0
    comments: int = 0

    def typeset(self) -> "LeaderNoteRow":
        """With its words as a screen shows them."""
        words = {name: getattr(self, name) for name in ("title", "learned", "doubted", "wrong")}
        return replace(self, **{name: markdown.typeset(text, self.language) for name, text in words.items()})


@dataclass(frozen=True, slots=True)
class TodayNote:
    """The note that stands over Today for two days; without one its id is empty."""

    row: LeaderNoteRow = field(default_factory=LeaderNoteRow)


@dataclass(frozen=True, slots=True)
class KeptMonth:
    """Of how many leaders who were asked for the note of a month how many wrote one."""

    noon: datetime = NEVER
    asked: int = 0
    wrote: int = 0


@dataclass(frozen=True, slots=True)
class LeaderDesk:
    """What stands around the form: the month that the note is about, and the next meeting it can open.

    `is_asked` says that its writer is asked for it and has not answered yet.
    """

    noon: datetime = NEVER
    is_asked: bool = False
    meeting: MeetingRow = field(default_factory=MeetingRow)
    audience: int = 0
    earlier: list[LeaderNoteRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LeaderNoteView(ItemView):
    """A note on its page, with what its reader may do."""

    learned_html: str = ""
    doubted_html: str = ""
    wrong_html: str = ""
    is_open: bool = False
    opens_meeting: bool = False
    can_comment: bool = False

    def typeset(self) -> "LeaderNoteView":
        """With its title as a screen shows it."""
        return replace(self, title=markdown.typeset(self.title, self.language))


@dataclass(frozen=True, slots=True)
class LeaderNoteSource(LeaderNoteView):
    """A note with what was typed, and the edition that changing it asks for."""

    learned: str = ""
    doubted: str = ""
    wrong: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class LeaderNoteText(ItemText):
    """What stands in the form."""

    learned: str = ""
    doubted: str = ""
    wrong: str = ""
    is_open: bool = True
    opens_meeting: bool = True
