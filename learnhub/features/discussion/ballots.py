"""Who votes for anonymous content, known to the memory of the process alone.

Under each root that holds anonymous content a person has a ballot: a random text that is drawn when they
first come, and forgotten when the root ends. A vote is stored under the hash of the ballot and of what it is
for (`AnonymousVote`), so that it counts once, can be withdrawn, and tells neither who cast it nor which other
votes are theirs.

A process that ends takes the ballots with it. Browsers keep theirs and bring them back
(`service.bring_ballot`); who votes through the REST interface, or from another browser than before, begins
with a new one, and could then vote once more for the same. That is the price: a ballot that survived on a
disk would let anybody who copies the disk look up who voted for what.
"""

import hashlib
import secrets
import threading

BYTES = 20
VOTER_LENGTH = 32  # hexadecimal digits; 128 bits

_lock = threading.Lock()
_held: dict[tuple[str, str], str] = {}


def of(root_id: str, person_id: str) -> str:
    """The ballot of a person under a root; drawn at the first call."""
    with _lock:
        return _held.setdefault((root_id, person_id), secrets.token_hex(BYTES))


def find(root_id: str, person_id: str) -> str | None:
    """The same, or None when they have none."""
    return _held.get((root_id, person_id))


def hold(root_id: str, person_id: str, ballot: str) -> None:
    """Give a person this ballot from now on."""
    with _lock:
        _held[root_id, person_id] = ballot


def close(root_id: str) -> None:
    """Forget who had which ballot: nobody votes under this root any more."""
    with _lock:
        for key in [key for key in _held if key[0] == root_id]:
            del _held[key]


def clear() -> None:
    """Forget all, as a process that ends does."""
    with _lock:
        _held.clear()


def voter(ballot: str, content_id: str) -> str:
    """Under which name a vote with this ballot is stored."""
    return hashlib.sha256(f"{ballot} {content_id}".encode()).hexdigest()[:VOTER_LENGTH]
