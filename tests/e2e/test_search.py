"""A search with the keyboard: what it finds, the way back to it, and the question that it becomes."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import Browse
from tests.e2e.rows import CAMILLE


def test_search_leads_to_an_answer_and_back_and_becomes_a_question(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions")
    expect(page.locator("li[data-item]").first).to_be_visible()
    page.keyboard.press("/")
    expect(page).to_have_url("/search")
    expect(page.locator("#words[data-key]")).to_be_visible()  # the field of the page before has the same name
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
    expect(page).to_have_url(re.compile(r"/(library|questions)/[0-9a-z]{12}"))
    page.go_back()
    expect(page).to_have_url("/search?q=cavitaton")
    expect(rows).to_have_count(found)

    page.get_by_role("link", name=re.compile("as typed")).click()
    expect(page).to_have_url("/search?q=cavitaton&typed=1")
    expect(page.locator(".empty")).to_be_visible()
    page.keyboard.press("a")
    expect(page).to_have_url("/questions/ask?title=cavitaton")
    expect(page.locator("#title")).to_have_value("cavitaton")
