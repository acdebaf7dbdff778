"""What the page about mail shows."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A mail that did not arrive: whose, why, and when it is tried again (None: never by itself).

    `failure` is a message id, `code` what the server answered. `is_address` says that the address is wrong.
    """

    id: int = 0
    name: str = ""
    email: str = ""
    kind: str = ""
    failure: str = ""
    code: str = ""
    attempts: int = 0
    at: datetime | None = None
    again_at: datetime | None = None
    is_address: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """The last test: its steps as message ids with what is known of each, and why it came no further."""

    at: datetime | None = None
    steps: tuple[tuple[str, str], ...] = ()
    failure: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class MailView:
    """Whether mail leaves, and what did not arrive. `fault` is why none leaves now, a message id.

    `leaves_out` somebody, because the domain of their address is kept for examples.
    """

    sends: bool = False
    fault: str = ""
    server: str = ""
    host: str = ""
    is_encrypted: bool = False
    sender: str = ""
    address: str = ""
    domain: str = ""
    sent: int = 0
    last_at: datetime | None = None
    waiting: int = 0
    leaves_out: bool = False
    undelivered: tuple[Undelivered, ...] = ()
    trial: Trial = Trial()
