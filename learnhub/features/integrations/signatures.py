"""Secrets of webhooks, and what they sign, as Standard Webhooks describes it."""

import base64
import hashlib
import hmac
import secrets
from collections.abc import Iterable

PREFIX = "whsec_"
SECRET_BYTES = 32


def new_secret() -> str:
    """A fresh secret, in the form that libraries of receivers take."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode("ascii")


def signed(with_secrets: Iterable[str], key: str, timestamp: int, body: bytes) -> str:
    """A signature with each secret, of which the receiver needs to know one."""
    text = f"{key}.{timestamp}.".encode() + body
    macs = (hmac.new(_bytes(secret), text, hashlib.sha256).digest() for secret in with_secrets)
    return " ".join(f"v1,{base64.b64encode(mac).decode('ascii')}" for mac in macs)


def _bytes(secret: str) -> bytes:
    return base64.b64decode(secret.removeprefix(PREFIX))
