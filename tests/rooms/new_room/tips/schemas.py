"""What goes into and out of the room of tips."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from learnhub.core.inputs import Input
from learnhub.features.discussion.schemas import RequiredBody, Title


class TipInput(Input):
    """A new tip, and where it held."""

    title: Title
    body: RequiredBody
    context: Annotated[str, StringConstraints(max_length=1_000)] = ""


@dataclass(frozen=True, slots=True)
class TipView:
    """A tip as one reads it."""

    id: str = ""
    title: str = ""
    body: str = ""
