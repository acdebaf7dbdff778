"""The secret of an anonymous author, what is stored of it, and what everybody sees of that."""

import hashlib
import secrets

from learnhub.core import ids
from learnhub.features.discussion.schemas import SECRET_LENGTH

TAG_LENGTH = 24  # hexadecimal digits of the hash; 96 bits


def new_secret() -> str:
    """160 random bits, as browsers make them."""
    return "".join(secrets.choice(ids.ALPHABET) for _ in range(SECRET_LENGTH))


def hash_secret(secret: str) -> str:
    """What is stored of a secret: it is random, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def tag_of(edit_hash: str) -> str:
    """The beginning of the hash, which stands beside the text for everybody."""
    return edit_hash[:TAG_LENGTH]
