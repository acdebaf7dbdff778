"""What stands beside a question."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from learnhub.core.views import word_of
from learnhub.features.discussion.schemas import MadeView
from learnhub.features.people.refs import PersonRef
from learnhub.features.questions.enums import Step
from learnhub.features.questions.schemas.posts import NEVER, NOBODY
from learnhub.features.topics.enums import SkillLevel

NOTHING = MadeView()


@dataclass(frozen=True, slots=True)
class QuestionLink:
    """A question beside another one on a screen."""

    id: str = ""
    title: str = ""
    language: str = "en"
    answer_count: int = 0
    is_solved: bool = False


@dataclass(frozen=True, slots=True)
class HelperView:
    """Somebody who can help with a topic of the question; on leave, until the day of `back_at`.

    At `next_at` begin the next twenty minutes that the reader can book with them.
    """

    person: PersonRef = NOBODY
    level: Annotated[str, word_of(SkillLevel)] = ""
    topic: str = ""
    next_at: datetime | None = None
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SentView:
    """Who was asked, whether everybody is by now, and whether it waits for the reader.

    Who said that it is not for them is not shown.
    """

    people: tuple[PersonRef, ...] = ()
    is_open: bool = False
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class HappenedView:
    """A step of a question: who asked, who answered, for whom an answer worked too, whose was accepted.

    `by` is who accepted it, nobody where somebody did without a name.
    """

    step: Annotated[str, word_of(Step)] = Step.ASKED
    at: datetime = NEVER
    person: PersonRef = NOBODY
    context: str = ""
    language: str = "en"
    by: str = ""


@dataclass(frozen=True, slots=True)
class RailView:
    """What stands beside a question."""

    related: tuple[QuestionLink, ...] = ()
    helpers: tuple[HelperView, ...] = ()
    sent: SentView = SentView()
    happened: tuple[HappenedView, ...] = ()
    about: MadeView = NOTHING
