"""Random ids: primary key, foreign key and address at once.

Twelve characters of Crockford's base32 carry 60 bits from `secrets`: not guessable, not ordered in time (an
ordered id would date anonymous content), readable aloud, and free of the letters that look like digits.
"""

import hashlib
import secrets

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 12
PATTERN = rf"^[{ALPHABET}]{{{LENGTH}}}$"


def new_id() -> str:
    """A fresh id."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def id_of(*parts: str) -> str:
    """The id that belongs to these words, always the same: what is sent twice is one thing, whoever sends it.

    Who knows the words knows the id, so one of them has to be random.
    """
    digest = hashlib.sha256("\0".join(parts).encode()).digest()
    return "".join(ALPHABET[byte & 31] for byte in digest[:LENGTH])


def is_id(text: str) -> bool:
    """Whether a text has the form of an id; says nothing about existence."""
    return len(text) == LENGTH and all(letter in ALPHABET for letter in text)
