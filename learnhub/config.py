"""Settings, read once from LEARNHUB_* variables and from `learnhub.toml` in the data folder; variables win.

A setting is a field of `Settings`, annotated with the sentence that the README shows for it. In the file it
has the field's name; its variable is that name in capitals after `LEARNHUB_`. What is wrong is said in a
sentence (`Refusal`) before anything starts.
"""

import os
import secrets
import tomllib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from learnhub.core.server_addresses import is_mail_server, is_sender

PREFIX = "LEARNHUB_"
FILE = "learnhub.toml"
KEY_FILE = "secret.key"
DATABASE = "learnhub.db"
IMAGES = "images"
KEY_BYTES, IMAGE_MEGABYTES_MAX = 32, 50
LOG_LEVELS = ("debug", "info", "warning", "error")
LOOPBACK = ("127.0.0.1", "::1", "localhost")
HOPS_UNSET = (
    "A proxy stands in front and LEARNHUB_PROXY_HOPS is not set: everybody seems to come from one address, "
    "and limits on guessing passwords slow all of them together. Set LEARNHUB_PROXY_HOPS=1."
)
CHECKOUT = Path(__file__).resolve().parent.parent


class Refusal(Exception):
    """Why LearnHub does not do what its operator asked for, as a sentence that says what would help."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that an operator may decide outside the pages."""

    data: Annotated[Path, "Folder of everything LearnHub keeps. Only as a variable or as `--data`."] = Path()
    host: Annotated[str, "Address to listen on; `0.0.0.0` for the whole network."] = "127.0.0.1"
    port: Annotated[int, "Port to listen on."] = 8000
    url: Annotated[
        str,
        "Public address, such as `https://learn.example.com`; https makes cookies secure. "
        "Empty: only IP addresses and this machine's own names are answered.",
    ] = ""
    database_url: Annotated[
        str, "`postgresql://user:password@host/name`; empty: SQLite in the data folder."
    ] = ""
    secret_key: Annotated[str, "32 characters or more; empty: made at first start, kept in `secret.key`."] = (
        ""
    )
    smtp_url: Annotated[
        str,
        "Server that sends mail: `smtp+starttls://user:password@host:587`, `smtps://…`, or `smtp://` without "
        "encryption. Needs `LEARNHUB_MAIL_FROM` and `LEARNHUB_URL`, to which mails lead. Empty: no mail.",
    ] = ""
    mail_from: Annotated[str, "Sender of every mail, such as `LearnHub at Ardelle <learn@example.com>`."] = ""
    proxy_hops: Annotated[int, "How many reverse proxies in front may name the visitor's address."] = 0
    internal_networks: Annotated[
        str,
        "Private networks that webhooks, chat and calendars may reach, such as `10.0.0.0/8, 192.168.1.20`;"
        " empty: only public addresses.",
    ] = ""
    image_megabytes: Annotated[int, "How large a picture may be that people add to what they write."] = 15
    log_level: Annotated[str, "`debug` (adds a line per request), `info`, `warning` or `error`."] = "info"

    @property
    def sqlalchemy_url(self) -> str:
        """The database for SQLAlchemy: PostgreSQL through psycopg, else the file in the data folder."""
        if self.database_url:
            return "postgresql+psycopg://" + self.database_url.split("://", 1)[1]
        return f"sqlite:///{self.database_file}"

    @property
    def database_file(self) -> Path:
        """Where SQLite keeps its database."""
        return self.data / DATABASE

    @property
    def networks(self) -> tuple[IPv4Network | IPv6Network, ...]:
        """The private networks that LearnHub may reach."""
        return tuple(ip_network(each.strip()) for each in self.internal_networks.split(",") if each.strip())

    @property
    def is_secure(self) -> bool:
        """Whether people reach LearnHub by https."""
        return self.url.startswith("https://")

    @property
    def sends_mail(self) -> bool:
        """Whether there is a server for mail."""
        return bool(self.smtp_url)

    @property
    def misses_proxy(self) -> bool:
        """Whether a proxy stands in front, since LearnHub speaks no https itself, that it was not told of."""
        is_elsewhere = bool(self.url) and urlsplit(self.url).hostname not in LOOPBACK
        return not self.proxy_hops and (self.is_secure or (is_elsewhere and self.host in LOOPBACK))


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return PREFIX + name.upper()


