"""What goes into and out of freshness."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from pydantic import Field

from learnhub.core.inputs import Input, Line
from learnhub.core.views import word_of
from learnhub.features.freshness.enums import Cause, Standing
from learnhub.features.freshness.schedule import DAYS, DAYS_MAX, DAYS_MIN
from learnhub.features.people.refs import PersonRef


class RhythmInput(Input):
    """After how many days something is checked again."""

    every_days: Annotated[int, Field(ge=DAYS_MIN, le=DAYS_MAX)]


class RhythmForm(RhythmInput):
    """The form of it on a page, which says what it is about."""

    content_id: Annotated[str, Line(12)]


@dataclass(frozen=True, slots=True)
class FreshnessView:
    """Who keeps something up to date, when it was checked, and what its reader may do about it.

    Without an `id` nobody does. `checked_at` is empty until it was checked once, `due_at` while it is
    retired. Since its owner has left, it `is_offered`.
    """

    id: str = ""
    owner: PersonRef = field(default_factory=PersonRef)
    standing: Annotated[str, word_of(Standing, or_nothing=True)] = ""
    cause: Annotated[str, word_of(Cause, or_nothing=True)] = ""
    checked_at: datetime | None = None
    due_at: datetime | None = None
    every_days: int = DAYS
    is_retired: bool = False
    is_offered: bool = False
    can_check: bool = False
    can_bring_back: bool = False
    can_take: bool = False
