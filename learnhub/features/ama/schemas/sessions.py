"""Sessions and their questions: what goes in and what comes out."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from learnhub.core import ids
from learnhub.core.inputs import MARKDOWN, Day, Edition, Input, Line, OnceInput, Text, WallTime
from learnhub.core.views import DayText, TimeText, word_of
from learnhub.features.ama.enums import Anonymity, DismissReason, Moderation, Phase, QuestionState
from learnhub.features.ama.room import AMA
from learnhub.features.discussion.schemas import ContentLanguage
from learnhub.features.people.refs import PersonRef

QUESTION_MAX = 300
INTRODUCTION_MAX = 2_000
HOSTS_MAX = 5
BOARD_MAX = 50  # rows of one list that are pushed; the rest comes on demand
AUDIENCE_THIN = 10
NOBODY = PersonRef()

Id = Annotated[str, StringConstraints(pattern=rf"^[{ids.ALPHABET}]{{{ids.LENGTH}}}$")]
Introduction = Annotated[str, Text(INTRODUCTION_MAX), MARKDOWN]


QuestionText = Annotated[str, Line(QUESTION_MAX, 3)]


def _ids(value: Any) -> Any:
    """People come from a form as one text with commas, which may stand in a list."""
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return value
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]


class ScheduleInput(Input):
    """A session as a leader announces it, in their own zone; it may end after midnight (23:00 to 00:30)."""

    title: Annotated[str, Line(150, 5)]
    introduction: Introduction = ""
    language: ContentLanguage = "en"
    day: Day
    starts: WallTime
    ends: WallTime
    leader: Id | Literal[""] = ""
    hosts: Annotated[list[Id], BeforeValidator(_ids), Field(max_length=HOSTS_MAX)] = Field(
        default_factory=list
    )
    moderation: Moderation = Moderation.BEFORE


class ScheduleForm(ScheduleInput, OnceInput):
    """The page's form of a new session."""


class AskInput(Input):
    """A question with the asker's name."""

    text: QuestionText
    language: ContentLanguage = "en"


class NamedAskForm(AskInput, OnceInput):
    """The page's form of a question with the asker's name."""


class RewordInput(AskInput):
    """Other words for one's question, and the edition that one has read."""

    question: Id
    edition: Edition


class RephraseInput(Input):
    """Other words of a host for somebody's question, and the edition that they have read."""

    question: Id
    text: QuestionText
    edition: Edition


class DismissInput(Input):
    """Why a host does not take a question."""

    question: Id
    reason: DismissReason
    note: Annotated[str, Text(300)] = ""


@dataclass(frozen=True, slots=True)
class AmaRow:
    """A session in a list, with where it is held."""

    id: str = ""
    kind: str = str(AMA)
    address: str = ""
    title: str = ""
    language: str = "en"
    leader: PersonRef = NOBODY
    phase: Annotated[str, word_of(Phase)] = Phase.SCHEDULED
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    ended_at: datetime | None = None
    questions: int = 0
    answered: int = 0
    is_host: bool = False
    is_attending: bool = False
    can_host: bool = False
    can_attend: bool = False


@dataclass(frozen=True, slots=True)
class TodaySessions:
    """What Today shows: `strip` is live or begins soon, and has no id when none is; `coming` are the next."""

    strip: AmaRow = field(default_factory=AmaRow)
    coming: list[AmaRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AmaView:
    """A session for somebody who opens its page; every `batch_minutes` anonymous questions come out."""

    id: str = ""
    title: str = ""
    introduction: str = ""
    html: str = ""
    language: str = "en"
    code: str = ""
    leader: PersonRef = NOBODY
    hosts: tuple[PersonRef, ...] = ()
    phase: Annotated[str, word_of(Phase)] = Phase.SCHEDULED
    moderation: Annotated[str, word_of(Moderation)] = Moderation.BEFORE
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    anonymity: Annotated[str, word_of(Anonymity)] = Anonymity.CLOSED
    batch_minutes: int = 3
    is_attending: bool = False
    can_ask: bool = False
    can_attend: bool = False
    can_vote: bool = False
    can_host: bool = False


NO_AMA = AmaView()


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as everybody sees it; an anonymous one has neither author nor moment, but a tag.

    By the tag the browser that asked it knows it again (`discussion.service.anonymous`).
    """

    id: str = ""
    text: str = ""
    language: str = "en"
    is_anonymous: bool = False
    author: PersonRef = NOBODY
    at: datetime | None = None
    state: Annotated[str, word_of(QuestionState)] = QuestionState.APPROVED
    is_rephrased: bool = False
    tag: str = ""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question that the reader asked by name, and what became of it.

    Where a host put it in other words, `original` are the reader's own.
    """

    id: str = ""
    text: str = ""
    raw: str = ""
    language: str = "en"
    state: Annotated[str, word_of(QuestionState)] = QuestionState.WAITING
    reason: Annotated[str, word_of(DismissReason, or_nothing=True)] = ""
    note: str = ""
    original: str = ""
    votes: int = 0
    edition: int = 1
    is_hidden: bool = False
    can_reword: bool = False
    can_withdraw: bool = False


@dataclass(frozen=True, slots=True)
class QuestionSource:
    """The words of a question for the host who puts it in others, and the asker's own if they are others."""

    id: str = ""
    text: str = ""
    language: str = "en"
    original: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class Board:
    """The lists of a session: ids in their orders, and what belongs to each id."""

    next: list[str] = field(default_factory=list)
    newest: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    dismissed: list[str] = field(default_factory=list)
    in_writing: list[str] = field(default_factory=list)
    on_air: str = ""
    on_air_at: datetime | None = None
    rows: dict[str, QuestionRow] = field(default_factory=dict)
    votes: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BoardPage:
    """Some more rows of one list, in the shape of the board, and the cursor of those after them."""

    ids: list[str] = field(default_factory=list)
    rows: dict[str, QuestionRow] = field(default_factory=dict)
    votes: dict[str, int] = field(default_factory=dict)
    next: str | None = None


@dataclass(frozen=True, slots=True)
class AmaSource(AmaView):
    """A session with what changing it asks for: its edition, and its day and hours in the reader's zone."""

    edition: int = 1
    day: DayText = ""
    starts: TimeText = ""
    ends: TimeText = ""


@dataclass(frozen=True, slots=True)
class SessionQuestion:
    """A question of a session by itself, as it was typed; an anonymous one has neither author nor moment.

    One that `is_rephrased` is in the words of a host.
    """

    id: str
    text: str
    language: str
    state: Annotated[str, word_of(QuestionState)]
    votes: int
    is_anonymous: bool
    author: PersonRef
    at: datetime | None
    on_air_at: datetime | None
    answered_at: datetime | None
    edition: int
    is_rephrased: bool


class CodeInput(Input):
    """The code that somebody typed from a screen."""

    code: Annotated[str, Line(20)] = ""


@dataclass(frozen=True, slots=True)
class RoomView:
    """A session with what is the reader's own in it."""

    ama: AmaView = NO_AMA
    votes: list[str] = field(default_factory=list)
    own: list[OwnQuestion] = field(default_factory=list)
