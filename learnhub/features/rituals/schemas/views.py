"""What goes out of the room of rituals."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated

from learnhub.core.views import DayOrNothing, DayText, word_of
from learnhub.features.actions.schemas import ActionItemView
from learnhub.features.discussion.schemas import ItemText, ItemView
from learnhub.features.people.refs import PersonRef
from learnhub.features.rituals.enums import ClosingQuestion, Form, MeetingStatus, Repeats, Reply

NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """How many meetings of a ritual were due, and how many of them were held."""

    due: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Beat:
    """How all rituals of a space were kept in half a year, with `marks` of the last few, the oldest first."""

    marks: list[bool] = field(default_factory=list)
    due: int = 0
    kept: int = 0
    next_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RhythmView:
    """A rhythm to be said in words. `weekdays` are noons of the reader on those of the rule."""

    frequency: str = ""
    every: int = 1
    nth: int = 0
    month_day: int = 0
    weekdays: list[datetime] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    ritual_id: str = ""
    day: DayText = ""
    title: str = ""
    form: Annotated[str, word_of(Form)] = Form.OTHER
    starts_at: datetime = NEVER
    ends_at: datetime = NEVER
    usual_at: datetime = NEVER
    zone: str = "UTC"
    place: str = ""
    state: Annotated[str, word_of(MeetingStatus)] = MeetingStatus.PLANNED
    is_moved: bool = False
    is_held: bool = False
    is_over: bool = False
    has_link: bool = False
    language: str = "en"
    why: str = ""
    reply: Annotated[str, word_of(Reply, or_nothing=True)] = ""


@dataclass(frozen=True, slots=True)
class RitualRow:
    """A ritual in a list; `kept` of `due` in half a year were held, `marks` are the last of them."""

    id: str = ""
    title: str = ""
    language: str = "en"
    form: Annotated[str, word_of(Form)] = Form.OTHER
    rhythm: RhythmView = field(default_factory=RhythmView)
    next_at: datetime | None = None
    marks: list[bool] = field(default_factory=list)
    due: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class SpaceRituals:
    """The rituals of a space, and its next meetings; `can_plan` says that its reader may plan one there."""

    space_id: str = ""
    can_plan: bool = False
    rows: list[RitualRow] = field(default_factory=list)
    coming: list[MeetingRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RitualView(ItemView):
    """A ritual with its next meetings and the last ones; `kept` of `due` in half a year were held."""

    form: Annotated[str, word_of(Form)] = Form.OTHER
    purpose_html: str = ""
    agenda_html: str = ""
    rule: str = ""
    rhythm: RhythmView = field(default_factory=RhythmView)
    first_on: DayText = ""
    until_on: DayOrNothing = ""
    at: str = ""
    zone: str = ""
    minutes: int = 0
    place: str = ""
    hosts: tuple[PersonRef, ...] = ()
    coming: list[MeetingRow] = field(default_factory=list)
    past: list[MeetingRow] = field(default_factory=list)
    due: int = 0
    kept: int = 0
    can_host: bool = False


@dataclass(frozen=True, slots=True)
class RitualSource(RitualView):
    """A ritual with what was typed, and the edition that changing it asks for."""

    purpose: str = ""
    agenda: str = ""
    site_id: str = ""
    edition: int = 1


@dataclass(frozen=True, slots=True)
class RitualText(ItemText):
    """What stands in the form of a ritual; `first_on` is the next day of its rhythm."""

    form: str = Form.WORKSHOP
    purpose: str = ""
    agenda: str = ""
    repeats: str = Repeats.WEEKLY
    every: int = 1
    rule: str = ""
    first_on: str = ""
    until_on: str = ""
    at: str = "12:30"
    zone: str = "UTC"
    minutes: int = 60
    place: str = ""
    site_id: str = ""


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day in a month; `count` meetings are on it."""

    day: str = ""
    number: int = 0
    is_outside: bool = False
    is_today: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class MonthView:
    """A month in its reader's zone, in whole weeks from Monday on, with the meetings in it."""

    name: str = ""
    noon: datetime = NEVER
    previous: str = ""
    following: str = ""
    weekdays: list[datetime] = field(default_factory=list)
    weeks: list[list[DayCell]] = field(default_factory=list)
    rows: list[MeetingRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class AgendaItemView:
    """Something on the agenda; `spent` are seconds, without those since the timer last began."""

    id: str = ""
    title: str = ""
    content_id: str = ""
    kind: str = ""
    minutes: int = 0
    spent: int = 0
    address: str = ""
    card_address: str = ""
    leads: bool = False


@dataclass(frozen=True, slots=True)
class LessonView:
    """A line of the notes, and the form of a card that begins with it."""

    text: str = ""
    card_address: str = ""


@dataclass(frozen=True, slots=True)
class TallyView:
    """How a question of the closing was answered."""

    question: Annotated[str, word_of(ClosingQuestion)] = ClosingQuestion.ROTI
    answers: dict[str, int] = field(default_factory=dict)
    total: int = 0


@dataclass(frozen=True, slots=True)
class MeetingView(MeetingRow):
    """A meeting on its page. Names of those who come are there from five on; `coming` is their number.

    `owners` are those who can take an action: who is there, or its reader.
    `planned` are the minutes of all that is on the agenda. `can_propose`: a room makes an agenda for meetings
    of this form, and its reader may take it; `has_lead` says that somebody leads it already.
    """

    meeting_id: str = ""
    coming: int = 0
    maybe: int = 0
    planned: int = 0
    people: list[PersonRef] = field(default_factory=list)
    points: list[AgendaItemView] = field(default_factory=list)
    item_id: str = ""
    item_since: datetime | None = None
    current: AgendaItemView = field(default_factory=AgendaItemView)
    next_id: str = ""
    lessons: list[LessonView] = field(default_factory=list)
    notes: str = ""
    notes_edition: int = 1
    actions: list[ActionItemView] = field(default_factory=list)
    here: list[PersonRef] = field(default_factory=list)
    present: int = 0
    is_here: bool = False
    began_at: datetime | None = None
    ended_at: datetime | None = None
    closing_until: datetime | None = None
    tallies: list[TallyView] = field(default_factory=list)
    agenda_html: str = ""
    owners: list[tuple[str, str]] = field(default_factory=list)
    can_host: bool = False
    can_attend: bool = False
    can_begin: bool = False
    can_propose: bool = False
    has_lead: bool = False


@dataclass(frozen=True, slots=True)
class NotesEdition:
    """Which edition the notes of a meeting have now."""

    edition: int = 1


@dataclass(frozen=True, slots=True)
class OwnAnswers:
    """What somebody has answered at a closing that is open, for their own page."""

    roti: str = ""
    safe: str = ""
