"""What happened to somebody's inbox."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InboxChanged:
    """What stands in the inbox of these people is not what it was."""

    person_ids: tuple[str, ...]
