"""Questions and answers: what goes in, and how they are read."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field

from learnhub.core import markdown
from learnhub.core.inputs import MARKDOWN, Edition, Input, Line, OnceInput, Text
from learnhub.features.discussion.schemas import (
    Body,
    ContentLanguage,
    MadeView,
    PlacedInput,
    RequiredBody,
    Title,
    VoteView,
)
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.schemas import TopicNames, TopicRef

UNSIGNED_BODY_MAX = 8_000  # as JSON it fits into a message of the socket
NOBODY = PersonRef()
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
CONTEXT_MAX = 40


class _QuestionText(Input):
    title: Title
    body: Body = ""
    topics: TopicNames = Field(default_factory=list)
    language: ContentLanguage | None = None


class AskInput(_QuestionText, PlacedInput):
    """A new question. Details are optional: the first question is the hardest and can be simple.

    `about` is the id of the content that it is about, such as a best practice.
    """

    about: Annotated[str, Line(12)] = ""


class AskForm(AskInput, OnceInput):
    """The page's form of a new question."""


class UnsignedInput(Input):
    """A question without a name, as its browser sends it. Its language is what its author says."""

    title: Title
    body: Annotated[str, Text(UNSIGNED_BODY_MAX), MARKDOWN] = ""
    topics: TopicNames = Field(default_factory=list)
    language: ContentLanguage


class SpareInput(Input):
    """What answers a question that need not be asked."""

    content: Annotated[str, Line(12, 12)]


class EditQuestionInput(_QuestionText):
    """A question as its author wants it, and the edition they started from."""

    edition: Edition


class AnswerInput(Input):
    """A new answer."""

    body: RequiredBody
    language: ContentLanguage | None = None


class AnswerForm(AnswerInput, OnceInput):
    """The page's form of a new answer."""


class EditAnswerInput(AnswerInput):
    """An answer as its author wants it, and the edition they started from."""

    edition: Edition


class WorkedInput(Input):
    """That an answer worked for oneself, and under which condition: "on press 12"."""

    context: Annotated[str, Line(CONTEXT_MAX)] = ""
    language: ContentLanguage | None = None


class WorkedForm(WorkedInput):
    """The page's form of it, which says which answer."""

    answer_id: Annotated[str, Line(12)]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in a list, with where it is read. One without a name has a day, and no moment of it.

    `helped_count` are those for whom an answer worked and, once it is solved, who asked and had it too.
    """

    id: str = ""
    address: str = ""
    title: str = ""
    language: str = "en"
    author: PersonRef = NOBODY
    topics: tuple[TopicRef, ...] = ()
    vote_count: int = 0
    answer_count: int = 0
    helped_count: int = 0
    is_solved: bool = False
    is_hidden: bool = False
    is_anonymous: bool = False
    asked_at: datetime = NEVER

    def typeset(self) -> "QuestionRow":
        """With its title as a screen shows it."""
        return replace(self, title=markdown.typeset(self.title, self.language))


@dataclass(frozen=True, slots=True)
class UnsignedView:
    """Where a question without a name goes, and how many people can read it if they are `few`."""

    space: str = ""
    few: int = 0
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class SimilarView:
    """Something of any kind that may answer the question that is being written."""

    id: str = ""
    kind: str = ""
    address: str = ""
    title: str = ""
    language: str = "en"
    excerpt: str = ""
    answer_count: int = 0
    is_solved: bool = False


@dataclass(frozen=True, slots=True)
class PostView:
    """A question or an answer as its reader sees it; the votes travel beside it.

    `made` is what was made of it, such as cards. An answer that is hidden from its reader is withheld: it has
    neither words nor author, and no votes. It `is_waiting` until a moderator has decided.
    """

    id: str = ""
    html: str = ""
    language: str = "en"
    author: PersonRef = NOBODY
    written_at: datetime = NEVER
    edited_at: datetime | None = None
    hidden_reason: str = ""
    is_hidden: bool = False
    is_withheld: bool = False
    is_waiting: bool = False
    is_accepted: bool = False
    can_edit: bool = False
    can_remove: bool = False
    can_moderate: bool = False
    can_vote: bool = False
    can_accept: bool = False
    is_wiki: bool = False
    can_open_wiki: bool = False
    can_confirm: bool = False
    can_promote: bool = False
    made: tuple[MadeView, ...] = ()


@dataclass(frozen=True, slots=True)
class QuestionView:
    """The question itself, with what was decided about it.

    The browser that asked it without a name knows it by its `tag`.
    """

    title: str = ""
    post: PostView = PostView()
    topics: tuple[TopicRef, ...] = ()
    answer_count: int = 0
    accepted_at: datetime | None = None
    accepted_by: str = ""
    is_on_behalf: bool = False
    is_mine: bool = False
    can_answer: bool = False
    can_withdraw: bool = False
    is_anonymous: bool = False
    tag: str = ""

    def typeset(self) -> "QuestionView":
        """With its title as a screen shows it."""
        return replace(self, title=markdown.typeset(self.title, self.post.language))


@dataclass(frozen=True, slots=True)
class PostSource(PostView):
    """A question or an answer with the Markdown that was typed, and the edition that changing it asks for."""

    body: str = ""
    edition: int = 1
    vote: VoteView = field(default_factory=VoteView)


@dataclass(frozen=True, slots=True)
class QuestionSource(QuestionView):
    """The question itself with its Markdown."""

    post: PostSource = PostSource()


@dataclass(frozen=True, slots=True)
class WorkedLine:
    """Those for whom an answer worked under the same condition: the first two, and how many more."""

    context: str = ""
    language: str = "en"
    one: PersonRef = NOBODY
    other: PersonRef = NOBODY
    more: int = 0


@dataclass(frozen=True, slots=True)
class WorkedView:
    """For how many an answer worked, whether for the reader and in which context, and the conditions."""

    count: int = 0
    is_mine: bool = False
    context: str = ""
    lines: tuple[WorkedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceView:
    """The words of a question or an answer as they were typed, for editing."""

    id: str = ""
    title: str = ""
    body: str = ""
    topics: str = ""
    language: str = "en"
    edition: int = 1


@dataclass(frozen=True, slots=True)
class ToAnswer:
    """The oldest questions that wait for somebody with a person's skills, and how many wait in all.

    Without `has_skills` none can wait for them.
    """

    rows: list[QuestionRow] = field(default_factory=list)
    count: int = 0
    has_skills: bool = False
