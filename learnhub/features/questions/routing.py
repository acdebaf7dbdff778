"""Who is asked first: a pure choice among those who know about the topics of a question."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import blake2b

AT_ONCE = 2
OPEN_AT_MOST = 3
PATIENCE = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could answer. `open_asks` are the questions sent to them that nobody has answered yet."""

    person_id: str
    open_asks: int = 0
    is_away: bool = False


def choose(candidates: Iterable[Candidate], question_id: str, number: int) -> list[str]:
    """The least loaded of those who are there and have not been sent enough; at most `number`.

    Among equals a lot decides, which is the same each time for a question and another one for the next.
    """
    free = [each for each in candidates if not each.is_away and each.open_asks < OPEN_AT_MOST]
    ordered = sorted(free, key=lambda each: (each.open_asks, _lot(question_id, each.person_id)))
    return [each.person_id for each in ordered[:number]]


def _lot(question_id: str, person_id: str) -> bytes:
    return blake2b(f"{question_id} {person_id}".encode(), digest_size=8).digest()
