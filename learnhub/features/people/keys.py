"""Secrets that LearnHub hands out once and keeps only as a hash: sign-ins, links, API tokens.

They carry 256 random bits, so a plain SHA-256 is enough: there is nothing to guess. What could be guessed,
such as an e-mail address, is kept under the key of the installation instead. So is what LearnHub itself has
to use again, such as an address to post to: encrypted.
"""

import hashlib
import hmac
import secrets

from learnhub.config import secret_key
from learnhub.core import encryption

TOKEN_PREFIX = "lh_"  # noqa: S105 - lets people and scanners recognise a token that leaked


def new_secret() -> str:
    """A fresh secret, fit for a cookie and a link."""
    return secrets.token_urlsafe(32)


def new_token() -> str:
    """A fresh secret for the REST interface."""
    return TOKEN_PREFIX + new_secret()


def hash_of(secret: str) -> str:
    """What the database knows of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def sealed(text: str) -> str:
    """A stable stand-in for a text that one could guess; whoever has only the database cannot tell which."""
    return hmac.new(secret_key(), text.encode(), hashlib.sha256).hexdigest()


def encrypted(text: str) -> str:
    """What an `EncryptedText` column keeps of a text; see `core.encryption`."""
    return encryption.encrypt(text, secret_key())


def decrypted(text: str) -> str:
    """The text that `encrypted` was given; raises `encryption.Unreadable` when the key has changed since."""
    return encryption.decrypt(text, secret_key())
