"""What happened between two people; no event holds a word of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedbackRequested:
    """Somebody would like to hear about something."""

    request_id: str


@dataclass(frozen=True, slots=True)
class FeedbackSettled:
    """This person is not asked any longer; without one, nobody is. What they said is not in it."""

    request_id: str
    person_id: str | None = None


@dataclass(frozen=True, slots=True)
class FeedbackSent:
    """A note went to its recipient."""

    note_id: str
    author_id: str


@dataclass(frozen=True, slots=True)
class FeedbackDeleted:
    """Its recipient deleted a note."""

    note_id: str
    recipient_id: str


@dataclass(frozen=True, slots=True)
class FeedbackThanked:
    """Its recipient said thank you for a note."""

    thanks_id: str
