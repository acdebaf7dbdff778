"""How people found a meeting, until it is told as numbers: known to the memory of the process alone.

For each closing there is a key, under which a person's answers are kept so that each counts once and can be
changed; the two questions apart. When the closing is over the numbers go into the database, all in one
statement, and the key and the answers are dropped. So nothing on a disk dates an answer or ties it to a
person, and what is stored is the same whoever gave which answer. A process that ends takes what was answered
with it; the questions are asked again while the closing lasts.
"""

import hashlib
import hmac
import secrets
import threading
from collections import Counter
from dataclasses import dataclass, field

from learnhub.features.rituals.enums import ANSWERS, ClosingQuestion

SHOWN_FROM = 5


@dataclass(slots=True)
class _Closing:
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    answers: dict[ClosingQuestion, dict[bytes, str]] = field(
        default_factory=lambda: {question: {} for question in ClosingQuestion}
    )

    def voice(self, question: ClosingQuestion, person_id: str) -> bytes:
        return hmac.digest(self.key, f"{question} {person_id}".encode(), hashlib.sha256)


_lock = threading.Lock()
_held: dict[str, _Closing] = {}


def answer(meeting_id: str, person_id: str, question: ClosingQuestion, given: str) -> None:
    """Keep what somebody answers, in place of what they answered before."""
    with _lock:
        closing = _held.setdefault(meeting_id, _Closing())
        closing.answers[question][closing.voice(question, person_id)] = given


def answered(meeting_id: str, person_id: str) -> dict[ClosingQuestion, str]:
    """What somebody has answered so far, for their own page."""
    with _lock:
        closing = _held.get(meeting_id)
        if closing is None:
            return {}
        found = {
            question: closing.answers[question].get(closing.voice(question, person_id))
            for question in ClosingQuestion
        }
        return {question: given for question, given in found.items() if given}


def tally(meeting_id: str) -> dict[ClosingQuestion, dict[str, int]]:
    """The numbers of each question that at least five people answered, every answer with its number."""
    with _lock:
        closing = _held.get(meeting_id)
        counts = {
            question: Counter(given.values())
            for question, given in (closing.answers if closing else {}).items()
            if len(given) >= SHOWN_FROM
        }
    return {question: {each: count[each] for each in ANSWERS[question]} for question, count in counts.items()}


def forget(meeting_id: str) -> None:
    """Drop the answers of a closing, and its key."""
    with _lock:
        _held.pop(meeting_id, None)


def clear() -> None:
    """Forget all, as a process that ends does."""
    with _lock:
        _held.clear()
