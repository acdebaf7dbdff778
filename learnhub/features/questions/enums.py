"""Words of the questions room."""

from enum import StrEnum


class RequestState(StrEnum):
    """What became of a question that was sent to somebody; closed once it has an answer or is gone."""

    OPEN = "open"
    DECLINED = "declined"
    CLOSED = "closed"


class Order(StrEnum):
    """How the list of questions is read."""

    NEWEST = "newest"
    UNANSWERED = "unanswered"
    FOLLOWED = "followed"
    VOTES = "votes"
    HELPED = "helped"
    HOT = "hot"


class Step(StrEnum):
    """What happened to a question."""

    ASKED = "asked"
    ANSWERED = "answered"
    WORKED = "worked"
    ACCEPTED = "accepted"


class Progress(StrEnum):
    """How far a question is."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    SOLVED = "solved"
