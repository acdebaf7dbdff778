"""When a card comes back: the memory model of FSRS, laid on the learner's calendar.

Pure functions on values. `outcomes` says what each of the four ratings would do to a card at the moment it is
shown; `rated` writes one of them down. Both read the same interval, so a button never promises anything else
than what is written. Intervals below a day are minutes. Those of a day or more end at 04:00 in the learner's
zone: a card is there in the morning, however late it was rated the evening before.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating
from fsrs import State as FsrsState

from learnhub.features.cards.enums import Rating, Stage

DESIRED_RETENTION = 0.90
MAX_DAYS = 365
STEP = timedelta(minutes=10)  # nobody at work comes back after the single minute that FSRS proposes
DAY_BEGINS = time(4)

_scheduler = Scheduler(
    desired_retention=DESIRED_RETENTION,
    learning_steps=(STEP,),
    relearning_steps=(STEP,),
    maximum_interval=MAX_DAYS,
    enable_fuzzing=False,
)


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS knows of a person and a card."""

    state: int = Stage.LEARNING
    step: int | None = 0
    stability: float | None = None
    difficulty: float | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """A memory, when the card is due and when it was last rated (never, for a new one)."""

    memory: Memory
    due_at: datetime
    reviewed_at: datetime | None = None

    @property
    def is_new(self) -> bool:
        """Whether the person has never rated the card."""
        return self.reviewed_at is None

    def to_json(self) -> dict[str, Any]:
        """As `review.before` keeps it."""
        memory = self.memory
        return {
            "state": int(memory.state),
            "step": memory.step,
            "stability": memory.stability,
            "difficulty": memory.difficulty,
            "due_at": self.due_at.isoformat(),
            "reviewed_at": self.reviewed_at.isoformat() if self.reviewed_at else None,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Progress":
        """Exactly the progress that `to_json` wrote."""
        reviewed_at = kept["reviewed_at"]
        return cls(
            Memory(kept["state"], kept["step"], kept["stability"], kept["difficulty"]),
            due_at=datetime.fromisoformat(kept["due_at"]),
            reviewed_at=datetime.fromisoformat(reviewed_at) if reviewed_at else None,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rating does: the memory after it, and the time until the card comes back (days, or minutes)."""

    rating: Rating
    memory: Memory
    days: int = 0
    minutes: int = 0


def outcomes(progress: Progress, shown_at: datetime) -> dict[Rating, Outcome]:
    """What each rating would do to a card shown at this moment."""
    return {rating: _outcome(progress, shown_at, rating) for rating in Rating}


def _outcome(progress: Progress, shown_at: datetime, rating: Rating) -> Outcome:
    memory = progress.memory
    card = Card(
        card_id=0,
        state=FsrsState(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=progress.due_at,
        last_review=progress.reviewed_at,
    )
    moment = shown_at.astimezone(UTC)
    after, _log = _scheduler.review_card(card, FsrsRating(rating), moment)
    interval = after.due - moment
    return Outcome(
        rating,
        Memory(int(after.state), after.step, after.stability, after.difficulty),
        days=interval.days,
        minutes=0 if interval.days else round(interval / timedelta(minutes=1)),
    )


def rated(outcome: Outcome, now: datetime, zone: str) -> Progress:
    """The progress after choosing an outcome now, in a zone."""
    return Progress(outcome.memory, due_at=_due(outcome, now, zone), reviewed_at=now)


def _due(outcome: Outcome, now: datetime, zone: str) -> datetime:
    if not outcome.days:
        return now + timedelta(minutes=outcome.minutes)
    local = now.astimezone(ZoneInfo(zone))
    return _morning(local.date() + timedelta(days=outcome.days), zone)


def _morning(day: date, zone: str) -> datetime:
    """04:00 on a day in a zone; where clocks leave it out, the moment they would have shown it."""
    return datetime.combine(day, DAY_BEGINS, ZoneInfo(zone)).astimezone(UTC)


def day_start(now: datetime, zone: str) -> datetime:
    """When the learner's day began: the last 04:00, so that a late shift counts as one day."""
    today = now.astimezone(ZoneInfo(zone)).date()
    start = _morning(today, zone)
    return start if start <= now else _morning(today - timedelta(days=1), zone)


def next_day_start(now: datetime, zone: str) -> datetime:
    """When the learner's next day begins."""
    start = _morning(now.astimezone(ZoneInfo(zone)).date(), zone)
    return start if start > now else _morning(now.astimezone(ZoneInfo(zone)).date() + timedelta(days=1), zone)
