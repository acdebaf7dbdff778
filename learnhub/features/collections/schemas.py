"""What goes into and out of the room of collections."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Annotated

from pydantic import Field

from learnhub.core import markdown
from learnhub.core.inputs import MARKDOWN, Edition, Input, Line, OnceInput, Text
from learnhub.features.collections.entries import ITEMS_MAX
from learnhub.features.collections.models import SENTENCE_MAX
from learnhub.features.discussion.schemas import ItemInput, ItemText, ItemView
from learnhub.features.people.refs import PersonRef

INTRO_MAX, ADDRESS_MAX = 2_000, 300

Sentence = Annotated[str, Line(SENTENCE_MAX)]
Id = Annotated[str, Line(12)]
Intro = Annotated[str, Text(INTRO_MAX), MARKDOWN]


class CollectionInput(ItemInput):
    """A collection without its items; in the `space` of this id, by default for the whole company."""

    intro: Intro = ""
    space: Id = ""


class CollectionForm(CollectionInput, OnceInput):
    """The page's form of a new collection."""


class EditCollectionInput(ItemInput):
    """A collection as it shall be, whose items stay; `edition` is the one that was read."""

    intro: Intro = ""
    edition: Edition


class ListItemInput(Input):
    """An item for a collection, with why it belongs there."""

    item_id: Id
    sentence: Sentence = ""


class ItemForm(Input):
    """The form on the page of a collection: the address of a page, or its id."""

    address: Annotated[str, Line(ADDRESS_MAX, 1)]
    sentence: Sentence = ""


class GatherForm(Input):
    """The form on the page of an item: into which collection, and why."""

    item_id: Id
    collection_id: Id
    sentence: Sentence = ""


class SentenceForm(Input):
    """Another sentence about an item."""

    item_id: Id
    sentence: Sentence = ""


class PlaceForm(Input):
    """What was dragged, and onto which other item."""

    item_id: Id
    onto: Id


class ArrangeInput(Input):
    """What changes about a line: its sentence, or its place, counted from zero."""

    sentence: Sentence | None = None
    place: Annotated[int, Field(ge=0, lt=ITEMS_MAX)] | None = None


@dataclass(frozen=True, slots=True)
class ListedItem:
    """A line of a collection. `checked_by` has checked it; `has_changed` since."""

    id: str = ""
    kind: str = ""
    title: str = ""
    address: str = ""
    language: str = "en"
    sentence: str = ""
    place: int = 0
    number: int = 1
    minutes: int = 1
    author: PersonRef = field(default_factory=PersonRef)
    added_by: PersonRef = field(default_factory=PersonRef)
    is_in: bool = True
    checked_by: PersonRef = field(default_factory=PersonRef)
    checked_at: datetime | None = None
    has_changed: bool = False
    can_check: bool = False

    def typeset(self, language: str) -> "ListedItem":
        """With its lines as a screen shows them; the sentence is in the language of the collection."""
        return replace(
            self,
            title=markdown.typeset(self.title, self.language),
            sentence=markdown.typeset(self.sentence, language),
        )


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """What somebody proposes."""

    id: str = ""
    item_id: str = ""
    kind: str = ""
    title: str = ""
    address: str = ""
    language: str = "en"
    sentence: str = ""
    person: PersonRef = field(default_factory=PersonRef)
    at: datetime | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class CollectionView(ItemView):
    """A collection on its page. Only its reader's items are in it, or are counted.

    `waiting` has not entered yet. `gone` are lines whose page is retired or deleted, told to who arranges it.
    `space` is the team whose it is; what enters there is not checked.
    """

    intro_html: str = ""
    space: str = ""
    space_id: str = ""
    listed: list[ListedItem] = field(default_factory=list)
    waiting: list[ListedItem] = field(default_factory=list)
    proposals: list[ProposedItem] = field(default_factory=list)
    cards: int = 0
    gone: int = 0
    minutes: int = 1
    can_arrange: bool = False
    can_propose: bool = False

    def typeset(self) -> "CollectionView":
        """With its lines as a screen shows them."""
        return replace(
            self,
            title=markdown.typeset(self.title, self.language),
            listed=[each.typeset(self.language) for each in self.listed],
            waiting=[each.typeset(self.language) for each in self.waiting],
        )


@dataclass(frozen=True, slots=True)
class CollectionSource(CollectionView):
    """A collection with the Markdown that was typed, and the edition that changing it asks for."""

    intro: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class CollectionText(ItemText):
    """What stands in the form: a collection to edit, or what a new one starts from."""

    intro: str = ""
    space: str = ""


@dataclass(frozen=True, slots=True)
class SpaceChoice:
    """A team or another space for which somebody can gather a collection."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A collection in which an item is."""

    id: str = ""
    title: str = ""
    address: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Around:
    """The collections of the item that a page shows, and those to which its reader can bring it."""

    item_id: str = ""
    places: list[Place] = field(default_factory=list)
    choices: list[tuple[str, str]] = field(default_factory=list)
    can_add: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """What became of an item for a collection: it is in it, waits for a check, or is proposed."""

    is_listed: bool = False
    is_in: bool = False
