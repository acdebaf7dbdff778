"""How the addresses of servers, of stores of files and of senders of mail are written."""

import re
from urllib.parse import urlsplit

SMTP_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
FILE_STORES = {"s3": "https", "s3+http": "http"}
# RFC 2606 and RFC 6761
_RESERVED_ENDINGS = ("example", "test", "invalid", "localhost")
_RESERVED_DOMAINS = ("example.com", "example.net", "example.org")
_SENDER = re.compile(r"[\w.+-]+@[a-z0-9.-]+", re.ASCII | re.IGNORECASE)


def is_mail_server(text: str) -> bool:
    """Whether a text is the address of a mail server, with a user and a password or without both."""
    try:
        parts = urlsplit(text)
        is_complete = parts.scheme in SMTP_PORTS and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    is_plain = parts.path in ("", "/") and not (parts.query or parts.fragment)
    return is_complete and is_plain and (bool(parts.username) or not parts.password)


def is_file_store(text: str) -> bool:
    """Whether a text is the address of a bucket, with its key and secret, and perhaps a prefix."""
    try:
        parts = urlsplit(text)
        is_complete = bool(parts.hostname and parts.username and parts.password and parts.path.strip("/"))
        return parts.scheme in FILE_STORES and is_complete and parts.port != 0 and not parts.fragment
    except ValueError:
        return False


def is_sender(text: str) -> bool:
    """Whether a text is one address, with a name before it or without."""
    name, address = name_and_address(text)
    return bool(_SENDER.fullmatch(address)) and name.isprintable()


def name_and_address(text: str) -> tuple[str, str]:
    """The two parts of a sender, the name without its quotation marks; there may be none."""
    name, _, address = text.rpartition("<")
    return name.strip().strip('"'), address.removesuffix(">").strip()


def is_reserved(domain: str) -> bool:
    """Whether a domain is kept for examples and tests, so that nobody receives mail there."""
    name = f".{domain.lower().rstrip('.')}"
    return name.endswith(tuple(f".{each}" for each in (*_RESERVED_ENDINGS, *_RESERVED_DOMAINS)))
