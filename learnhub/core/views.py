"""Types of texts in views, as the description of the REST interface tells them: in Python they are `str`."""

from enum import StrEnum
from typing import Annotated

from pydantic import WithJsonSchema

from learnhub.core.inputs import CLOCK

SHARED = "x-shared"  # the name under which `api/description.py` puts a type beside the others, once
NOTHING = {"type": "string", "const": ""}
DAY = {"type": "string", "format": "date"}

DayText = Annotated[str, WithJsonSchema(DAY)]
DayOrNothing = Annotated[str, WithJsonSchema({"anyOf": [DAY, NOTHING]})]
TimeText = Annotated[str, WithJsonSchema(CLOCK)]


def word_of(words: type[StrEnum], *, or_nothing: bool = False) -> WithJsonSchema:
    """Beside `str`: one of these words; `or_nothing` when the text can be empty."""
    known = {
        "type": "string",
        "enum": [word.value for word in words],
        "description": words.__doc__,
        SHARED: words.__name__,
    }
    return WithJsonSchema({"anyOf": [known, NOTHING]} if or_nothing else known)
