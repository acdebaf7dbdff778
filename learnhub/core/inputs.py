"""The base of everything that people and programs send in."""

import re
from datetime import date, datetime, time
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema

from learnhub.core import markdown
from learnhub.core.i18n import N_

KEY_MIN, KEY_MAX = 8, 60
MARKDOWN = object()  # beside the type of a field whose text is shown as Markdown
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
CLOCK = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["09:30"]}


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


# What a clock on the wall shows, and a day of its calendar. A time with an offset is that of another clock,
# and a moment is on a day only in some zone: pydantic drops what does not fit. Moments are `AwareDatetime`.
WallTime = Annotated[time, AfterValidator(_of_the_wall), WithJsonSchema(CLOCK)]
Day = Annotated[date, BeforeValidator(_day)]


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

    request_key: Annotated[str, StringConstraints(min_length=KEY_MIN, max_length=KEY_MAX)] | None = None
