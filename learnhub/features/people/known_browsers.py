"""Browsers in which an account was signed in before, told by a cookie that this installation has signed.

The device cookies of OWASP: whoever tries passwords elsewhere uses up no try of the owner's own browser, and
each such browser has its own count. The cookie proves nothing but that: it opens no account, and it is worth
nothing once the password has changed. A browser that several people share keeps one mark for each of the last
five, and nobody can tell from a mark whose it is. Nothing of this is stored here.
"""

import hmac
import re
import secrets

from learnhub.features.people.keys import sealed

MARKS_MAX = 5
LIFETIME_SECONDS = 180 * 86_400
_MARK = re.compile(r"([A-Za-z0-9_-]{22})~([0-9a-f]{64})")


def cookie_name(*, https: bool) -> str:
    """The name of the cookie, with the prefix that makes browsers insist on Secure and on this host."""
    return "__Host-lh_known" if https else "lh_known"


def find_mark(cookie: str, person_id: str, password_version: int) -> str | None:
    """The mark that a browser has of an account, or None when it has none that counts."""
    for name, seal in _MARK.findall(cookie)[:MARKS_MAX]:
        if hmac.compare_digest(seal, _seal(name, person_id, password_version)):
            return name
    return None


def add_mark(cookie: str, person_id: str, password_version: int) -> str:
    """The cookie of a browser that has just signed in: a fresh mark in front of those that it had."""
    name = secrets.token_urlsafe(16)
    former = [
        f"{other}~{seal}"
        for other, seal in _MARK.findall(cookie)
        if not hmac.compare_digest(seal, _seal(other, person_id, password_version))
    ]
    return ".".join([f"{name}~{_seal(name, person_id, password_version)}", *former][:MARKS_MAX])


def _seal(name: str, person_id: str, password_version: int) -> str:
    return sealed(f"known browser {name} {person_id} {password_version}")
