"""Secrets that LearnHub hands out once and keeps only as a hash: sign-ins, links, API tokens.

They carry 256 random bits, so a plain SHA-256 is enough: there is nothing to guess.
"""

import hashlib
import secrets

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
