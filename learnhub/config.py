"""Settings, read once from LEARNHUB_* variables and from `learnhub.toml` in the data folder; variables win.

A setting is a field of `Settings`, annotated with the sentence that the README shows for it. In the file it
has the field's name; its variable is that name in capitals after `LEARNHUB_`. What is wrong is said in a
sentence (`Refusal`) before anything starts.
"""

import os
import secrets
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from learnhub.setting_values import CHECKS, KEY_BYTES, Refusal, networks_in

PREFIX = "LEARNHUB_"
FILE = "learnhub.toml"
KEY_FILE = "secret.key"
DATABASE = "learnhub.db"
LOOPBACK = ("127.0.0.1", "::1", "localhost")
HOPS_UNSET = (
    "A proxy stands in front and LEARNHUB_PROXY_HOPS is not set: everybody seems to come from one address, "
    "and limits on guessing passwords slow all of them together. Set LEARNHUB_PROXY_HOPS=1."
)
CHECKOUT = Path(__file__).resolve().parent.parent


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
    files_url: Annotated[
        str,
        "Where pictures and videos are kept: `s3://KEY:SECRET@s3.example.com/bucket/prefix?region=…` of any "
        "S3-compatible store, `s3+http://…` without encryption; needs `learnhub[s3]`. "
        "Empty: `files` in the data folder.",
    ] = ""
    image_megabytes: Annotated[int, "How large a picture may be that people add to what they write."] = 15
    video_megabytes: Annotated[int, "How large a video may be."] = 200
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
        return networks_in(self.internal_networks)

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
