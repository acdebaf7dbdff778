"""What happened by reacting."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ContentOutdated:
    """Somebody said that it is out of date."""

    content_id: str
    person_id: str
