"""The base of everything that people and programs send in, and the types of what it holds.

Every text is a `Line` or a `Text`, every number and day has its bounds: what else comes in is refused at the
door, with a sentence at its field, before a database can stumble over it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from learnhub.core import markdown
from learnhub.core.i18n import N_
from learnhub.core.text import cleaned, is_sound, on_one_line

KEY_MIN, KEY_MAX = 8, 60
MARKDOWN = object()  # beside the type of a field whose text is shown as Markdown
INTEGER_MAX = 2**31 - 1
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOCK = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["09:30"]}
UNSOUND = N_("A character in this text cannot be kept. Delete it, or type the text again.")


def _of_the_wall(given: time) -> time:
    if given.tzinfo is not None:
        raise ValueError(N_("Write the time as the clock of your zone shows it, without an offset."))
    if given.second or given.microsecond:
        raise ValueError(N_("Write hours and minutes only."))
    return given


def _day(given: Any) -> Any:
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    if not ISO_DAY.fullmatch(str(given)):
        raise ValueError(N_("Write a day without a time, such as 2026-03-17."))
    return given


Edition = Annotated[int, Field(ge=1, le=INTEGER_MAX)]
Number = Annotated[int, Field(ge=0, le=INTEGER_MAX)]

# What a clock on the wall shows, and a day of its calendar. A time with an offset is that of another clock,
# and a moment is on a day only in some zone: pydantic drops what does not fit. Moments are `Moment`.
WallTime = Annotated[time, AfterValidator(_of_the_wall), WithJsonSchema(CLOCK)]
Day = Annotated[date, BeforeValidator(_day), Field(ge=FIRST_DAY, le=LAST_DAY)]
Moment = Annotated[
    AwareDatetime,
    Field(ge=datetime(1900, 1, 2, tzinfo=UTC), le=datetime(2200, 12, 30, tzinfo=UTC)),  # in any zone a Day
]


@dataclass(frozen=True, slots=True)
class Text:
    """Beside `str`: a clean text of so many characters, with visible ones among them when any are needed."""

    longest: int
    least: int = 0

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> CoreSchema:
        text = core_schema.str_schema(min_length=self.least or None, max_length=self.longest)
        return core_schema.no_info_before_validator_function(self.clean, text)

    def clean(self, value: Any) -> Any:
        """A text as it is kept; raises ValueError for one with control characters. Other values stay."""
        return _clean(value, cleaned)


class Line(Text):
    """Beside `str`: the same on one line, with single spaces."""

    def clean(self, value: Any) -> Any:
        """A text as it is kept; raises ValueError for one with control characters. Other values stay."""
        return _clean(value, on_one_line)


def split_at_commas(value: Any) -> Any:
    """For a `BeforeValidator`: what a form sends as one text with commas, alone or in a list, as a list."""
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return value
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]


def _clean(value: Any, clean: Callable[[str], str]) -> Any:
    if not isinstance(value, str):
        return value
    if not is_sound(value):
        raise ValueError(UNSOUND)
    return clean(value)


class Input(BaseModel):
    """What somebody sends: fields that it does not have are refused."""

    model_config = ConfigDict(extra="forbid")

    def has_markdown(self) -> bool:
        """Whether there is something to prepare."""
        return any(MARKDOWN in field.metadata for field in type(self).model_fields.values())

    def prepare(self) -> None:
        """Parse what is Markdown, before a transaction and in a thread; raises TooMuch at the field."""
        for name, field in type(self).model_fields.items():
            if MARKDOWN in field.metadata and (text := getattr(self, name)):
                try:
                    markdown.parse(text)
                except markdown.TooMuch as problem:
                    raise markdown.TooMuch(problem.message, field=name, **problem.params) from None


class OnceInput(Input):
    """A form of a page that makes something; only the same words are ever sent again under the same key."""

    request_key: Annotated[str, Line(KEY_MAX, KEY_MIN)] | None = None
