"""How many people open each question, without a trail of who read what.

The database has a number for each question and nothing else. That somebody is counted once is known to the
memory of the process alone, by a hash with a key that is drawn when it starts: nobody who has the database, a
copy of it or its log can look up who opened something, nor when. What is to be counted is written every
minute for all questions together, so that no row is written because one person reads.

The price: a process that ends takes this with it, and who opens a question again is counted once more, as is
who opened it longer ago than the last hundred thousand openings. A logarithm does not mind.
"""

import secrets
import threading
from collections import Counter
from collections.abc import Mapping
from hashlib import blake2b

REMEMBERED = 100_000

_lock = threading.Lock()
_key = secrets.token_bytes(32)
_seen: list[set[bytes]] = [set(), set()]  # the later and the earlier openings
_new: Counter[str] = Counter()


def note(question_id: str, person_id: str) -> None:
    """Somebody opened a question."""
    mark = blake2b(f"{question_id} {person_id}".encode(), key=_key, digest_size=12).digest()
    with _lock:
        if any(mark in seen for seen in _seen):
            return
        _seen[0].add(mark)
        _new[question_id] += 1
        if len(_seen[0]) >= REMEMBERED:
            _seen[:] = [set(), _seen[0]]


def take() -> dict[str, int]:
    """How many more people opened each question since this was asked last."""
    with _lock:
        taken = dict(_new)
        _new.clear()
    return taken


def give_back(taken: Mapping[str, int]) -> None:
    """Count these the next time."""
    with _lock:
        _new.update(taken)


def clear() -> None:
    """Forget all, as a process that ends does."""
    with _lock:
        _seen[:] = [set(), set()]
        _new.clear()
