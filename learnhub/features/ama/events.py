"""What happened in live sessions. No event names who asked or voted."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AmaEvent:
    """Something happened to a session."""

    ama_id: str


@dataclass(frozen=True, slots=True)
class AmaScheduled(AmaEvent):
    """A session was announced."""


@dataclass(frozen=True, slots=True)
class AmaChanged(AmaEvent):
    """Its words, times, hosts or moderation changed."""


@dataclass(frozen=True, slots=True)
class AmaOpened(AmaEvent):
    """It is live."""


@dataclass(frozen=True, slots=True)
class AmaEnded(AmaEvent):
    """It is over, or was called off."""


@dataclass(frozen=True, slots=True)
class QuestionDecided(AmaEvent):
    """It was said what becomes of a question: approved, dismissed, answered or to be answered in writing."""

    question_id: str


@dataclass(frozen=True, slots=True)
class QuestionRephrased(AmaEvent):
    """A host put a question in other words, before everybody sees it."""

    question_id: str


@dataclass(frozen=True, slots=True)
class QuestionMoved(AmaEvent):
    """A host approved, dismissed or answered a question, put it on air or took it back."""

    question_id: str
    state: str
