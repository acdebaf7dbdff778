"""The talk with the mail server: one connection for one mail, with bounds on each answer and on the whole.

A mail is accepted or it is not; what lies between, a connection that ends while the server has the mail,
counts as not accepted. It is sent again with the same Message-ID, and may arrive twice.
"""

import asyncio
import re
import ssl
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from email.message import EmailMessage
from enum import StrEnum
from functools import cache
from urllib.parse import unquote, urlsplit

import aiosmtplib

from learnhub.config import settings
from learnhub.core.i18n import N_
from learnhub.core.outbox import SendFailed
from learnhub.core.server_addresses import SMTP_PORTS, is_reserved

ANSWER_SECONDS = 15.0
WHOLE = timedelta(seconds=40)

UNREACHABLE = N_("The mail server cannot be reached.")
CERTIFICATE = N_("The certificate of the mail server is not valid.")
NOT_ENCRYPTED = N_("The mail server offers no encryption.")
NOT_SIGNED_IN = N_("The mail server does not accept the user and the password.")
SENDER_REFUSED = N_("The mail server does not accept the sender.")
NO_ADDRESS = N_("This address does not exist.")
FULL = N_("The mailbox is full.")
NOT_LET = N_("The mail server does not send to this address.")
LATER = N_("The mail server asks to come back later.")
REFUSED = N_("The mail server refuses this mail.")
LETTERS = N_("The mail server takes no address with these letters.")
RESERVED = N_("The domain of this address is kept for examples: nobody receives mail there.")
SLOW = N_("The mail server did not answer in time.")
BROKEN = N_("The connection ended before the mail server had answered. The mail may arrive twice.")

FAULTS = frozenset({UNREACHABLE, CERTIFICATE, NOT_ENCRYPTED, NOT_SIGNED_IN, SENDER_REFUSED})

_ENHANCED = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")


class Step(StrEnum):
    """How far a mail has come."""

    CONNECTED = N_("Connected")
    ENCRYPTED = N_("Encrypted")
    SIGNED_IN = N_("Signed in")
    ACCEPTED = N_("Accepted")


Note = Callable[[Step, str], None]


@dataclass(frozen=True, slots=True)
class Server:
    """Where mail is handed in."""

    scheme: str
    host: str
    port: int
    user: str
    password: str

    @property
    def is_encrypted(self) -> bool:
        """Whether what is sent can be read on the way to it."""
        return self.scheme != "smtp"

    @property
    def catches(self) -> bool:
        """Whether it is a program on this machine that shows mail and sends none on."""
        is_here = self.host in ("localhost", "127.0.0.1", "::1")
        return is_here and self.port not in SMTP_PORTS.values()

    @property
    def name(self) -> str:
        """Host and port, without what opens it."""
        return f"{self.host}:{self.port}"


class MailRefused(SendFailed):
    """The server did not take a mail. `is_address` says that it was for the address, which does not exist."""

    def __init__(self, reason: str, *, code: str = "", again: bool = True, is_address: bool = False) -> None:
        super().__init__(reason, again=again, code=code)
        self.is_address = is_address


def server() -> Server:
    """The server of the settings; raises SendFailed when there is none."""
    if not settings().sends_mail:
        raise SendFailed(N_("No mail server is named."), again=False)
    return server_of(settings().smtp_url)


