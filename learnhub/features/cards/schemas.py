"""What goes into and out of the cards room."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated

from pydantic import Field

from learnhub.core import markdown
from learnhub.core.inputs import MARKDOWN, Edition, Input, Line, OnceInput, Text
from learnhub.features.discussion.schemas import ContentLanguage, PlacedInput, SourceId
from learnhub.features.people.refs import PersonRef
from learnhub.features.topics.schemas import TopicNames, TopicRef

FRONT_MAX = 200
BACK_MAX = 5_000
WHY_MAX = 1_000
KEY_MAX = 40

Front = Annotated[str, Line(FRONT_MAX, 5)]
Back = Annotated[str, Text(BACK_MAX, 1), MARKDOWN]
Why = Annotated[str, Text(WHY_MAX), MARKDOWN]
RequestKey = Annotated[str, Line(KEY_MAX, 8)]


class _CardText(Input):
    front: Front
    back: Back
    why: Why = ""
    language: ContentLanguage
    topics: TopicNames = Field(default_factory=list)


class CardInput(_CardText, PlacedInput):
    """A new card; `source_id` names the content it was made from, such as an answer."""

    source_id: SourceId = ""


class CardForm(CardInput, OnceInput):
    """The page's form of a new card."""


class CardEditInput(_CardText):
    """A card as it shall be; `edition` is the one that was read."""

    edition: Edition


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card in the list."""

    id: str
    front: str
    excerpt: str
    language: str
    author: PersonRef
    topics: list[TopicRef]
    used: int
    published_at: datetime | None
    is_in_review: bool


@dataclass(frozen=True, slots=True)
class SourceRef:
    """What a card was made from: where to find it, what it is called, and who wrote it."""

    id: str = ""
    kind: str = ""
    root_id: str = ""
    title: str = ""
    author: PersonRef = field(default_factory=PersonRef)
    address: str = ""


@dataclass(frozen=True, slots=True)
class RatingOption:
    """A rating with the time after which the card comes back; one of the two is 0."""

    rating: int = 0
    days: int = 0
    minutes: int = 0


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """A due card with its answer. `key` makes sending its rating twice harmless."""

    id: str = ""
    key: str = ""
    front: str = ""
    back_html: str = ""
    why_html: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    source: SourceRef = field(default_factory=SourceRef)
    options: list[RatingOption] = field(default_factory=list)
    can_edit: bool = False
    shown_at: datetime | None = None

    def typeset(self) -> "ReviewCard":
        """With its question as a screen shows it."""
        return replace(self, front=markdown.typeset(self.front, self.language))


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """The card to rate, the one after it, and how much is left; after the last, when the next ones come.

    `unrated` of those that are left were not yet rated in this session.
    """

    card: ReviewCard = field(default_factory=ReviewCard)
    upcoming: ReviewCard = field(default_factory=ReviewCard)
    left: int = 0
    unrated: int = 0
    beyond: int = 0
    has_more: bool = False
    next_due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class LastRating:
    """The rating that can still be undone."""

    key: str = ""
    rating: int = 0


@dataclass(frozen=True, slots=True)
class CardView:
    """A card on its page, with what the reader may do."""

    id: str = ""
    front: str = ""
    back_html: str = ""
    why_html: str = ""
    language: str = "en"
    author: PersonRef = field(default_factory=PersonRef)
    topics: list[TopicRef] = field(default_factory=list)
    source: SourceRef = field(default_factory=SourceRef)
    published_at: datetime | None = None
    edited_at: datetime | None = None
    used: int = 0
    is_in_review: bool = False
    due_at: datetime | None = None
    is_hidden: bool = False
    hidden_reason: str = ""
    can_edit: bool = False
    can_remove: bool = False
    can_moderate: bool = False

    def typeset(self) -> "CardView":
        """With its question as a screen shows it."""
        return replace(self, front=markdown.typeset(self.front, self.language))


@dataclass(frozen=True, slots=True)
class CardSource(CardView):
    """A card with the Markdown that was typed, and the edition that changing it asks for."""

    back: str = ""
    why: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class CardText:
    """What stands in the form: a card to edit, or what a new one starts from."""

    id: str = ""
    front: str = ""
    back: str = ""
    why: str = ""
    language: str = "en"
    topics: str = ""
    edition: int = 1
    source: SourceRef = field(default_factory=SourceRef)
