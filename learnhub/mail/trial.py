"""A mail that tries the way: what came of each step, for who set the server up."""

import secrets
from dataclasses import dataclass

from learnhub.core.clock import utcnow
from learnhub.core.i18n import N_, translate
from learnhub.core.outbox import SendFailed
from learnhub.mail import parts
from learnhub.mail.letter import Mail, Reader
from learnhub.mail.mime import message_of
from learnhub.mail.parts import Link
from learnhub.mail.queue import address_of
from learnhub.mail.smtp import Step, send

SUBJECT = N_("A test from LearnHub")
ARRIVED = N_("Mail from LearnHub arrives.")
NOTHING = N_("There is nothing to do. This mail was sent because somebody asked for a test.")
OPEN = N_("Open LearnHub")
WHY = N_("You asked for this test yourself, or an administrator did.")


@dataclass(frozen=True, slots=True)
class Tried:
    """How far a test came; `failure` says why it came no further, `code` what the server answered."""

    steps: tuple[tuple[Step, str], ...] = ()
    failure: str = ""
    code: str = ""


async def try_out(reader: Reader, company: str) -> Tried:
    """Send somebody a test, and tell what came of it. Waits for the network, for less than a minute."""
    steps: list[tuple[Step, str]] = []
    message = message_of(
        _letter(reader), key=f"test {secrets.token_hex(16)}", company=company, moment=utcnow()
    )
    try:
        await send(message, lambda step, about: steps.append((step, about)))
    except SendFailed as failed:
        return Tried(tuple(steps), failed.reason, failed.code)
    return Tried(tuple(steps))


def _letter(reader: Reader) -> Mail:
    def say(sentence: str) -> str:
        return translate(reader.language, sentence)

    return Mail(
        reader,
        subject=say(SUBJECT),
        preview=say(NOTHING),
        parts=(
            parts.heading(say(ARRIVED)),
            parts.paragraph(say(NOTHING)),
            parts.button(Link(say(OPEN), address_of("/"))),
        ),
        why=say(WHY),
    )
