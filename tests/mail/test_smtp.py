"""The talk with a mail server: what it takes, how it refuses, and what is made of each way."""

import ssl
import subprocess
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from learnhub.core import clock
from learnhub.core.outbox import SendFailed
from learnhub.mail import Mail, Reader, parts, smtp
from learnhub.mail.mime import message_of
from learnhub.mail.smtp import MailRefused, Step, hand_in, server_of
from tests.postboxes import Postbox, hang_up, serving, wait

ANA = Reader("ana", "Ana Petit", "ana@ardelle.example")


def message(reader: Reader = ANA) -> EmailMessage:
    mail = Mail(reader, "Hello", "A word", (parts.paragraph("A word."),), "Because.")
    return message_of(mail, key="one", company="Ardelle", moment=clock.utcnow())


def refusal(reader: Reader = ANA) -> MailRefused:
    with pytest.raises(MailRefused) as caught:
        hand_in(message(reader))
    return caught.value


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate of this machine that nobody has signed, and its key."""
    key, made = tmp_path / "key.pem", tmp_path / "cert.pem"
    command = [
        *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"),
        *("-keyout", str(key), "-out", str(made), "-subj", "/CN=localhost"),
        *("-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return made, key


@pytest.fixture(params=["smtp+starttls", "smtps"])
def encrypted(request, certificate, name_server) -> Iterator[Postbox]:
    """A server that speaks TLS, after STARTTLS or at once, and asks for a password."""
    tls, box = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH), Postbox()
    tls.load_cert_chain(*certificate)
    at_once = request.param == "smtps"
    own = {"ssl_context": tls, "auth_require_tls": False} if at_once else {"tls_context": tls}
    controller = serving(box, **own)
    name_server(f"{request.param}://learn:four%2Fwords@127.0.0.1:{box.port}")
    yield box
    controller.stop()


def test_mail_is_taken_in_one_talk(postbox: Postbox) -> None:
    steps: list[Step] = []

    hand_in(message(), lambda step, _about: steps.append(step))

    assert steps == [Step.CONNECTED, Step.ACCEPTED]
    assert postbox.talks == 1
    assert [str(taken["To"]) for taken in postbox.taken] == ["Ana Petit <ana@ardelle.example>"]


def test_encrypted_server_takes_mail_from_who_signs_in(encrypted: Postbox, certificate, monkeypatch) -> None:
    trust = ssl.create_default_context(cafile=str(certificate[0]))
    monkeypatch.setattr(smtp, "_trust", lambda: trust)
    steps: dict[Step, str] = {}

    hand_in(message(), steps.__setitem__)

    assert list(steps) == [Step.CONNECTED, Step.ENCRYPTED, Step.SIGNED_IN, Step.ACCEPTED]
    assert steps[Step.ENCRYPTED] == "TLSv1.3"
    assert (encrypted.users, len(encrypted.taken)) == ([b"learn"], 1)


def test_certificate_that_nobody_signed_is_not_trusted(encrypted: Postbox) -> None:
    assert refusal().reason == smtp.CERTIFICATE
    assert encrypted.users == encrypted.taken == []


def test_server_without_encryption_gets_no_password(postbox: Postbox, name_server) -> None:
    name_server(f"smtp+starttls://learn:secret@127.0.0.1:{postbox.port}")

    assert refusal().reason == smtp.NOT_ENCRYPTED
    assert postbox.users == []


@pytest.mark.parametrize(
    ("answer", "reason", "code", "again", "is_address"),
    [
        ("550 5.1.1 no such user ana@ardelle.example", smtp.NO_ADDRESS, "550 5.1.1", False, True),
        ("550 what do you want", smtp.NO_ADDRESS, "550", False, True),
        ("452 4.2.2 over quota", smtp.FULL, "452 4.2.2", True, False),
        ("552 5.2.2 mailbox full", smtp.FULL, "552 5.2.2", True, False),
        ("451 4.7.1 greylisted", smtp.LATER, "451 4.7.1", True, False),
        ("554 5.7.1 relay access denied", smtp.NOT_LET, "554 5.7.1", True, False),
    ],
)
def test_address_that_is_refused(postbox, answer, reason, code, again, is_address) -> None:
    postbox.answers["RCPT"] = answer

    found = refusal()

    assert (found.reason, found.code, found.again, found.is_address) == (reason, code, again, is_address)
    assert postbox.taken == []


@pytest.mark.parametrize(
    ("answer", "reason", "again"),
    [
        ("552 5.2.2 mailbox full", smtp.FULL, True),
        ("450 4.3.2 busy", smtp.LATER, True),
        ("550 5.7.1 looks like spam", smtp.REFUSED, False),
    ],
)
def test_mail_that_is_refused_after_it_was_sent(postbox, answer, reason, again) -> None:
    postbox.answers["DATA"] = answer

    found = refusal()

    assert (found.reason, found.again, found.is_address) == (reason, again, False)


def test_connection_that_ends_with_the_mail_is_tried_again_under_the_same_id(postbox: Postbox) -> None:
    postbox.answers["DATA"] = hang_up

    found = refusal()
    postbox.answers.clear()
    hand_in(message())

    assert (found.reason, found.again) == (smtp.BROKEN, True)
    assert len({taken["Message-ID"] for taken in postbox.taken}) == 1
    assert len(postbox.taken) == 2


def test_server_that_does_not_answer_is_left(postbox: Postbox, monkeypatch) -> None:
    monkeypatch.setattr(smtp, "ANSWER_SECONDS", 0.2)
    postbox.answers["DATA"] = wait(2)

    found = refusal()

    assert (found.reason, found.again) == (smtp.SLOW, True)


def test_server_that_is_not_there(name_server) -> None:
    name_server("smtp://127.0.0.1:1")

    found = refusal()

    assert (found.reason, found.again) == (smtp.UNREACHABLE, True)


def test_letters_beyond_ascii_go_to_a_server_that_takes_them(postbox: Postbox) -> None:
    hand_in(message(Reader("zoe", "Zoé", "zoé@ardelle.example")))

    address = postbox.taken[0]["To"].addresses[0].addr_spec  # its bytes, which the library does not decode
    assert address.encode("ascii", "surrogateescape").decode() == "zoé@ardelle.example"


def test_no_server_is_named() -> None:
    with pytest.raises(SendFailed):
        hand_in(EmailMessage())


@pytest.mark.parametrize(
    ("url", "name", "is_encrypted"),
    [
        ("smtp+starttls://mail.example.com", "mail.example.com:587", True),
        ("smtps://a:b@mail.example.com", "mail.example.com:465", True),
        ("smtp://[::1]:2525", "::1:2525", False),
    ],
)
def test_server_of_an_address(url: str, name: str, is_encrypted: bool) -> None:
    assert (server_of(url).name, server_of(url).is_encrypted) == (name, is_encrypted)
