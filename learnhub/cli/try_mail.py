"""What `doctor --mail` does: a test to one address, step by step, and what the sender's domain must say."""

import asyncio
from collections.abc import Iterator

from learnhub.cli.findings import BAD, GOOD, WARNING, Finding
from learnhub.config import settings
from learnhub.core.server_addresses import name_and_address

NOT_SET = "LEARNHUB_SMTP_URL is not set: no mail is sent, and links are handed over by hand."


def examine(email: str) -> Iterator[Finding]:
    """Send a test and tell each step."""
    if not settings().sends_mail:
        yield Finding("mail", BAD, NOT_SET)
        return
    from learnhub.mail import Reader
    from learnhub.mail.trial import try_out

    tried = asyncio.run(try_out(Reader("", "", email), ""))
    for step, about in tried.steps:
        yield Finding("mail", GOOD, f"{step}: {about}" if about else str(step))
    if tried.failure:
        yield Finding("mail", BAD, f"{tried.failure} {tried.code}".strip())
    yield from _domain()


def _domain() -> Iterator[Finding]:
    """What whoever runs the domain must see to; without it mail lands in junk."""
    domain = name_and_address(settings().mail_from)[1].rpartition("@")[2]
    yield Finding("SPF", WARNING, f"The TXT record of {domain} must name the mail server as a sender.")
    yield Finding(
        "DKIM",
        WARNING,
        f"The mail server must sign for {domain}, List-Unsubscribe and List-Unsubscribe-Post included.",
    )
    yield Finding(
        "DMARC", WARNING, f"The TXT record of _dmarc.{domain} must begin with v=DMARC1; and have a policy."
    )
