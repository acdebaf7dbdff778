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
