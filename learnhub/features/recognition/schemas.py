"""What goes into and out of thanks from a person to a person."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field, model_validator

from learnhub.core import ids, markdown
from learnhub.core.i18n import N_
from learnhub.core.inputs import Input, Line, Number, OnceInput
from learnhub.features.people.refs import PersonRef
from learnhub.features.recognition.models import WORDS_MAX

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
CONTENT, BOOKING, MEETING = "content", "booking", "meeting"
REF = rf"^({CONTENT}|{BOOKING}|{MEETING}):[{ids.ALPHABET}]{{{ids.LENGTH}}}$"
LEAST_WORDS = 8
_ONE = N_("Name one thing: a piece of content, a session or a meeting.")

Id = Annotated[str, Field(pattern=ids.PATTERN)]
Ref = Annotated[str, Field(pattern=REF)]
Words = Annotated[str, Line(WORDS_MAX, LEAST_WORDS)]
Article = Annotated[int, Field(ge=1, le=99)]


class RecognitionInput(Input):
    """Thanks for one thing, with a sentence, and a value where the company has a charter."""

    content_id: Id | None = None
    booking_id: Id | None = None
    meeting_id: Id | None = None
    words: Words
    article: Article | None = None
    is_public: bool = True

    @model_validator(mode="after")
    def _one_thing(self) -> "RecognitionInput":
        if sum(each is not None for each in (self.content_id, self.booking_id, self.meeting_id)) != 1:
            raise ValueError(_ONE)
        return self


class ThankForm(OnceInput):
    """The dialog; `thing` is what it is for, as in "content:k3v9x2m4p7q1"."""

    thing: Ref
    words: Words
    article: Article | None = None
    audience: Annotated[str, Field(pattern="^(everybody|two)$")] = "everybody"

    def given(self) -> RecognitionInput:
        """What the service is given."""
        what, _, thing_id = self.thing.partition(":")
        named = {f"{what}_id": thing_id}
        return RecognitionInput(
            **named, words=self.words, article=self.article, is_public=self.audience == "everybody"
        )


class HideInput(Input):
    """Whether thanks that one received are hidden from everybody else."""

    is_hidden: bool


class PreviewForm(OnceInput):
    """What stands in the dialog so far, for the row that it will be; nothing of it is needed yet."""

    thing: Annotated[str, Line(40)] = ""
    words: Annotated[str, Line(WORDS_MAX)] = ""
    article: Number | None = None
    audience: Annotated[str, Line(20)] = ""


@dataclass(frozen=True, slots=True)
class ThingView:
    """What somebody is thanked for: `ref` names it, `kind` is that of content, and of a session nothing.

    A title that people wrote has a language. Whoever may not see the thing is given an empty one.
    """

    ref: str = ""
    kind: str = ""
    title: str = ""
    language: str = ""
    address: str = ""
    at: datetime = NEVER

    def typeset(self) -> "ThingView":
        """With its title as a screen shows it."""
        return replace(self, title=markdown.typeset(self.title, self.language))


@dataclass(frozen=True, slots=True)
class ValueView:
    """A value that can be chosen: the number of its article, and what that says first."""

    article: int = 0
    title: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class RecognitionRow:
    """Thanks in a list, with what their reader may do."""

    id: str = ""
    giver: PersonRef = field(default_factory=PersonRef)
    words: str = ""
    language: str = ""
    value: str = ""
    value_language: str = ""
    thing: ThingView = field(default_factory=ThingView)
    at: datetime = NEVER
    is_public: bool = True
    is_hidden: bool = False
    can_take_back: bool = False
    can_hide: bool = False
    can_moderate: bool = False

    def typeset(self) -> "RecognitionRow":
        """With its words as a screen shows them."""
        return replace(
            self,
            words=markdown.typeset(self.words, self.language),
            value=markdown.typeset(self.value, self.value_language),
            thing=self.thing.typeset(),
        )


@dataclass(frozen=True, slots=True)
class ReceivedView:
    """The latest thanks to one person, and how many their reader may see, counted up to a bound."""

    person_id: str = ""
    number: int = 0
    is_more: bool = False
    rows: list[RecognitionRow] = field(default_factory=list)
    can_thank: bool = False
    name: str = ""
    first_name: str = ""


@dataclass(frozen=True, slots=True)
class ThankDesk:
    """What the dialog is made of: whom, for what, which values, and how many are left this week."""

    person: PersonRef = field(default_factory=PersonRef)
    first_name: str = ""
    giver: PersonRef = field(default_factory=PersonRef)
    things: list[ThingView] = field(default_factory=list)
    articles: list[ValueView] = field(default_factory=list)
    left: int = 0
    next_at: datetime = NEVER
