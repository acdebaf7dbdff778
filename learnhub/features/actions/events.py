"""What happened to what people said they would do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ActionAgreed:
    """Somebody will do something by a day."""

    content_id: str
    action_id: str
    actor_id: str


@dataclass(frozen=True, slots=True)
class ActionChanged:
    """It is done, is not after all, or is none any more."""

    content_id: str
    part_id: str


@dataclass(frozen=True, slots=True)
class ActionDue:
    """Somebody is reminded of what they said they would do; the third time is the last."""

    content_id: str
    action_id: str
    turn: int
