"""Values of settings: what each may be, and the sentence that says so when it is not."""

from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any
from urllib.parse import urlsplit

from learnhub.core.server_addresses import is_file_store, is_mail_server, is_sender

KEY_BYTES, IMAGE_MEGABYTES_MAX, VIDEO_MEGABYTES_MAX = 32, 50, 2_000
LOG_LEVELS = ("debug", "info", "warning", "error")


class Refusal(Exception):
    """Why LearnHub does not do what its operator asked for, as a sentence that says what would help."""


def networks_in(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """The networks that a text names, with commas between; raises ValueError."""
    return tuple(ip_network(each.strip()) for each in text.split(",") if each.strip())


def _between(least: int, most: int) -> Callable[[int, str], int]:
    def check(value: int, source: str) -> int:
        if not least <= value <= most:
            raise Refusal(f"{source} must be between {least} and {most}.")
        return value

    return check


def _level(value: str, source: str) -> str:
    if value.lower() not in LOG_LEVELS:
        raise Refusal(f"{source} must be one of {', '.join(LOG_LEVELS)}.")
    return value.lower()


def _key(value: str, source: str) -> str:
    if len(value) < KEY_BYTES:
        raise Refusal(f"{source} must have at least {KEY_BYTES} characters.")
    return value


def _networks(value: str, source: str) -> str:
    try:
        networks_in(value)
    except ValueError as error:
        raise Refusal(
            f"{source} must be networks such as 10.0.0.0/8, with commas between: {error}."
        ) from error
    return value


def _address(value: str, source: str) -> str:
    """The public address as scheme and host, which is what cookies, Origin checks and links compare with."""
    sentence = f"{source} must be an address such as https://learn.example.com, without a path."
    try:
        parts = urlsplit(value)
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:
        raise Refusal(sentence) from error
    plain = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in ("http", "https") or not parts.hostname or not plain:
        raise Refusal(sentence)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    default = {"http": ":80", "https": ":443"}[parts.scheme]
    return f"{parts.scheme}://{host}{'' if port == default else port}"


def _smtp(value: str, source: str) -> str:
    """The address of a mail server, which is not repeated: it may hold a password."""
    if not is_mail_server(value):
        raise Refusal(
            f"{source} must be an address such as smtp+starttls://user:password@mail.example.com:587. "
            "Signs such as / and # in a password are written %2F and %23."
        )
    return value


def _files(value: str, source: str) -> str:
    """The address of a store, which is not repeated: it holds a secret."""
    if not is_file_store(value):
        raise Refusal(
            f"{source} must be an address such as s3://KEY:SECRET@s3.example.com/bucket. "
            "Signs such as / and + in a secret are written %2F and %2B."
        )
    return value


def _sender(value: str, source: str) -> str:
    if not is_sender(value):
        raise Refusal(f"{source} must be an address such as LearnHub <learn@example.com>.")
    return value


def _database(value: str, source: str) -> str:
    scheme, separator, rest = value.partition("://")
    if not separator or not rest or scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise Refusal(f"{source} must begin with postgresql://; without it LearnHub uses SQLite.")
    return f"postgresql://{rest}"


CHECKS: dict[str, Callable[[Any, str], Any]] = {
    "port": _between(1, 65535),
    "url": _address,
    "database_url": _database,
    "secret_key": _key,
    "smtp_url": _smtp,
    "mail_from": _sender,
    "proxy_hops": _between(0, 10),
    "internal_networks": _networks,
    "files_url": _files,
    "image_megabytes": _between(1, IMAGE_MEGABYTES_MAX),
    "video_megabytes": _between(1, VIDEO_MEGABYTES_MAX),
    "log_level": _level,
}
