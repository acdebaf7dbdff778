"""The message that leaves: headers as RFC 5322, 8058 and 3834 want them, and both forms of the content."""

import hashlib
import re
from datetime import datetime
from email import policy
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import quote

from learnhub.config import settings
from learnhub.core.i18n import N_, translate
from learnhub.core.server_addresses import name_and_address
from learnhub.mail.drawing import as_html, as_text
from learnhub.mail.letter import Invitation, Mail
from learnhub.mail.parts import one_line

SUBJECT_MAX = 150
NAME_MAX = 80
STOP = N_("Stop these mails")
CRLF = "\r\n"
STOP_HEADER = "List-Unsubscribe"
_METHOD = re.compile(r"[A-Z]{3,20}")


def message_of(mail: Mail, *, key: str, company: str, moment: datetime) -> EmailMessage:
    """The message; `key` is the same whenever this mail is sent, and so is its Message-ID."""
    kind = policy.SMTP if mail.reader.email.isascii() else policy.SMTPUTF8
    message = EmailMessage(policy=kind.clone(header_factory=_headers()))
    message["From"] = sender()
    message["To"] = _address(mail.reader.name, mail.reader.email)
    message["Subject"] = shortened(mail.subject, SUBJECT_MAX)
    message["Date"] = format_datetime(moment)
    message["Message-ID"] = message_id(key)
    if mail.thread:
        root = message_id(f"thread {mail.thread} {mail.reader.person_id}")
        message["In-Reply-To"] = message["References"] = root
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    if mail.stop:
        message[STOP_HEADER] = f"<{mail.stop}>, <{_stop_by_mail(mail)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    message.set_content(as_text(mail, company), cte="quoted-printable")
    message.add_alternative(as_html(mail, company), subtype="html", cte="quoted-printable")
    if mail.invitation:
        _invite(message, mail.invitation)
    message["Content-Language"] = mail.reader.language  # last: it would move into the first part
    return message


def sender() -> Address:
    """From whom every mail comes."""
    return _address(*name_and_address(settings().mail_from))


def message_id(key: str) -> str:
    """The one id of a message; it says nothing of what it is about."""
    name = hashlib.sha256(f"{settings().url} {key}".encode()).hexdigest()[:40]
    return f"<{name}@{sender().domain}>"


def shortened(text: str, longest: int) -> str:
    """A text for a header: on one line, and cut where it would be too long."""
    line = one_line(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


class _Addresses(UnstructuredHeader, BaseHeader):
    """A header of addresses, each on a line of its own: the library would encode one that is long."""

    def fold(self, *, policy: object) -> str:
        return f"{self.name}: {str(self).replace(', ', f',{CRLF} ')}{CRLF}"


def _headers() -> HeaderRegistry:
    registry = HeaderRegistry()
    registry.map_to_type(STOP_HEADER, _Addresses)
    return registry


def _address(name: str, email: str) -> Address:
    user, _, domain = email.rpartition("@")
    return Address(shortened(name, NAME_MAX), user, domain)


def _stop_by_mail(mail: Mail) -> str:
    """A mail to the sender, whose owner can follow the link in it."""
    subject = quote(translate(mail.reader.language, STOP), safe="")
    return f"mailto:{sender().addr_spec}?subject={subject}&body={quote(mail.stop, safe='')}"


def _invite(message: EmailMessage, invitation: Invitation) -> None:
    """An invitation for the mail program to act upon, and as a file for one that does not."""
    if not _METHOD.fullmatch(invitation.method):
        raise ValueError("an invitation has a METHOD of iCalendar")
    text, params = invitation.file.decode(), {"method": invitation.method}
    message.add_alternative(text, subtype="calendar", cte="base64", params=params)
    message.add_attachment(text, subtype="calendar", cte="base64", params=params, filename="invite.ics")
