"""Invited by mail, joined on a phone, booked, moved and cancelled: what the mailbox has of it each time."""

import re
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from functools import partial
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Page, expect

from learnhub.core.i18n import translate
from tests.e2e.conftest import PHONE, Visits
from tests.e2e.mailing import arrives, mailing
from tests.e2e.test_mentoring import confirm, open_week
from tests.e2e.weeks import FREE, show_free_slots
from tests.postboxes import Postbox, text_of
from tests.servers import Server

ADMIN = "elodie.faure@ardelle.example"
NAME, EMAIL = "Nora Lambert", "nora.lambert@ardelle.example"
MENTOR, HERS = "Awa Diop", "awa.diop@ardelle.example"
QUESTION = {"en": "Which audit comes first?", "fr": "Par quel audit commencer ?"}

Say = Callable[[str], str]


@pytest.fixture
def company(demo_folder: Path, tmp_path: Path) -> Iterator[tuple[Server, Postbox]]:
    """The demo company, which mails here."""
    with mailing(demo_folder, tmp_path) as running:
        yield running


@pytest.mark.parametrize("language", ["en", "fr"])
def test_invited_by_mail_joined_booked_moved_and_cancelled(browser: Browser, company, language: str) -> None:
    server, box = company
    visits, say = Visits(browser, server), partial(translate, language)
    invite(visits.browse(ADMIN), language)
    phone = visits.browse(viewport=PHONE, locale=language)
    invitation = arrives(phone, box, lambda mail: is_to(mail, EMAIL))
    assert invitation["Content-Language"] == language
    join(phone, link_in(invitation, server), server.password)

    book(phone, language)
    booked = calendar_mail(phone, box, EMAIL, "REQUEST", 0)
    assert booked["Subject"].startswith(say("20 minutes with {name}: {when}").partition("{")[0])
    moving = visits.browse(EMAIL)
    moving.goto(phone.url)
    move(moving, say)
    moved = calendar_mail(moving, box, EMAIL, "REQUEST", 1)
    phone.reload()
    cancel(phone, say)
    cancelled = calendar_mail(phone, box, EMAIL, "CANCEL", 2)

    mails = (booked, moved, cancelled)
    events = [event_in(mail) for mail in mails]
    assert len({event["UID"] for event in events}) == 1
    assert events[0].start != events[1].start == events[2].start
    assert [str(event.get("STATUS", "")) for event in events] == ["CONFIRMED", "CONFIRMED", "CANCELLED"]
    assert len({mail["References"] for mail in mails}) == 1
    assert len({mail["Message-ID"] for mail in mails}) == 3
    assert {mail["Content-Language"] for mail in mails} == {language}
    hers = calendar_mail(phone, box, HERS, "CANCEL", 2)
    assert event_in(hers)["UID"] == events[0]["UID"]
    visits.close()
    assert visits.errors == []


def invite(admin: Page, language: str) -> None:
    """Invite somebody who will read that language; the administrator reads French."""
    say = partial(translate, "fr")
    admin.goto("/admin/members")
    admin.get_by_role("button", name=say("Invite people")).click()
    dialog = admin.get_by_role("dialog", name=say("Invite somebody"))
    dialog.locator("[name=name]").fill(NAME)
    dialog.locator("[name=email]").fill(EMAIL)
    dialog.locator("[name=language]").select_option(language)
    dialog.get_by_role("button", name=say("Make the invitation")).click()
    shown = admin.get_by_role("dialog", name=translate("fr", "Invitation for {name}", name=NAME))
    expect(shown.get_by_label(say("Link"))).not_to_have_value("")


def join(phone: Page, link: str, password: str) -> None:
    """Follow the link of the mail and choose a password."""
    phone.goto(link)
    expect(phone.locator("[name=email]")).to_have_value(EMAIL)
    fits(phone)
    phone.locator("[name=password]").fill(password)
    phone.locator("form button[type=submit]").click()
    expect(phone).not_to_have_url(re.compile("/join|/invit"))


def book(phone: Page, language: str) -> None:
    """Book the first free time of a mentor."""
    open_week(phone, MENTOR)
    phone.locator(FREE).first.click()
    phone.locator("textarea").fill(QUESTION[language])
    fits(phone)
    confirm(phone)
    fits(phone)


def move(page: Page, say: Say) -> None:
    """Take another time."""
    page.get_by_role("link", name=say("Move to another time")).click()
    expect(page.locator(".booking-panel, .week-line").first).to_be_visible()
    show_free_slots(page)
    page.locator(FREE).last.click()
    page.get_by_role("button", name=re.compile(say("Move to {time}").partition("{")[0])).click()
    expect(page).to_have_url(re.compile("/mentoring/sessions/"))


def cancel(page: Page, say: Say) -> None:
    """Cancel after being asked."""
    page.get_by_role("button", name=say("Cancel the session")).click()
    page.get_by_role("alertdialog").get_by_role("button", name=say("Cancel the session")).click()
    expect(page.get_by_role("status").filter(has_text=say("You cancelled this session."))).to_be_visible()


def fits(page: Page) -> None:
    """Nothing is wider than the phone."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def link_in(mail: EmailMessage, server: Server) -> str:
    """The one address of an invitation."""
    (link,) = re.findall(rf"{re.escape(server.url)}/\S+", text_of(mail))
    return link


def is_to(mail: EmailMessage, email: str) -> bool:
    return mail["To"].addresses[0].addr_spec == email


def calendar_mail(page: Page, box: Postbox, email: str, method: str, sequence: int) -> EmailMessage:
    """The mail with which a session enters a calendar, moves there or leaves it."""

    def is_it(mail: EmailMessage) -> bool:
        part = mail.get_body(("calendar",)) if is_to(mail, email) else None
        return part is not None and (part.get_param("method"), event_in(mail)["SEQUENCE"]) == (
            method,
            sequence,
        )

    return arrives(page, box, is_it)


def event_in(mail: EmailMessage) -> icalendar.Event:
    """The session, as a mail program reads it: the file for who saves it says the same."""
    part = next(part for part in mail.walk() if part.get_content_type() == "text/calendar")
    calendar = icalendar.Calendar.from_ical(part.get_content())
    (file,) = mail.iter_attachments()
    assert file.get_content() == part.get_content()
    assert calendar["METHOD"] == part.get_param("method")
    (event,) = calendar.events
    return event
