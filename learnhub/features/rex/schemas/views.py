"""What comes out of the room of REX. No view puts a figure beside a person."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Annotated

from learnhub.core import markdown
from learnhub.core.views import DayOrNothing, DayText, word_of
from learnhub.features.actions.schemas import ActionItemView
from learnhub.features.discussion.schemas import ItemView, MadeView
from learnhub.features.people.refs import PersonRef
from learnhub.features.rex.enums import CauseKind, Effect, Joins, Opened, RexStage, Template, Text

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Saved:
    """A text, a moment or a fact as it stands now: with what others changed in it meanwhile.

    `id` is that of the moment or the fact, or of the REX that the text belongs to.
    """

    id: str = ""
    words: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class CauseView:
    """A fact of the tree; that without a parent is what happened. They come parents first, in their order."""

    id: str = ""
    parent_id: str = ""
    words: str = ""
    kind: Annotated[str, word_of(CauseKind)] = CauseKind.NONE
    joins: Annotated[str, word_of(Joins)] = Joins.TOGETHER
    can_act: bool = False
    nobody_knows: bool = False
    edition: int = 1


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as a line of a nested list. `card` is the source of a card that is made of it."""

    id: str = ""
    words: str = ""
    depth: int = 0
    end: str = ""
    card: str = ""


@dataclass(frozen=True, slots=True)
class SeenView:
    """What was seen at a moment. `is_again` says that the entry before it is of the same moment."""

    id: str = ""
    at: datetime = NEVER
    viewpoint: str = ""
    words: str = ""
    edition: int = 1
    is_again: bool = False


@dataclass(frozen=True, slots=True)
class WitnessView:
    """Somebody who was there, and what they said of the facts: `differs` only to those who write it."""

    person: PersonRef = field(default_factory=PersonRef)
    has_checked: bool = False
    differs: str = ""
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class EffectView:
    """Whether it changed anything: asked on a day, answered by its owner."""

    due_on: DayOrNothing = ""
    due_at: datetime | None = None
    owner: PersonRef = field(default_factory=PersonRef)
    effect: Annotated[str, word_of(Effect, or_nothing=True)] = ""
    words: str = ""
    answered_at: datetime | None = None
    is_due: bool = False
    can_answer: bool = False


@dataclass(frozen=True, slots=True)
class ReviewView:
    """When it is reviewed, and the ritual in whose meeting."""

    day: DayOrNothing = ""
    day_at: datetime | None = None
    ritual_id: str = ""
    ritual: str = ""


@dataclass(frozen=True, slots=True)
class RexLesson:
    """A lesson of a REX, which a card can be made of (`card`, the source of one)."""

    words: str = ""
    card: str = ""
    rex_id: str = ""
    title: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class RexRow:
    """A REX in the list. `actions` are all that were agreed, `done` those that are."""

    id: str = ""
    title: str = ""
    summary: str = ""
    language: str = "en"
    template: Annotated[str, word_of(Template)] = Template.PROJECT
    stage: Annotated[str, word_of(RexStage)] = RexStage.PUBLISHED
    happened_on: DayText = ""
    happened_at: datetime = NEVER
    published_at: datetime | None = None
    actions: int = 0
    done: int = 0
    late: int = 0
    effect: Annotated[str, word_of(Effect, or_nothing=True)] = ""

    def typeset(self) -> "RexRow":
        """With its words as a screen shows them."""
        return replace(
            self,
            title=markdown.typeset(self.title, self.language),
            summary=markdown.typeset(self.summary, self.language),
        )


@dataclass(frozen=True, slots=True)
class RexView(ItemView):
    """A REX on its page, with what its reader may do.

    `texts` are what was typed, `htmls` the same as HTML, by the names of `Text`; what is empty is absent.
    `seen_from` and `seen_until` are the first and the last moment of its timeline.
    """

    template: Annotated[str, word_of(Template)] = Template.PROJECT
    stage: Annotated[str, word_of(RexStage)] = RexStage.DRAFT
    opened: Annotated[str, word_of(Opened)] = Opened.PERSON
    project: str = ""
    happened_on: DayText = ""
    happened_at: datetime = NEVER
    ended_on: DayOrNothing = ""
    ended_at: datetime | None = None
    seen_from: datetime | None = None
    seen_until: datetime | None = None
    minutes: int = 1
    edition: int = 1
    texts: dict[str, str] = field(default_factory=dict)
    htmls: dict[str, str] = field(default_factory=dict)
    entries: list[SeenView] = field(default_factory=list)
    causes: list[CauseView] = field(default_factory=list)
    lessons: list[RexLesson] = field(default_factory=list)
    people: list[WitnessView] = field(default_factory=list)
    actions: list[ActionItemView] = field(default_factory=list)
    done: int = 0
    review: ReviewView = field(default_factory=ReviewView)
    effect: EffectView = field(default_factory=EffectView)
    made: list[MadeView] = field(default_factory=list)
    can_write: bool = False
    can_check: bool = False
    can_publish: bool = False

    def typeset(self) -> "RexView":
        """With its title and its lines as a screen shows them."""
        lines = (Text.SUMMARY, Text.COST)
        typed = {name: self.texts[name] for name in lines if name in self.texts}
        shown = {name: markdown.typeset(text, self.language) for name, text in typed.items()}
        return replace(self, title=markdown.typeset(self.title, self.language), texts=self.texts | shown)


@dataclass(frozen=True, slots=True)
class EditionView:
    """An earlier edition of a fact or a moment, without who wrote it."""

    number: int = 1
    at: datetime = NEVER
    words: str = ""


@dataclass(frozen=True, slots=True)
class RexMarkdown:
    """A REX as one Markdown text, to be kept or pasted elsewhere."""

    markdown: str = ""


@dataclass(frozen=True, slots=True)
class CoverageView:
    """Of the REX that were due in the last year, how many are published: of the company as a whole."""

    due: int = 0
    done: int = 0


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A project of the register, and the REX that its end opened, for who may read it."""

    id: str = ""
    name: str = ""
    team: str = ""
    language: str = "en"
    ends_on: DayText = ""
    ends_at: datetime = NEVER
    rex_id: str = ""
    can_edit: bool = False


@dataclass(frozen=True, slots=True)
class ProjectView(ProjectRow):
    """A project with its people, and five lessons of similar ones."""

    people: list[PersonRef] = field(default_factory=list)
    lessons: list[RexLesson] = field(default_factory=list)
