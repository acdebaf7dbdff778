"""Drafts as browsers send and read them."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated

from pydantic import Field

from learnhub.core.inputs import INTEGER_MAX, Line, Text
from learnhub.features.discussion.schemas.content import BODY_MAX

DRAFT_KEY_MAX = 60
FIELDS_MAX = 20

DraftKey = Annotated[str, Line(DRAFT_KEY_MAX, 1)]
DraftName = Annotated[str, Line(40)]
DraftValue = Annotated[str, Text(BODY_MAX)] | bool
DraftFields = list[tuple[DraftName, DraftValue]]
DraftVersion = Annotated[int, Field(ge=0, lt=INTEGER_MAX)]  # the next one must fit as well


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft that is kept; version 0 is none. `device` says on what it was typed."""

    version: int = 0
    fields: dict[str, str | bool] = field(default_factory=dict)
    device: str = ""
    saved_at: datetime | None = None
