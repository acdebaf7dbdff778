"""Notes, answers in writing and promises, and a session that is over as it is read."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from pydantic import Field, WithJsonSchema

from learnhub.core.inputs import MARKDOWN, Day, Input, Text
from learnhub.core.views import DayOrNothing, DayText, word_of
from learnhub.features.ama.enums import AnswerPart
from learnhub.features.ama.schemas.sessions import NOBODY, Id, QuestionRow
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.people.refs import PersonRef

ANSWER_MAX = 5_000

PAIRS = {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}

AnswerWords = Annotated[str, Text(ANSWER_MAX), MARKDOWN]


class AnswerInput(Input):
    """What a host writes under a question; `edition` is the one that was read, 0 when there was none."""

    question: Id
    part: AnswerPart
    text: AnswerWords = ""
    edition: Annotated[int, Field(ge=0, lt=2**31)] = 0


class PromiseInput(Input):
    """Who answers a question in writing, and by which day."""

    question: Id
    owed_by: Id
    due_on: Day


@dataclass(frozen=True, slots=True)
class AnswerText:
    """What is written under a question so far, to be gone on with; without words its edition is 0."""

    question: str = ""
    part: Annotated[str, word_of(AnswerPart)] = AnswerPart.NOTE
    text: str = ""
    edition: int = 0
    author: PersonRef = NOBODY


@dataclass(frozen=True, slots=True)
class PromiseText:
    """The form in which somebody is named who answers in writing, and the day, as it is opened."""

    question: str = ""
    text: str = ""
    language: str = "en"
    owed_by: str = ""
    due_on: DayText = ""
    people: Annotated[tuple[tuple[str, str], ...], WithJsonSchema(PAIRS)] = ()
    may_move: bool = True


@dataclass(frozen=True, slots=True)
class Answer:
    """What was written under a question, for who reads it; nobody is the author where nothing was.

    `made` is what it became, such as a card.
    """

    id: str = ""
    author: PersonRef = NOBODY
    at: datetime | None = None
    html: str = ""
    text: str = ""
    edition: int = 0
    made: tuple[MadeView, ...] = ()


NO_ANSWER = Answer()


@dataclass(frozen=True, slots=True)
class Promise:
    """Who owes an answer in writing and by when; without a day nobody does.

    `due_at` and `first_due_at` are noon of their days for the reader; the first is None unless the day was
    moved. `late_days` is negative before the day, and counts to the day of the answer where there is one.
    """

    owed_by: PersonRef = NOBODY
    due_on: DayOrNothing = ""
    due_at: datetime | None = None
    first_due_on: DayOrNothing = ""
    first_due_at: datetime | None = None
    late_days: int = 0
    is_kept: bool = False


NO_PROMISE = Promise()


@dataclass(frozen=True, slots=True)
class AnsweredRow:
    """A question of a session that is over, with its answers or the promise of one; `raw` as it was typed."""

    id: str = ""
    question: QuestionRow = field(default_factory=QuestionRow)
    raw: str = ""
    votes: int = 0
    note: Answer = NO_ANSWER
    written: Answer = NO_ANSWER
    promise: Promise = NO_PROMISE
    is_owed: bool = False
    can_write: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """What was asked in a session, and what became of it; `waiting` were never let in by a host."""

    asked: int = 0
    named: int = 0
    anonymous: int = 0
    live: int = 0
    noted: int = 0
    writing: int = 0
    written: int = 0
    owed: int = 0
    dismissed: int = 0
    open: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class EndedView:
    """A session that is over, read as a document; of long sections the beginning.

    `anonymous` has the tags of the anonymous questions, by which a browser finds its own.
    """

    figures: Figures = field(default_factory=Figures)
    live: list[AnsweredRow] = field(default_factory=list)
    live_next: str | None = None
    writing: list[AnsweredRow] = field(default_factory=list)
    open: list[AnsweredRow] = field(default_factory=list)
    open_next: str | None = None
    reasons: list[tuple[str, int]] = field(default_factory=list)
    anonymous: dict[str, QuestionRow] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OwedRow:
    """An answer in writing that somebody owes; `raw` is the question as it was typed."""

    id: str = ""
    ama_id: str = ""
    text: str = ""
    raw: str = ""
    language: str = "en"
    promise: Promise = NO_PROMISE
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class TodayOwed:
    """The answers in writing that the reader owes: how many, and the one that is due first."""

    count: int = 0
    first: OwedRow = field(default_factory=OwedRow)


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A session that is over as a file."""

    name: str
    media_type: str
    content: bytes
