"""When a card comes back: the memory model of FSRS, counted in the days of the learner.

Pure functions on values. A day lasts from 04:00 to 04:00 in the learner's zone, so that a late shift counts
as one. FSRS is only told days: reviewed on the same two days, a card gets the same interval at any hour, in
every zone and across every change of clocks. What is kept is the day on which a card is due, which begins
where the learner then is.

`outcomes` says what each of the four ratings would do to a card at the moment it is shown; `rated` writes one
of them down. Both read the same interval, so a button never promises anything else than what is written.

Intervals below a day are minutes, the steps of learning. A card in a step belongs to the day's session: it is
due, first of all once its minutes are over, and before that after all others, as Anki does it. Who is through
is through, and no card follows minutes later. Until it is known, a new card is like one in a step.
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
LAST_ZONE = "Etc/GMT+12"  # where a day begins last: 12 hours behind UTC

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
    """A memory, when the card is due and when it was last rated (never, for a new one).

    `due_at` is when a step ends or a new card came; then `due_day` is a day that had begun in every zone,
    so that the card stays due wherever the learner goes. A card that waits for a day has none.
    """

    memory: Memory
    due_day: date
    due_at: datetime | None = None
    reviewed_at: datetime | None = None
    reviewed_day: date | None = None

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
            "due_day": self.due_day.isoformat(),
            "due_at": self.due_at.isoformat() if self.due_at else None,
            "reviewed_at": self.reviewed_at.isoformat() if self.reviewed_at else None,
            "reviewed_day": self.reviewed_day.isoformat() if self.reviewed_day else None,
        }

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Progress":
        """Exactly the progress that `to_json` wrote; of one from before days were kept, the days in UTC."""
        due_at, reviewed_at = _moment(kept["due_at"]), _moment(kept["reviewed_at"])
        memory = Memory(kept["state"], kept["step"], kept["stability"], kept["difficulty"])
        if "due_day" not in kept and due_at:
            reviewed_day = reviewed_at.date() if reviewed_at else None
            return cls(memory, begun_everywhere(due_at), due_at, reviewed_at, reviewed_day)
        return cls(
            memory, date.fromisoformat(kept["due_day"]), due_at, reviewed_at, _day(kept["reviewed_day"])
        )


def _moment(kept: str | None) -> datetime | None:
    return datetime.fromisoformat(kept) if kept else None


def _day(kept: str | None) -> date | None:
    return date.fromisoformat(kept) if kept else None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a rating does: the memory after it, and the time until the card comes back (days, or minutes)."""

    rating: Rating
    memory: Memory
    days: int = 0
    minutes: int = 0


def outcomes(progress: Progress, shown_at: datetime, zone: str) -> dict[Rating, Outcome]:
    """What each rating would do to a card shown at this moment, in a zone."""
    shown_on = learning_day(shown_at, zone)
    return {rating: _outcome(progress, shown_on, rating) for rating in Rating}


def _outcome(progress: Progress, shown_on: date, rating: Rating) -> Outcome:
    memory = progress.memory
    moment = _as_fsrs_counts(shown_on)
    card = Card(
        card_id=0,
        state=FsrsState(memory.state),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=moment,
        last_review=_as_fsrs_counts(progress.reviewed_day) if progress.reviewed_day else None,
    )
    after, _log = _scheduler.review_card(card, FsrsRating(rating), moment)
    interval = after.due - moment
    return Outcome(
        rating,
        Memory(int(after.state), after.step, after.stability, after.difficulty),
        days=interval.days,
        minutes=0 if interval.days else round(interval / timedelta(minutes=1)),
    )


def _as_fsrs_counts(day: date) -> datetime:
    """A day as a moment: FSRS counts blocks of 24 hours between moments, and such days are as far apart."""
    return datetime.combine(day, time(), UTC)


def rated(outcome: Outcome, now: datetime, zone: str) -> Progress:
    """The progress after choosing an outcome now, in a zone."""
    today = learning_day(now, zone)
    if outcome.days:
        return Progress(
            outcome.memory, today + timedelta(days=outcome.days), reviewed_at=now, reviewed_day=today
        )
    due_at = now + timedelta(minutes=outcome.minutes)
    return Progress(outcome.memory, begun_everywhere(now), due_at, reviewed_at=now, reviewed_day=today)


def due_moment(due_day: date, due_at: datetime | None, zone: str) -> datetime:
    """When a card is due for a learner who is in this zone now."""
    return due_at or _morning(due_day, zone)


def begun_everywhere(moment: datetime) -> date:
    """The last day that had begun in every zone on earth."""
    return learning_day(moment, LAST_ZONE)


def _morning(day: date, zone: str) -> datetime:
    """04:00 on a day in a zone; where clocks leave it out, the moment they would have shown it."""
    return datetime.combine(day, DAY_BEGINS, ZoneInfo(zone)).astimezone(UTC)


def learning_day(moment: datetime, zone: str) -> date:
    """The learner's day that this moment is in: until 04:00 it is the day before."""
    day = moment.astimezone(ZoneInfo(zone)).date()
    return day if _morning(day, zone) <= moment else day - timedelta(days=1)


def day_start(now: datetime, zone: str) -> datetime:
    """When the learner's day began."""
    return _morning(learning_day(now, zone), zone)


def next_day_start(now: datetime, zone: str) -> datetime:
    """When the learner's next day begins."""
    return _morning(learning_day(now, zone) + timedelta(days=1), zone)
