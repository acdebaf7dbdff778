"""Choosing what reaches one, in a company that sends mail: seen before it is saved, and kept."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import PHONE, Visits
from tests.e2e.mailing import arrives, mailing
from tests.e2e.sockets import sockets, watch
from tests.postboxes import Postbox, text_of
from tests.servers import Server

CAMILLE = "camille.roussel@ardelle.example"
PATH = "/settings/notices"


@pytest.fixture
def company(demo_folder: Path, tmp_path: Path) -> Iterator[tuple[Server, Postbox]]:
    """The demo company, as if it had sent mail all the time."""
    with mailing(demo_folder, tmp_path, _leave_to_mail) as running:
        yield running


def _leave_to_mail(data: Path) -> None:
    with closing(sqlite3.connect(data / "learnhub.db")) as database, database:
        database.execute("UPDATE inbox_item SET is_for_mail = 1")


def test_choices_are_seen_in_the_next_mail_then_saved_and_kept(browser: Browser, company, serious) -> None:
    server, box = company
    visits = Visits(browser, server)
    page = visits.browse(CAMILLE)
    watch(page)
    page.goto(PATH)
    save = page.locator(".lh-bar [type=submit]")
    expect(save).to_be_disabled()
    shown = page.locator(".choice-page li")
    expect(shown).not_to_have_count(0)
    title = page.locator("main h2").first
    before = title.inner_text()

    page.get_by_label("A session I booked or give, Mail").press("Space")
    page.get_by_label("Days of the daily mail").select_option("weekly")
    expect(save).to_have_text("Save 2 changes")
    expect(title).not_to_have_text(before)
    expect(page.get_by_role("heading", name="with these choices")).to_be_visible()
    first = shown.first.locator("p").first.inner_text()
    page.get_by_role("button", name="Send it to me now").click()
    expect(page.get_by_text("It is on its way to you.")).to_be_visible()
    arrives(page, box, lambda mail: first in text_of(mail))

    leaving_asks(page)
    save.click()
    expect(save).to_be_disabled()
    assert serious(page) == []
    page.reload()
    expect(page.get_by_label("A session I booked or give, Mail")).not_to_be_checked()
    expect(page.get_by_label("Days of the daily mail")).to_have_value("weekly")
    sheet_of_a_phone(visits.browse(CAMILLE, viewport=PHONE, colour="dark"), serious)
    visits.close()
    assert visits.errors == []


def leaving_asks(page: Page) -> None:
    """A link, Back and a reload ask; whoever stays has lost nothing, and goes on with the same socket."""
    page.get_by_role("link", name="Skills").click()
    asks = page.get_by_role("alertdialog", name="Leave without saving?")
    asks.get_by_role("button", name="Stay here").click()
    expect(asks).not_to_be_visible()
    assert page.url.endswith(PATH)
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.reload())")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(page.get_by_label("A session I booked or give, Mail")).not_to_be_checked()
    assert len(sockets(page)) == 1


def sheet_of_a_phone(page: Page, serious) -> None:
    """A row opens a sheet with the channels of its kind; Save is in the dock."""
    page.goto(PATH)
    row = page.locator(".choice-row").filter(has_text="An AMA opens")
    row.get_by_role("button").first.click()
    sheet = page.get_by_role("group", name="An AMA opens")
    assert serious(page) == []
    sheet.get_by_text("Mail").click()
    sheet.get_by_role("button", name="Done").click()
    expect(sheet).not_to_be_visible()
    expect(row).not_to_contain_text("+ Mail")
    save = page.locator(".dock [type=submit]")
    expect(save).to_have_text("Save 1 change")
    save.click()
    expect(save).to_be_disabled()
