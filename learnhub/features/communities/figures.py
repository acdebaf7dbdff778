"""The four figures of a community, and no others. None of them for fewer than five people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from learnhub.features.communities import rhythm
from learnhub.features.communities.schemas import FiguresView
from learnhub.features.rituals.schemas import Kept

PEOPLE_MIN = 5
LOOKED_AT = timedelta(days=90)
NO_MEETINGS = Kept()


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted of the last 90 days.

    `askers` and `answerers` are people. Of the `pairs` of a question and an answer whose authors both have a
    team, `across` are of two teams, and `paired` people stand behind them.
    """

    contributors: int = 0
    questions: int = 0
    answered: int = 0
    askers: int = 0
    pairs: int = 0
    across: int = 0
    paired: int = 0


def figures_of(
    counted: Counted, days: Sequence[date], today: date, meetings: Kept = NO_MEETINGS
) -> FiguresView:
    """The figures; each needs five people behind it, and none is there without five contributors."""
    if counted.contributors < PEOPLE_MIN:
        return FiguresView()
    return FiguresView(
        active=counted.contributors,
        answered=_share(counted.answered, counted.questions, counted.askers),
        across=_share(counted.across, counted.pairs, counted.paired),
        rhythm_kept=_kept(meetings) if meetings.due else rhythm.kept(days, today),
    )


def _kept(meetings: Kept) -> int:
    return round(100 * meetings.kept / meetings.due)


def _share(part: int, whole: int, people: int) -> int | None:
    return round(100 * part / whole) if whole and people >= PEOPLE_MIN else None
