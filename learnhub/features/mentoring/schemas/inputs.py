"""What goes into mentoring."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from learnhub.core.inputs import Day, Input, Line, Moment, Text, WallTime

SENTENCE_MAX = 200
PLACE_MAX = 300
QUESTION_MAX = 1000
TAKEAWAY_MAX = 200
ADDRESS_MAX = 2000


def _none_if_empty(given: Any) -> Any:
    return None if given in (None, "") else given


Question = Annotated[str, Text(QUESTION_MAX, 1)]
RequestKey = Annotated[str, Line(40, 8)]
Sentence = Annotated[str, Line(SENTENCE_MAX)]
Place = Annotated[str, Text(PLACE_MAX)]
Zone = Annotated[str, Line(64, 1)]


class BookInput(Input):
    """A slot and the question one brings. `request_key` makes sending it twice harmless."""

    starts_at: Moment
    question: Question
    request_key: RequestKey


class MoveInput(Input):
    """Another slot of the same mentor."""

    starts_at: Moment


class TakeawayInput(Input):
    """One line on what was taken away; an empty one says that there is nothing to note."""

    text: Annotated[str, Line(TAKEAWAY_MAX)] = ""
    is_shared: bool = False


class OfferInput(Input):
    """How a mentor presents themselves, and the zone of their hours."""

    sentence: Sentence = ""
    place: Place = ""
    zone: Zone
    languages: list[Literal["en", "fr"]] = Field(default_factory=list, max_length=2)


class HoursInput(Input):
    """Hours of a weekday (0 is Monday); an end at or after midnight (23:00 to 01:00) is the next day's."""

    weekday: int = Field(ge=0, le=6)
    starts: WallTime
    ends: WallTime


class DayInput(Input):
    """A day without hours, or several: from `day` to `until`, which is one of them."""

    day: Day
    until: Annotated[Day | None, BeforeValidator(_none_if_empty)] = None


class CalendarInput(Input):
    """The address of one's own calendar as iCalendar, which its program gives."""

    address: Annotated[str, Line(ADDRESS_MAX, 1)]
