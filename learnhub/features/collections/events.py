"""What happened to collections."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ItemEvent:
    """Something happened to an item of a collection."""

    collection_id: str
    item_id: str


@dataclass(frozen=True, slots=True)
class ItemProposed(ItemEvent):
    """A colleague proposes it."""

    person_id: str


@dataclass(frozen=True, slots=True)
class ProposalTaken(ItemEvent):
    """What this colleague proposed is listed now."""

    person_id: str


@dataclass(frozen=True, slots=True)
class CheckWanted(ItemEvent):
    """It has not entered yet, or has changed since it was checked."""


@dataclass(frozen=True, slots=True)
class ItemEntered(ItemEvent):
    """It is in the collection for its readers."""


@dataclass(frozen=True, slots=True)
class CollectionSettled:
    """Nothing of a collection waits for a decision or a check any longer."""

    collection_id: str
