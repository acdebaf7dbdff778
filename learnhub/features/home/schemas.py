"""What the frame and the Today page show."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from learnhub.core.i18n import LANGUAGES
from learnhub.features.notices.schemas import Days, FollowCount, FollowView
from learnhub.features.people.refs import PersonRef
from learnhub.features.questions.schemas import QuestionRow
from learnhub.features.search.browsing import FoundRow


@dataclass(frozen=True, slots=True)
class ShellView:
    """Who is signed in, what they read, where they may go, and what waits for them.

    `languages` are those that the company offers for its screens;
    `may` are the permissions that places and shares of the menu ask for, as far as the person has them;
    `figures` are those that the rooms declare, by name.
    """

    person: PersonRef = field(default_factory=PersonRef)
    language: str = ""
    reads: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=lambda: list(LANGUAGES))
    theme: str = ""
    zone: str = ""
    may: list[str] = field(default_factory=list)
    figures: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class InboxRail:
    """How notices reach somebody (times of their wall clock, the same twice for none), and what they follow.

    `stopped` is what they stopped following within a week. `has_mail` says that mail leaves LearnHub at all,
    `leave_to` is noon of the last day of their leave while they are on it.
    `next_cards_at` is when more cards come than are due now, if any do.
    """

    has_mail: bool = False
    days: Days = Days.WORKING
    digest_at: str = ""
    quiet_from: str = ""
    quiet_to: str = ""
    quiet_weekends: bool = False
    leave_to: datetime | None = None
    follows: list[FollowCount] = field(default_factory=list)
    stopped: list[FollowView] = field(default_factory=list)
    next_cards_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DayDot:
    """A day of this week: its noon, and whether it has a review ("on"), is today ("now") or neither."""

    noon: datetime
    mark: str = ""


@dataclass(frozen=True, slots=True)
class ComingDay:
    """A day to come: its noon, the cards planned for it, and their share of the fullest day in percent."""

    noon: datetime
    cards: int = 0
    share: int = 0


@dataclass(frozen=True, slots=True)
class TodayView:
    """What waits for somebody today. Views without an id stand for nothing.

    `question` is the headline once no card is due; `waiting` are the others, `waiting_count` all of them.
    `shared` is what colleagues shared last. `pieces` are the views of what the rooms declare for Today, as
    far as the person may see them, by name.
    """

    now: datetime | None = None
    cards: int = 0
    minutes: int = 0
    card_front: str = ""
    card_language: str = "en"
    next_due_at: datetime | None = None
    week: list[DayDot] = field(default_factory=list)
    question: QuestionRow = field(default_factory=QuestionRow)
    waiting: list[QuestionRow] = field(default_factory=list)
    waiting_count: int = 0
    has_skills: bool = False
    shared: list[FoundRow] = field(default_factory=list)
    pieces: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LearnView:
    """What is to be done first, as on Today without the rest, and the cards of the days to come."""

    today: TodayView = field(default_factory=TodayView)
    coming: list[ComingDay] = field(default_factory=list)
    coming_count: int = 0
