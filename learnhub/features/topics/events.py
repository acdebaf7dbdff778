"""What people say of themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkillsChanged:
    """Somebody stands to a topic in another way than before."""

    person_id: str
    topic_id: str
