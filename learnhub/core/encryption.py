"""Texts that the database keeps encrypted, such as an address that whoever knows it may post to.

Unlike a hash they can be read again, by whoever has the key of the installation. A column that holds one is
an `EncryptedText`, by which `doctor` finds it. What another key encrypted raises Unreadable.
"""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlalchemy import Text

PURPOSE = b"learnhub: texts encrypted at rest"
KEY_BYTES = 32


class Unreadable(Exception):
    """A text was encrypted with another key, or changed since."""


class EncryptedText(Text):
    """The type of a column that holds what `encrypt` returned, and nothing readable."""


def encrypt(text: str, key: bytes) -> str:
    """The text under the key; the same text comes out differently each time, so it cannot be looked up."""
    return _cipher(key).encrypt(text.encode()).decode("ascii")


def decrypt(encrypted: str, key: bytes) -> str:
    """The text again; raises Unreadable."""
    try:
        return _cipher(key).decrypt(encrypted.encode()).decode()
    except InvalidToken as error:
        raise Unreadable from error


def is_readable(encrypted: str, key: bytes) -> bool:
    """Whether the key is the one that a text was encrypted with."""
    try:
        decrypt(encrypted, key)
    except Unreadable:
        return False
    return True


@lru_cache(maxsize=4)
def _cipher(key: bytes) -> Fernet:
    """The cipher has a key of its own, because the installation's key signs other things too."""
    derived = HKDF(SHA256(), KEY_BYTES, salt=None, info=PURPOSE).derive(key)
    return Fernet(base64.urlsafe_b64encode(derived))