def default_data(kind: str) -> Path:
    """The data folder when nobody names one: in the checkout, else where programs keep a user's data."""
    if (CHECKOUT / "pyproject.toml").exists():
        return CHECKOUT / f"learnhub-{kind}"
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(home) / "learnhub" / kind


def load(environ: Mapping[str, str]) -> Settings:
    """Read the settings of the data folder that the variables name; raises Refusal."""
    folder = Path(environ.get(variable("data")) or default_data("company")).expanduser().absolute()
    values: dict[str, Any] = {"data": folder}
    for name, value in _from_file(folder / FILE).items():
        values[name] = _checked(name, value, f"`{name}` in {folder / FILE}")
    for name in _names():
        if text := environ.get(variable(name), "").strip():
            values[name] = _checked(name, text, variable(name))
    return _together(Settings(**values))


def unknown_variables(environ: Mapping[str, str]) -> list[str]:
    """A sentence for each LEARNHUB_ variable that names no setting, probably mistyped."""
    known = [variable(item.name) for item in fields(Settings)]
    stray = sorted(name for name in environ if name.startswith(PREFIX) and name not in known)
    return [f"{name} is not a setting{_meant(name, known)}" for name in stray]


@cache
def settings() -> Settings:
    """The settings of this process, read at the first call."""
    return load(os.environ)


@cache
def secret_key() -> bytes:
    """The key of this installation: from the settings, else from the data folder.

    What is kept only under it means nothing to who has the database alone.
    """
    return key_of(settings())


def key_of(current: Settings) -> bytes:
    """The key of an installation with these settings."""
    if current.secret_key:
        return current.secret_key.encode()
    return bytes.fromhex(key_file(current.data).read_text(encoding="ascii"))


def key_file(folder: Path) -> Path:
    """The file with the secret key, made when missing: its owner's only, and complete once it is there."""
    path = folder / KEY_FILE
    if not path.exists():
        fresh = folder / f"{KEY_FILE}.{os.getpid()}"
        with os.fdopen(
            os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii"
        ) as file:
            file.write(secrets.token_hex(KEY_BYTES))
        with suppress(FileExistsError):
            path.hardlink_to(fresh)
        fresh.unlink()
    return path


def _names() -> list[str]:
    return [item.name for item in fields(Settings) if item.name != "data"]


def _meant(name: str, known: list[str]) -> str:
    close = get_close_matches(name, known, n=1)
    return f"; did you mean {close[0]}?" if close else "."


def _from_file(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refusal(f"{path} cannot be read: {error}.") from error
    for name in values:
        if name not in _names():
            raise Refusal(f"`{name}` in {path} is not a setting{_meant(name, _names())}")
    return values


def _checked(name: str, value: Any, source: str) -> Any:
    """The value in its type, or a Refusal that says where it stands and what would do."""
    kind = type(Settings.__dataclass_fields__[name].default)
    if kind is int and isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    if type(value) is not kind:
        raise Refusal(f"{source} must be {'a whole number' if kind is int else 'a text'}.")
    check = CHECKS.get(name)
    return check(value, source) if check else value


def _together(found: Settings) -> Settings:
    """What needs something else besides; raises Refusal."""
    for name in ("mail_from", "url"):
        if found.smtp_url and not getattr(found, name):
            raise Refusal(f"{variable('smtp_url')} needs {variable(name)} as well.")
    return found


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
        Settings(internal_networks=value).networks  # noqa: B018 - whether it can be read
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


def _sender(value: str, source: str) -> str:
    if not is_sender(value):
        raise Refusal(f"{source} must be an address such as LearnHub <learn@example.com>.")
    return value


def _database(value: str, source: str) -> str:
    scheme, separator, rest = value.partition("://")
    if not separator or not rest or scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise Refusal(f"{source} must begin with postgresql://; without it LearnHub uses SQLite.")
    return f"postgresql://{rest}"


CHECKS = {
    "port": _between(1, 65535),
    "url": _address,
    "database_url": _database,
    "secret_key": _key,
    "smtp_url": _smtp,
    "mail_from": _sender,
    "proxy_hops": _between(0, 10),
    "internal_networks": _networks,
    "image_megabytes": _between(1, IMAGE_MEGABYTES_MAX),
    "log_level": _level,
}
