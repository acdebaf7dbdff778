"""What goes into and out of the topics room."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints

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
    level: str = ""


def _split(value: Any) -> Any:
    """Tags come from a form as one text with commas."""
    return [part.strip() for part in value.split(",") if part.strip()] if isinstance(value, str) else value


TopicName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60)]
TopicNames = Annotated[list[TopicName], BeforeValidator(_split), Field(max_length=MAX_TAGS)]
