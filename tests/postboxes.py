"""A real mail server for tests, which keeps what it takes and answers as it is told."""

import asyncio
import email
import logging
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

from learnhub.config import settings
from tests.servers import free_port

Answer = Callable[[SMTP], Awaitable[str]]


@dataclass
class Postbox:
    """What a server took. `answers` says what it answers to an address, to any (RCPT), or to a mail (DATA).

    A text refuses; a function is asked when the mail was taken.
    """

    port: int = 0
    answers: dict[str, str | Answer] = field(default_factory=dict)
    taken: list[EmailMessage] = field(default_factory=list)
    users: list[bytes] = field(default_factory=list)
    talks: int = 0

    async def handle_EHLO(  # noqa: N802 - what aiosmtpd calls
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.talks += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if answer := self.answers.get(address, self.answers.get("RCPT")):
            return answer if isinstance(answer, str) else await answer(server)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        answer = self.answers.get("DATA")
        if isinstance(answer, str):
            return answer
        message = email.message_from_bytes(envelope.content, policy=policy.SMTPUTF8)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        return await answer(server) if answer else "250 2.0.0 queued as 42"

    def sign_in(
        self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: Any
    ) -> AuthResult:
        self.users.append(data.login)
        return AuthResult(success=data.password == b"four/words")


async def hang_up(server: SMTP) -> str:
    """End the connection in place of an answer."""
    server.transport.abort()
    return "421 gone"


def wait(seconds: float) -> Answer:
    """Answer after a while."""

    async def slowly(_server: SMTP) -> str:
        await asyncio.sleep(seconds)
        return "250 OK"

    return slowly


class Server(Controller):
    """The same, which notices what ended before it stops: a connection left open is warned about."""

    def stop(self, no_assert: bool = False) -> None:
        asyncio.run_coroutine_threadsafe(_turn(10), self.loop).result()
        super().stop(no_assert)


async def _turn(times: int) -> None:
    """Let the loop handle what has come; the end of a connection takes a few turns, with TLS most."""
    for _ in range(times):
        await asyncio.sleep(0)


def serving(postbox: Postbox, **options: Any) -> Controller:
    """A server of its own, in a thread; `stop` ends it."""
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # it tells of each talk that was broken off
    postbox.port = free_port()
    controller = Server(
        postbox,
        hostname="127.0.0.1",
        port=postbox.port,
        authenticator=postbox.sign_in,
        enable_SMTPUTF8=True,
        **options,
    )
    controller.start()
    return controller


@pytest.fixture
def postbox(name_server: Callable[[str], None]) -> Iterator[Postbox]:
    """A server that the settings name, without encryption."""
    box = Postbox()
    controller = serving(box)
    name_server(f"smtp://127.0.0.1:{box.port}")
    yield box
    controller.stop()


@pytest.fixture
def name_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Name a mail server in the settings."""

    def name(url: str) -> None:
        monkeypatch.setenv("LEARNHUB_SMTP_URL", url)
        monkeypatch.setenv("LEARNHUB_MAIL_FROM", "LearnHub at Ardelle <learn@ardelle.example>")
        monkeypatch.setenv("LEARNHUB_URL", "https://learn.ardelle.example")
        settings.cache_clear()

    yield name
    monkeypatch.undo()
    settings.cache_clear()


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    """One of the two forms of a mail."""
    return message.get_body((kind,)).get_content().replace("\r\n", "\n")
