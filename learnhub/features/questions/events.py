"""What happened to questions beyond what happens to any content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaitingChanged:
    """Other questions wait for these people to answer them; for anybody, where nobody is named.

    They are those with a skill in the topics of the question. An anonymous question names nobody, and one
    that concerns very many does not list them.
    """

    question_id: str
    person_ids: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class AnswerAccepted:
    """An answer was said to have solved its question; it may have taken the place of another one."""

    question_id: str
    answer_id: str


@dataclass(frozen=True, slots=True)
class AcceptanceWithdrawn:
    """A question that was solved is open again."""

    question_id: str


@dataclass(frozen=True, slots=True)
class AlsoWorkedSaid:
    """An answer worked for somebody else, too."""

    question_id: str
    answer_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class AlsoWorkedWithdrawn(AlsoWorkedSaid):
    """They say so no more."""


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """Somebody asked a question."""

    question_id: str


@dataclass(frozen=True, slots=True)
class QuestionUnanswered:
    """Days have passed since a question was asked."""

    question_id: str


@dataclass(frozen=True, slots=True)
class AskerReminded:
    """Whoever asked has said nothing about an answer for days; `number` is how often they are asked now."""

    question_id: str
    number: int


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """Somebody answered a question."""

    question_id: str
    answer_id: str


@dataclass(frozen=True, slots=True)
class QuestionSent:
    """A question was sent to somebody who knows about its topics."""

    question_id: str
    person_id: str


@dataclass(frozen=True, slots=True)
class QuestionOpened:
    """A question is open to everybody who follows its topics: nobody else is left to ask."""

    question_id: str


@dataclass(frozen=True, slots=True)
class RequestDeclined:
    """Somebody to whom a question was sent said that it is not for them."""

    question_id: str
    person_id: str
