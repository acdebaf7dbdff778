"""Limits and shapes that all kinds of content share."""

from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import StringConstraints

from learnhub.core import ids
from learnhub.core.inputs import MARKDOWN, Input, Line, Text

KIND_MAX = 15
TITLE_MIN = 10
TITLE_MAX = 150
BODY_MAX = 20_000
REASON_MAX = 300
AUDIENCE_MIN = 5  # among fewer people the words name their author
SECRET_LENGTH = 32  # 160 bits in base32

Title = Annotated[str, Line(TITLE_MAX, TITLE_MIN)]
Body = Annotated[str, Text(BODY_MAX), MARKDOWN]
RequiredBody = Annotated[str, Text(BODY_MAX, 1), MARKDOWN]
Reason = Annotated[str, Text(REASON_MAX, 3)]
SpaceId = Annotated[str, Line(ids.LENGTH)]
ContentLanguage = Literal["en", "fr"]
Ballot = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}$")]
Secret = Annotated[str, StringConstraints(pattern=rf"^[{ids.ALPHABET}]{{{SECRET_LENGTH}}}$")]


class PlacedInput(Input):
    """Beside the words of something new: the community it is written in, or none for the company."""

    space_id: SpaceId = ""


class VoteInput(Input):
    """Vote, or withdraw the vote; sending the same twice changes nothing."""

    on: bool


class ReasonInput(Input):
    """Why a moderator hides a piece of content; its author reads it."""

    reason: Reason


class HideForm(ReasonInput):
    """The form of it on a page, which says what it hides."""

    content_id: Annotated[str, Line(12)]


class AnonymousRead(Input):
    """The secret of what one wrote anonymously, and what kind of content it is."""

    kind: Annotated[str, Line(KIND_MAX)]
    secret: Secret


class AnonymousReword(AnonymousRead):
    """Other words for it; the room checks them."""

    text: Annotated[str, Text(BODY_MAX)]


class AnonymousChange(AnonymousRead):
    """What its author wants done with it when the next batch comes; the room checks it."""

    do: Annotated[str, Line(10)]
    value: Annotated[str, Text(BODY_MAX)]


class AnonymousLook(Input):
    """Words of a text that is being written without a name."""

    kind: Annotated[str, Line(KIND_MAX)]
    text: Annotated[str, Text(BODY_MAX)]


class AnonymousSpare(Input):
    """What answers a text that need not be written."""

    kind: Annotated[str, Line(KIND_MAX)]
    content: Annotated[str, Line(12, 12)]


class AnonymousSend(AnonymousReword):
    """A text without a name as its browser sends it, under a secret that the browser has made."""

    parent: Annotated[str, StringConstraints(pattern=rf"^[{ids.ALPHABET}]{{{ids.LENGTH}}}$")]


@dataclass(frozen=True, slots=True)
class SpaceChoice:
    """A community that one may write in; `waits` says that somebody looks at it first."""

    id: str
    name: str
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, and nothing around it."""

    title: str
    html: str
    language: str


@dataclass(frozen=True, slots=True)
class Source:
    """A text as it was typed, and the edition that it is."""

    title: str = ""
    body: str = ""
    edition: int = 1


class Sections(dict[str, tuple[str, ...]]):
    """The texts beside a body, in order, by the name of their section."""

    def text(self, name: str) -> str:
        """The text of a section that has one at most; empty without it."""
        return "".join(self.get(name, ())[:1])


@dataclass(frozen=True, slots=True)
class VoteView:
    """How many voted, and whether the reader did."""

    count: int = 0
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What a room says to the author of published anonymous content about it.

    `raw` are all its words as they were sent, where the title is not all; `facts` are what the room's own
    scripts show.
    """

    state: str
    reason: str = ""
    note: str = ""
    can_reword: bool = False
    can_withdraw: bool = False
    raw: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AnonymousView:
    """What the holder of a secret reads about the text it belongs to. No moment.

    `wish` is what they want changed that waits for the next batch.
    """

    parent_id: str = ""
    text: str = ""
    raw: str = ""
    state: str = ""
    reason: str = ""
    note: str = ""
    votes: int = 0
    can_reword: bool = False
    can_withdraw: bool = False
    wish: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
