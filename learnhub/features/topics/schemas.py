"""What goes into and out of the topics room."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from learnhub.core.inputs import Line
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


def _split(value: Any) -> Any:
    """Tags come from a form as one text with commas, alone or in a list."""
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return value
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]


TopicName = Annotated[str, Line(60, 1)]
TopicNames = Annotated[list[TopicName], BeforeValidator(_split), Field(max_length=MAX_TAGS)]
