"""What goes out of the pages of topics."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated

from learnhub.core.markdown import typeset
from learnhub.core.views import word_of
from learnhub.features.discussion.listing import Figure
from learnhub.features.people.refs import PersonRef
from learnhub.features.questions.schemas import QuestionRow, SentView
from learnhub.features.search.browsing import FoundRow
from learnhub.features.topics.enums import SkillLevel
from learnhub.features.topics.schemas import TopicRef

NOTHING = Figure()


@dataclass(frozen=True, slots=True)
class WaitingQuestion:
    """A question without an answer, and to whom it was sent; `is_late` when two days have passed."""

    question: QuestionRow = field(default_factory=QuestionRow)
    is_late: bool = False
    is_mine: bool = False
    sent: SentView = field(default_factory=SentView)


@dataclass(frozen=True, slots=True)
class KindSection:
    """What there is of a kind on the topic: the most used of it, and how much in all."""

    kind: str = ""
    address: str = ""
    total: Figure = NOTHING
    rows: list[FoundRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Knowing:
    """A colleague who helps with the topic, and when they are free next; without a time they only write."""

    person: PersonRef = field(default_factory=PersonRef)
    level: Annotated[str, word_of(SkillLevel)] = ""
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TopicOverview:
    """A topic with what the rooms have on it.

    `followers` is 0 below five, so that the number says nothing about anybody.
    """

    topic: TopicRef = field(default_factory=TopicRef)
    other_names: tuple[str, ...] = ()
    followers: int = 0
    waiting: list[WaitingQuestion] = field(default_factory=list)
    waiting_total: Figure = NOTHING
    questions_total: Figure = NOTHING
    sections: list[KindSection] = field(default_factory=list)
    people: list[Knowing] = field(default_factory=list)
    related: list[TopicRef] = field(default_factory=list)

    def typeset(self) -> "TopicOverview":
        """With its titles as a screen shows them."""
        waiting = [replace(each, question=each.question.typeset()) for each in self.waiting]
        sections = [
            replace(each, rows=[replace(row, title=typeset(row.title, row.language)) for row in each.rows])
            for each in self.sections
        ]
        return replace(self, waiting=waiting, sections=sections)


@dataclass(frozen=True, slots=True)
class FollowReach:
    """Where news of a topic reaches the reader who follows it."""

    inbox: bool = False
    mail: bool = False
