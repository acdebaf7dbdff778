"""What leaves: headers that nobody can add to, both forms of the content, and addresses that do one thing."""

import email
import re
from datetime import timedelta
from email import policy
from email.message import EmailMessage

import pytest

from learnhub.core import clock
from learnhub.mail import Invitation, Link, Mail, Reader, parts, signed
from learnhub.mail.mime import message_of
from tests.postboxes import text_of

CAMILLE = Reader("camille", "Camille", "camille@ardelle.example", "fr", "Europe/Paris")
HOSTILE = "Zoé\r\nBcc: all@ardelle.example\r\n\r\n<script>alert(1)</script>\u202e\x00"
INBOX = "https://learn.ardelle.example/inbox"

pytestmark = pytest.mark.usefixtures("postbox")


def mail(reader: Reader = CAMILLE, subject: str = "Trois choses vous attendent", **given) -> Mail:
    given.setdefault("parts", (parts.heading("Bonjour Camille."), parts.button(Link("Ouvrir", INBOX))))
    return Mail(reader, subject, given.pop("preview", "Deux réponses"), why="Vous l’avez choisi.", **given)


def sent(mail: Mail, key: str = "digest:1") -> EmailMessage:
    """A mail as its reader's program reads it."""
    message = message_of(mail, key=key, company="Ardelle", moment=clock.utcnow())
    read = email.message_from_bytes(message.as_bytes(), policy=policy.SMTP)
    assert isinstance(read, EmailMessage)
    return read


def test_mail_says_from_whom_to_whom_and_that_a_machine_sent_it(noon) -> None:
    read = sent(mail())

    assert {name: str(read[name]) for name in ("From", "To", "Subject", "Date", "Auto-Submitted")} == {
        "From": "LearnHub at Ardelle <learn@ardelle.example>",
        "To": "Camille <camille@ardelle.example>",
        "Subject": "Trois choses vous attendent",
        "Date": "Wed, 11 Mar 2026 12:00:00 +0000",
        "Auto-Submitted": "auto-generated",
    }


@pytest.mark.parametrize("invitation", [None, Invitation("REQUEST", b"BEGIN:VCALENDAR")])
def test_whole_mail_names_its_language(invitation: Invitation | None) -> None:
    read = sent(mail(invitation=invitation))

    assert read["Content-Language"] == "fr"
    assert [part["Content-Language"] for part in read.walk()][1:] == [None] * (len([*read.walk()]) - 1)


def test_nobody_adds_a_header_by_name_or_subject() -> None:
    hostile = Reader("zoe", HOSTILE, "zoe@ardelle.example")

    read = sent(mail(hostile, subject=HOSTILE, preview=HOSTILE))

    assert read["Bcc"] is None
    assert [address.addr_spec for address in read["To"].addresses] == ["zoe@ardelle.example"]
    assert "\u202e" not in read["Subject"] + read["To"].addresses[0].display_name


def test_lines_stay_short_whatever_is_said() -> None:
    long = "é" * 2000
    content = (parts.heading(long), parts.paragraph(long), parts.quote("x" * 5000))

    raw = message_of(
        mail(Reader("a", long, f"{'a' * 60}@ardelle.example"), subject=long, parts=content, stop=INBOX * 5),
        key="long",
        company=long,
        moment=clock.utcnow(),
    ).as_bytes()

    assert max(map(len, raw.split(b"\r\n"))) <= 998
    assert len(email.message_from_bytes(raw, policy=policy.SMTP)["Subject"]) == 150


def test_both_forms_say_the_same_and_escape_it() -> None:
    said = '<b>"Dix jours" & plus</b>'
    row = parts.row(
        kind="Question",
        colour="orange",
        reason="vous l’avez posée.",
        title=said,
        address=INBOX,
        said=said,
        links=(Link("Lire", INBOX), Link("Archiver", f"{INBOX}/archive")),
        language="fr",
    )
    content = (parts.heading(said), parts.paragraph(said), parts.section(said, said), row)

    read = sent(mail(parts=(*content, parts.facts([(said, said)]), parts.note(said), parts.quote(said))))

    assert text_of(read).count(said) == 10
    assert said not in text_of(read, "html")
    assert text_of(read, "html").count("&lt;b&gt;&quot;Dix jours&quot; &amp; plus&lt;/b&gt;") == 10
    assert f"Archiver <{INBOX}/archive>" in text_of(read)


def test_mail_loads_nothing_and_tracks_nobody() -> None:
    html = text_of(sent(mail(stop=f"{INBOX}?token=one")), "html")

    assert not re.search(r"<img|<link|<script|url\(|@import|@font-face|<iframe", html)
    assert set(re.findall(r'(?:href|src)="([^"]*)"', html)) == {INBOX}
    assert '<html lang="fr">' in html


def test_same_mail_keeps_its_id_and_mails_about_one_thing_hold_together() -> None:
    first, again, other = (
        sent(mail(thread="q1")),
        sent(mail(thread="q1")),
        sent(mail(thread="q1"), "digest:2"),
    )

    assert first["Message-ID"] == again["Message-ID"] != other["Message-ID"]
    assert first["References"] == first["In-Reply-To"] == other["References"]
    assert sent(mail(thread="q2"))["References"] != first["References"]
    assert sent(mail())["References"] is None


def test_one_click_stops_as_rfc_8058_wants_it() -> None:
    stop = signed.address_of_action("people.sign_ins", "camille")
    raw = message_of(mail(stop=stop), key="one", company="", moment=clock.utcnow()).as_bytes()

    read = email.message_from_bytes(raw, policy=policy.SMTP)

    assert read["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    https, by_mail = read["List-Unsubscribe"].split(", ")
    assert https == f"<{stop}>"
    assert by_mail.startswith("<mailto:learn@ardelle.example?subject=")
    assert f"List-Unsubscribe: <{stop}>".encode() in raw  # as it is: programs decode nothing there


def test_invitation_is_for_the_program_and_a_file() -> None:
    file = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Réunion\r\nEND:VCALENDAR\r\n"

    read = sent(mail(invitation=Invitation("REQUEST", file.encode())))

    found = [part for part in read.walk() if part.get_content_type() == "text/calendar"]
    assert [part.get_filename() for part in found] == [None, "invite.ics"]
    assert [part.get_param("method") for part in found] == ["REQUEST", "REQUEST"]
    assert [part.get_payload(decode=True).decode() for part in found] == [file, file]
    assert text_of(read).startswith("Bonjour Camille.")


def test_signed_address_means_one_thing_for_a_month(noon) -> None:
    address = signed.address_of_action("people.sign_ins", "camille", "q1")
    token = address.partition("token=")[2]

    asked = signed.read(token)

    assert (asked.action, asked.person_id, asked.about) == ("people.sign_ins", "camille", "q1")
    body, _, seal = token.partition(".")
    other = signed.address_of_action("people.sign_ins", "somebody").partition("token=")[2]
    for forged in ("", token[:-1], f"{other.partition('.')[0]}.{seal}", f"{body}.{'0' * 64}", f"{token}x"):
        assert signed.read(forged) is None
    with clock.at(noon + signed.VALID_FOR + timedelta(seconds=1)):
        assert signed.read(token) is None
    with pytest.raises(ValueError, match="ids and codes"):
        signed.address_of_action("people.sign_ins", "camille", "two words")


def test_link_leads_to_whole_addresses_only() -> None:
    with pytest.raises(ValueError, match="whole addresses"):
        Link("Click", "javascript:alert(1)")
