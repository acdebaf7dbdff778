"""What goes into and out of the room of growth feedback."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from learnhub.core import markdown
from learnhub.core.inputs import Input, Line, OnceInput, Text, split_at_commas
from learnhub.core.wording import Judged
from learnhub.features.feedback.enums import Step
from learnhub.features.feedback.models import ASKED_MAX
from learnhub.features.people.refs import PersonRef

ABOUT_MAX, STEP_MAX, THANKS_MAX = 140, 1_200, 280
NEVER = datetime(1970, 1, 1, tzinfo=UTC)

PersonId = Annotated[str, Line(12, 12)]
About = Annotated[str, Line(ABOUT_MAX, 3)]
Words = Annotated[str, Text(STEP_MAX, 1)]


class FeedbackRequestInput(Input):
    """What somebody would like to hear about, from one to five colleagues: "how I hand over a machine"."""

    about: About
    people: Annotated[list[PersonId], Field(min_length=1, max_length=ASKED_MAX)]


class FeedbackRequestForm(FeedbackRequestInput, OnceInput):
    """The page's form of it. `person` is what was typed last to look for a colleague, and means nothing."""

    people: Annotated[
        list[PersonId], BeforeValidator(split_at_commas), Field(min_length=1, max_length=ASKED_MAX)
    ]
    person: Annotated[str, Line(60)] = ""


class FeedbackOfferInput(Input):
    """Whom somebody would like to tell something, and what about."""

    recipient_id: PersonId
    about: About


class FeedbackOfferForm(FeedbackOfferInput, OnceInput):
    """The page's form of it; `person` is as in `FeedbackRequestForm`."""

    person: Annotated[str, Line(60)] = ""


class StepInput(Input):
    """The words of the step that is open."""

    words: Words


class FeedbackInput(Input):
    """A whole note: when and where it was, what its author saw and heard, what that changed, and a question
    or an offer for next time.
    """

    situation: Words
    behaviour: Words
    impact: Words
    ahead: Words


class FeedbackOfferedInput(FeedbackInput, FeedbackOfferInput):
    """A whole note that nobody asked for."""


class FeedbackThanksInput(Input):
    """Thanks for a note, with a sentence or without."""

    words: Annotated[str, Line(THANKS_MAX)] = ""


class FeedbackChoiceInput(Input):
    """Whether one wants to be told only what one asked for."""

    only_when_asked: bool


def as_title(about: str, language: str) -> str:
    """What was asked goes on where a sentence begins ("how I …"); by itself it begins as a title does."""
    return markdown.typeset(about[:1].upper() + about[1:], language)


@dataclass(frozen=True, slots=True)
class JudgementView:
    """Words of a step that speak about the person: they begin at `start`, counted in UTF-16 units, as a
    browser does, and end before `end`.
    """

    step: str = ""
    words: str = ""
    kind: str = Judged.TRAIT.value
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """A note in one's list. Whoever has left has no name any more."""

    id: str = ""
    author: PersonRef = field(default_factory=PersonRef)
    about: str = ""
    language: str = "en"
    sent_at: datetime = NEVER
    was_asked: bool = False
    is_thanked: bool = False

    def typeset(self) -> "FeedbackRow":
        """With its words as a screen shows them."""
        return replace(self, about=as_title(self.about, self.language))


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """A note, for whom it was written."""

    id: str = ""
    author: PersonRef = field(default_factory=PersonRef)
    about: str = ""
    language: str = "en"
    sent_at: datetime = NEVER
    was_asked: bool = False
    is_thanked: bool = False
    can_thank: bool = False
    situation: str = ""
    behaviour: str = ""
    impact: str = ""
    ahead: str = ""

    def typeset(self) -> "FeedbackView":
        """With its words as a screen shows them."""
        words = {step.value: markdown.typeset(getattr(self, step.value), self.language) for step in Step}
        return replace(self, about=as_title(self.about, self.language), **words)


@dataclass(frozen=True, slots=True)
class FeedbackRequestRow:
    """What one asked. Who was asked is not in it, nor who declined: only of how many came something."""

    id: str = ""
    about: str = ""
    language: str = "en"
    asked: int = 0
    answers: int = 0
    created_at: datetime = NEVER
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class FeedbackAskedRow:
    """What a colleague would like to hear from the reader; `draft_id` is what they have begun to write."""

    id: str = ""
    person: PersonRef = field(default_factory=PersonRef)
    about: str = ""
    language: str = "en"
    asked: int = 0
    created_at: datetime = NEVER
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class FeedbackDraftRow:
    """A note that was begun."""

    id: str = ""
    recipient: PersonRef = field(default_factory=PersonRef)
    about: str = ""
    language: str = "en"
    changed_at: datetime = NEVER


@dataclass(frozen=True, slots=True)
class FeedbackThanksRow:
    """Thanks that somebody said for a note of the reader."""

    id: str = ""
    giver: PersonRef = field(default_factory=PersonRef)
    about: str = ""
    words: str = ""
    language: str = "en"
    thanked_at: datetime = NEVER


@dataclass(frozen=True, slots=True)
class FeedbackDesk:
    """What stands around one's notes: who waits, what was begun, what one asked, who said thank you."""

    asked_of_me: list[FeedbackAskedRow] = field(default_factory=list)
    begun: list[FeedbackDraftRow] = field(default_factory=list)
    requests: list[FeedbackRequestRow] = field(default_factory=list)
    thanks: list[FeedbackThanksRow] = field(default_factory=list)
    only_when_asked: bool = False


@dataclass(frozen=True, slots=True)
class FeedbackDraftView:
    """A note while it is written; without a request `created_at` and `asked` mean nothing."""

    id: str = ""
    recipient: PersonRef = field(default_factory=PersonRef)
    first_name: str = ""
    about: str = ""
    language: str = "en"
    request_id: str = ""
    asked: int = 0
    created_at: datetime = NEVER
    situation: str = ""
    behaviour: str = ""
    impact: str = ""
    ahead: str = ""
    also_asked: list[FeedbackAskedRow] = field(default_factory=list)

    def words_of(self, step: Step) -> str:
        """What stands in a step."""
        return getattr(self, step.value)
