"""What goes into and out of the topics room."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field

from learnhub.core.inputs import Line, split_at_commas
from learnhub.core.views import word_of
from learnhub.features.topics.enums import SkillLevel

MAX_TAGS = 5


@dataclass(frozen=True, slots=True)
class TopicRef:
    """A topic under its name in the reader's language."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class SkillView:
    """How a person stands to a topic."""

    topic: TopicRef = TopicRef()
    level: Annotated[str, word_of(SkillLevel)] = ""


TopicName = Annotated[str, Line(60, 1)]
TopicNames = Annotated[list[TopicName], BeforeValidator(split_at_commas), Field(max_length=MAX_TAGS)]
