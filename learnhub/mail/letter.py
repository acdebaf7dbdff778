"""A mail as its room composes it, before anything is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from learnhub.mail.parts import Link, Part


@dataclass(frozen=True, slots=True)
class Reader:
    """To whom a mail goes, and how they read."""

    person_id: str
    name: str
    email: str
    language: str = "en"
    zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Invitation:
    """A message of iCalendar in a mail (RFC 6047): its METHOD, such as REQUEST, and the whole file."""

    method: str
    file: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What somebody is sent. Texts are in their language, and are escaped where they are drawn.

    `preview` is what a list of mails shows beside the subject. `why` says in one sentence why they get it;
    `links` stand under it. Mails about one thing carry its id as `thread` and are shown together. `stop` is
    the signed address that ends mails of this kind in one click (`signed.address_of_action`).
    """

    reader: Reader
    subject: str
    preview: str
    parts: Sequence[Part]
    why: str
    links: Sequence[Link] = ()
    thread: str = ""
    stop: str = ""
    invitation: Invitation | None = None
    moment: datetime | None = None
