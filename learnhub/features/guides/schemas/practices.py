"""Best practices: in their form."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from learnhub.core.inputs import MARKDOWN, Edition, Line, OnceInput, Text
from learnhub.core.markdown_images import ALT_MAX
from learnhub.features.discussion.schemas import ItemInput, ItemText, PlacedInput, SourceId
from learnhub.features.guides.photos import ADDRESS

SHORT_MAX, LONG_MAX, FACT_MAX = 2_000, 8_000, 80

Needed = Annotated[str, Text(SHORT_MAX, 1), MARKDOWN]
Short = Annotated[str, Text(SHORT_MAX), MARKDOWN]
Long = Annotated[str, Text(LONG_MAX), MARKDOWN]
Fact = Annotated[str, Line(FACT_MAX)]
Photo = Annotated[str, StringConstraints(pattern=rf"^({ADDRESS})?$")]


class PracticeWords(ItemInput):
    """A best practice: what is done, in which situation, and what it changed; the rest can come later.

    `photo` is the address of a picture that its writer has added, `photo_shows` what is to be seen on it.
    """

    context: Needed
    result: Needed
    todo: Long = ""
    limits: Short = ""
    whom: Fact = ""
    takes: Fact = ""
    needs: Fact = ""
    photo: Photo = ""
    photo_shows: Annotated[str, Line(ALT_MAX)] = ""


class PracticeInput(PracticeWords, PlacedInput):
    """A new best practice; `source_id` names what it was made of, such as an answer."""

    source_id: SourceId = ""


class PracticeForm(PracticeInput, OnceInput):
    """The page's form of a new best practice."""


class EditPracticeInput(PracticeWords):
    """A best practice as it shall be; `edition` is the one that was read."""

    edition: Edition


@dataclass(frozen=True, slots=True)
class PracticeText(ItemText):
    """What stands in the form: a best practice to edit, or what a new one starts from."""

    context: str = ""
    result: str = ""
    todo: str = ""
    limits: str = ""
    whom: str = ""
    takes: str = ""
    needs: str = ""
    photo: str = ""
    photo_shows: str = ""
    source_id: str = ""
