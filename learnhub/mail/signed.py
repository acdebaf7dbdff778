"""Addresses in a mail that let its reader do one thing without signing in.

Each names an action of `Room.mail_actions`, a person and what it is about, for a month, under the key of this
installation: whoever a mail is forwarded to can do this one thing, once, and nothing else. Opening the
address shows a page; only a POST does it, since mail scanners follow links.
"""

import hashlib
import hmac
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from learnhub.config import secret_key
from learnhub.core.clock import utcnow
from learnhub.mail.queue import address_of

PAGE = "/mail/action"
VALID_FOR = timedelta(days=30)
TOKEN_MAX = 400
_TOKEN = re.compile(r"([A-Za-z0-9_-]{1,300})\.([0-9a-f]{64})")
_CONTENT = re.compile(r"([a-z0-9_.]{1,60}) ([a-z0-9]{1,32}) ([a-z0-9_.:-]{0,80}) (\d{1,12})")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a signed address asks for: an action, whose it is, and what it is about."""

    action: str
    person_id: str
    about: str
    until: datetime


def address_of_action(action: str, person_id: str, about: str = "") -> str:
    """The whole address at which the reader of a mail does something once."""
    until = int((utcnow() + VALID_FOR).timestamp())
    content = f"{action} {person_id} {about} {until}"
    if not _CONTENT.fullmatch(content):
        raise ValueError("a signed address holds ids and codes only")
    body = urlsafe_b64encode(content.encode()).decode().rstrip("=")
    return address_of(f"{PAGE}?token={body}.{sealed(f'mail action {body}')}")


def read(token: str) -> Asked | None:
    """What a token asks for, or None when it is not ours, or too old."""
    found = _TOKEN.fullmatch(token)
    if not found or not hmac.compare_digest(found[2], sealed(f"mail action {found[1]}")):
        return None
    content = urlsafe_b64decode(found[1] + "=" * (-len(found[1]) % 4)).decode()
    parts = _CONTENT.fullmatch(content)
    until = datetime.fromtimestamp(int(parts[4]), UTC) if parts else utcnow()
    return Asked(parts[1], parts[2], parts[3], until) if parts and until > utcnow() else None


def sealed(text: str) -> str:
    """What this installation alone can make of a text."""
    return hmac.new(secret_key(), text.encode(), hashlib.sha256).hexdigest()
