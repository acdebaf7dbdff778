"""What people did with cards in their review."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReviewEvent:
    """Something happened to a card in somebody's review."""

    card_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class CardAdded(ReviewEvent):
    """It came into the review, or came back."""


@dataclass(frozen=True, slots=True)
class CardTaken:
    """Some colleague put a card that another one wrote into their review."""

    card_id: str


@dataclass(frozen=True, slots=True)
class CardLeftOut(ReviewEvent):
    """It was taken out of the review."""


@dataclass(frozen=True, slots=True)
class CardRated(ReviewEvent):
    """It was rated."""

    rating: int


@dataclass(frozen=True, slots=True)
class RatingUndone(ReviewEvent):
    """The last rating was taken back."""


@dataclass(frozen=True, slots=True)
class CardsBrought:
    """Cards of the collections that somebody follows came into their review."""

    person_id: str
