"""Lists that hold still: one's own new row comes first, and the way back leads to the same rows and place."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Browse, ask_question, write_card

ADMIN = "elodie.faure@ardelle.example"
READER = "camille.roussel@ardelle.example"
TITLES = ".lh-main :is(.library-row, li[data-item]) a.t-title"
# Holds back what the server says of where a search leads, as a slow line would.
HOLD = """(() => {
    window.held = [];
    const slot = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
    const leads = (data) => String(data).replaceAll(" ", "").includes('"to":"%s?q=');
    const holding = (hear) => (event) => (leads(event.data) ? held.push(() => hear(event)) : hear(event));
    const set = function (hear) { slot.set.call(this, hear && holding(hear)); };
    Object.defineProperty(WebSocket.prototype, "onmessage", { ...slot, set });
})()"""
NAMES = ".lh-main tbody .person-words a"


def write(page: Page) -> None:
    write_card(page, "Whose card comes first in the list?", "One's own.")
    page.go_back()


def ask(page: Page) -> None:
    ask_question(page, "Whose question comes first in the list?", "One's own, I think.")
    page.go_back()


def invite_last(page: Page) -> None:
    page.locator(".lh-bar .btn-solid").click()
    dialog = page.locator("dialog[open]")
    dialog.locator("[name=name]").fill("Žofie Zzymanová")
    dialog.locator("[name=email]").fill("zofie@ardelle.example")
    dialog.locator("[type=submit]").click()
    page.locator("#member-link .btn-solid").click()


@pytest.mark.parametrize(
    ("path", "links", "add"),
    [("/library", TITLES, write), ("/questions", TITLES, ask), ("/admin/members", NAMES, invite_last)],
)
def test_own_row_is_shown_and_back_leads_to_the_same_rows_and_place(
    browse: Browse, path: str, links: str, add: Callable[[Page], None]
):
    page = browse(ADMIN)
    page.goto(path)
    page.locator(".pager button").click()
    rows = page.locator(links)
    expect(rows.nth(26)).to_be_attached()
    shown = addresses(page, links)

    add(page)
    expect(rows.nth(len(shown))).to_be_attached()
    with_own = addresses(page, links)  # more rows follow the known ones when these reach another page
    assert with_own[1 : len(shown) + 1] == shown
    assert with_own[0] not in shown

    rows.nth(22).scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    assert top > 0
    rows.nth(22).click()
    expect(page.locator(".lh-main h1")).to_be_in_viewport()
    page.go_back()
    expect(rows.nth(22)).to_be_in_viewport()
    assert (addresses(page, links), page.evaluate("scrollY")) == (with_own, top)


def test_questions_are_narrowed_kept_for_later_and_found_again(browse: Browse):
    page = browse(READER)
    page.goto("/questions?order=hot")
    expect(page.get_by_text("ln(1 + answers)")).to_be_visible()
    rows = page.locator(TITLES)
    expect(rows.first).to_be_visible()

    page.locator("select[name=language]").select_option("fr")
    expect(page).to_have_url(re.compile(r"\?order=hot&language=fr$"))
    expect(page.locator(f"{TITLES}:not([lang=fr])")).to_have_count(0)
    page.go_back()
    expect(page.locator("select[name=language]")).to_have_value("")
    expect(page.locator(f"{TITLES}[lang=en]").first).to_be_visible()

    title = rows.first.inner_text()
    rows.first.click()
    keep = page.locator(".question-head .keep")
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "true")
    page.goto("/me")
    page.locator(".lh-main").get_by_role("link", name="What I kept").click()
    expect(page.locator(TITLES)).to_have_text([title])

    page.locator(".library-row .keep").click()
    expect(page.locator(".library-row .keep")).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(page.get_by_text("Nothing kept yet")).to_be_visible()


@pytest.mark.parametrize("path", ["/questions", "/library"])
def test_address_that_comes_late_calls_nobody_back_from_the_row_they_opened(browse: Browse, path: str):
    page = browse(READER)
    page.add_init_script(HOLD % path)
    page.goto(path)
    row = page.locator(TITLES).nth(2)
    expect(row).to_be_visible()
    shown, to = addresses(page, TITLES), row.get_attribute("href")

    page.get_by_role("searchbox").first.fill("pump")
    while not page.evaluate("held.length"):
        page.wait_for_timeout(20)
    row.click()
    page.wait_for_url(f"**{to}")
    keep = page.locator(".lh-main .keep").first
    expect(keep).to_have_attribute("aria-pressed", "false")
    page.evaluate("held.splice(0).forEach((hear) => hear())")
    keep.click()  # it is answered after what was held
    expect(keep).to_have_attribute("aria-pressed", "true")
    keep.click()
    expect(keep).to_have_attribute("aria-pressed", "false")

    assert page.url.endswith(str(to))
    page.go_back()
    expect(page.locator(TITLES).first).to_have_attribute("href", shown[0])
    expect(page.locator(TITLES).nth(len(shown) - 1)).to_be_visible()
    assert (addresses(page, TITLES), page.url.endswith(path)) == (shown, True)


def addresses(page: Page, links: str) -> list[str]:
    """Where the rows of a list lead."""
    return page.locator(links).evaluate_all("links => links.map(link => link.pathname)")