def server_of(url: str) -> Server:
    """A server by its address in the settings."""
    parts = urlsplit(url)
    return Server(
        parts.scheme,
        parts.hostname or "",
        parts.port or SMTP_PORTS[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def takes(email: str) -> bool:
    """Whether mail is sent to an address: none to those of a demo company, except to look at it here."""
    return server().catches or not is_reserved(email.rpartition("@")[2])


def hand_in(message: EmailMessage, note: Note = lambda _step, _about: None) -> None:
    """Hand one message to the server, in a thread; raises MailRefused. `note` is told of each step."""
    asyncio.run(send(message, note))


async def send(message: EmailMessage, note: Note = lambda _step, _about: None) -> None:
    """The same on an event loop."""
    where = server()
    try:
        async with asyncio.timeout(WHOLE.total_seconds()):
            async with _connected(where, note) as client:
                await _hand_over(client, message, note)
    except TimeoutError:
        raise MailRefused(SLOW) from None
    except (aiosmtplib.SMTPException, OSError) as error:
        raise refused(error) from error


@asynccontextmanager
async def _connected(where: Server, note: Note) -> AsyncIterator[aiosmtplib.SMTP]:
    client = aiosmtplib.SMTP(
        hostname=where.host,
        port=where.port,
        timeout=ANSWER_SECONDS,
        use_tls=where.scheme == "smtps",
        start_tls=False,
        tls_context=_trust() if where.is_encrypted else None,
        local_hostname=urlsplit(
            settings().url
        ).hostname,  # else the machine's name is looked up, which can wait
    )
    start = time.monotonic()
    try:
        await client.connect()
        note(Step.CONNECTED, f"{where.name}, {time.monotonic() - start:.2f} s")
        if where.scheme == "smtp+starttls":
            await client.starttls(tls_context=_trust())
        if where.is_encrypted:
            note(Step.ENCRYPTED, _tls_of(client))
        if where.user:
            await client.login(where.user, where.password)
            note(Step.SIGNED_IN, where.user)
        yield client
        with suppress(aiosmtplib.SMTPException, OSError):  # it has the mail: how it says goodbye is its own
            await client.execute_command(b"QUIT")  # `quit` would close TLS, which waits for the server
    finally:
        if isinstance(client.transport, asyncio.WriteTransport):
            client.transport.abort()
        client.close()
        await asyncio.sleep(0)  # the loop may end now, and closes what was ended before


async def _hand_over(client: aiosmtplib.SMTP, message: EmailMessage, note: Note) -> None:
    recipient = message["To"].addresses[0].addr_spec
    if not takes(recipient):
        raise MailRefused(RESERVED, again=False)
    options = [] if recipient.isascii() else ["SMTPUTF8", "BODY=8BITMIME"]
    if options:
        await client.ehlo()
        if not client.supports_extension("SMTPUTF8"):
            raise MailRefused(LETTERS, again=False, is_address=True)
    sender = message["From"].addresses[0].addr_spec
    _errors, answer = await client.sendmail(sender, [recipient], message.as_bytes(), mail_options=options)
    note(Step.ACCEPTED, answer.partition(" ")[0][:20])


@cache
def _trust() -> ssl.SSLContext:
    """The authorities that this machine trusts; reading them takes tens of milliseconds."""
    return ssl.create_default_context()


def _tls_of(client: aiosmtplib.SMTP) -> str:
    protocol = client.get_transport_info("ssl_object")
    return protocol.version() if protocol else ""


def refused(error: Exception) -> MailRefused:
    """Why the server did not take a mail, in words for administrators that name nobody."""
    match error:
        case aiosmtplib.SMTPRecipientsRefused():
            return _of_recipient(error.recipients[0])
        case aiosmtplib.SMTPAuthenticationError():
            return MailRefused(NOT_SIGNED_IN, code=_code(error))
        case aiosmtplib.SMTPSenderRefused():
            return MailRefused(SENDER_REFUSED if error.code >= 500 else LATER, code=_code(error))
        case aiosmtplib.SMTPResponseException():
            return _of_answer(error)
    return MailRefused(_of_connection(error))


def _of_connection(error: Exception) -> str:
    if isinstance(error.__cause__ or error, ssl.SSLCertVerificationError):
        return CERTIFICATE
    match error:
        case aiosmtplib.SMTPTimeoutError() | TimeoutError():
            return SLOW
        case aiosmtplib.SMTPConnectError():
            return UNREACHABLE
        case aiosmtplib.SMTPServerDisconnected() | ConnectionError():
            return BROKEN
        case OSError():
            return UNREACHABLE
    return NOT_ENCRYPTED if "STARTTLS" in str(error) else NOT_SIGNED_IN


def _of_recipient(error: aiosmtplib.SMTPRecipientRefused) -> MailRefused:
    code = _code(error)
    if "5.2.2" in code or error.code in (452, 552):
        return MailRefused(FULL, code=code)
    if error.code < 500:
        return MailRefused(LATER, code=code)
    if " 5.7." in code or error.code in (530, 554):  # for the sender or the network, not for this address
        return MailRefused(NOT_LET, code=code)
    return MailRefused(NO_ADDRESS, code=code, again=False, is_address=True)


def _of_answer(error: aiosmtplib.SMTPResponseException) -> MailRefused:
    code = _code(error)
    if "5.2.2" in code or error.code in (452, 552):
        return MailRefused(FULL, code=code)
    if error.code < 500:
        return MailRefused(LATER, code=code)
    return MailRefused(REFUSED, code=code, again=False)


def _code(error: aiosmtplib.SMTPResponseException) -> str:
    """What the server said as figures: its words may name somebody."""
    found = _ENHANCED.search(error.message)
    return f"{error.code} {found[1]}" if found else str(error.code)
