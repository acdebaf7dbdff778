"""A search with the keyboard: the palette, the page of the search, and the question that it becomes."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse
from tests.e2e.rows import CAMILLE, ELODIE


def open_palette(page: Page) -> None:
    """Press the key until the page hears it."""
    field = page.get_by_role("combobox", name=re.compile("Search everything|Rechercher partout"))
    expect(page.locator("li[data-item]").first).to_be_visible()
    page.keyboard.press("/")
    expect(field).to_be_focused()


def test_palette_leads_to_what_is_typed_and_to_everything(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions")
    open_palette(page)
    palette, options = page.locator("#lh-palette"), page.locator("#lh-palette [role=option]")
    expect(options.first).to_have_attribute("aria-selected", "true")

    page.keyboard.type("cavitaton")
    expect(palette.locator(".palette-note")).to_contain_text("“cavitation”")
    expect(options.first.locator("mark").first).to_have_text(re.compile("cavitat", re.IGNORECASE))
    page.keyboard.press("ArrowDown")
    second = options.nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("combobox", name="Search everything")).to_have_attribute(
        "aria-activedescendant", second.get_attribute("id") or ""
    )
    page.keyboard.press("ArrowUp")
    expect(options.first).to_have_attribute("aria-selected", "true")
    to = options.first.get_attribute("href") or ""
    page.keyboard.press("Enter")
    expect(page).to_have_url(to)
    expect(palette).to_be_hidden()

    page.goto("/questions")
    open_palette(page)
    expect(options.first).to_have_attribute("href", to)  # what was opened last
    page.keyboard.type("cavitation")
    page.keyboard.press("Control+Enter")
    expect(page).to_have_url("/search?q=cavitation")
    expect(page.locator("main li[data-item] mark").first).to_be_visible()


def test_palette_in_french_on_a_phone_leads_to_things_to_do(browse: Browse):
    page = browse(ELODIE, viewport=PHONE, locale="fr-FR")
    page.goto("/questions")
    expect(page.locator("li[data-item]").first).to_be_visible()
    page.get_by_role("link", name="Rechercher").last.click()
    palette = page.locator("#lh-palette")
    expect(palette.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("réserver mentor")
    palette.get_by_role("option", name="Réserver un créneau avec un mentor").click()
    expect(page).to_have_url("/mentoring")

    page.goto("/people?q=nobody-at-all")
    expect(page.locator(".empty")).to_be_visible()
    page.goto("/people")
    name = page.locator("main li a.t-title").first
    expect(name).to_be_visible()
    name.click()
    expect(page).to_have_url(re.compile("/people/[0-9a-z]{12}$"))


def test_search_leads_to_an_answer_and_back_and_becomes_a_question(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/search")
    expect(page.locator("#words[data-key]")).to_be_visible()
    page.keyboard.press("/")
    expect(page.locator("#words")).to_be_focused()

    page.keyboard.type("cavitaton")
    expect(page).to_have_url("/search?q=cavitaton")
    expect(page.locator(".corrected")).to_contain_text("“cavitation”")
    rows = page.locator("main li[data-item]")
    expect(rows.first.locator("mark").first).to_have_text(re.compile("cavitat", re.IGNORECASE))
    found = rows.count()

    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/(library|questions|videos)/[0-9a-z]{12}"))
    page.go_back()
    expect(page).to_have_url("/search?q=cavitaton")
    expect(rows).to_have_count(found)

    page.get_by_role("link", name=re.compile("as typed")).click()
    expect(page).to_have_url("/search?q=cavitaton&typed=1")
    expect(page.locator(".empty")).to_be_visible()
    page.keyboard.press("a")
    expect(page).to_have_url("/questions/ask?title=cavitaton")
    expect(page.locator("#title")).to_have_value("cavitaton")
