"""What people say of themselves, and how topics are called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillsChanged:
    """Somebody stands to a topic in another way than before."""

    person_id: str
    topic_id: str


@dataclass(frozen=True, slots=True)
class TopicNamed:
    """A topic has another name."""

    topic_id: str
