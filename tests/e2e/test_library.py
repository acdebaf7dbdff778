"""The library's list is where its address says: after a reload, from a link, and on the way back."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse

CAMILLE, KARIM = "camille.roussel@ardelle.example", "karim.benali@ardelle.example"


def found(page: Page, *, before: int = -1) -> int:
    """How many the page says it found, once that is another figure than `before` and the list shows as many.

    The address is a step ahead of the list: what is read at once can be what was found before.
    """
    said = page.locator(".found b")
    expect(said).not_to_have_text(re.compile(rf"^{before}\b"))
    count = int(said.inner_text().split()[0])
    expect_found(page, count)
    return count


def expect_found(page: Page, count: int) -> None:
    """The page comes to say that it found so many, and shows them."""
    expect(page.locator(".found b")).to_have_text(re.compile(rf"^{count}\b"))
    expect(page.locator(".library-row")).to_have_count(min(count, 20))


def test_filtered_list_survives_reload_link_and_going_back(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions")
    expect(page.locator("li[data-item]").first).to_be_visible()
    page.locator(".sidebar, nav").get_by_role("link", name="Library").first.click()
    expect(page.locator(".library-row").first).to_be_visible()
    everything = found(page)
    french = page.locator(".facet-group").get_by_label("Français").first

    french.click()
    expect(page).to_have_url("/library?language=fr")
    narrowed = found(page, before=everything)
    assert 0 < narrowed < everything
    page.get_by_label("Sort by").select_option("most_used")
    expect(page).to_have_url("/library?language=fr&order=most_used")
    page.reload()
    expect(french).to_be_checked()
    expect(page.get_by_label("Sort by")).to_have_value("most_used")
    expect_found(page, narrowed)

    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("newest")
    page.go_back()
    expect(page).to_have_url("/library")
    expect(french).not_to_be_checked()
    expect_found(page, everything)
    page.go_forward()
    expect(french).to_be_checked()
    page.go_back()
    page.go_back()
    expect(page).to_have_url("/questions")


def test_search_is_in_the_address_and_leaves_the_field_alone(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/library")
    field = page.locator("#words")
    field.evaluate("(field) => { window.field = field }")
    steps = page.evaluate("history.length")

    field.press_sequentially("pump ", delay=120)
    expect(page).to_have_url("/library?q=pump")
    field.press_sequentially("sea", delay=300)
    expect(page).to_have_url("/library?q=pump+sea")

    expect(field).to_be_focused()
    expect(field).to_have_value("pump sea")
    assert page.evaluate("document.activeElement === window.field")
    assert page.evaluate("history.length") == steps
    linked = page.context.new_page()
    linked.goto(page.url)
    expect(linked.locator("#words")).to_have_value("pump sea")
    count = found(linked)
    expect_found(page, count)

    page.bring_to_front()
    page.get_by_role("button", name="Clear filters").first.click()
    expect(page).to_have_url("/library")
    expect(field).to_have_value("")
    page.go_back()
    expect(field).to_have_value("pump sea")
    expect_found(page, count)


def test_address_that_makes_no_sense_shows_everything(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/library")
    everything = found(page)

    page.goto("/library?topic=zzzzzzzzzzzz&topic=%00&language=xx&order=oldest&q=%20&page=3")

    expect(page.locator(".library-row").first).to_be_visible()
    expect_found(page, everything)
    expect(page.get_by_role("button", name="Clear filters")).to_have_count(0)


def test_filters_of_a_phone_stay_open_while_one_chooses(browse: Browse):
    page = browse(KARIM, viewport=PHONE)
    page.goto("/library")
    page.get_by_role("button", name="Filtres").click()
    sheet = page.locator("dialog[open]")

    sheet.get_by_label("English").click()
    expect(page).to_have_url("/library?language=en")
    sheet.locator("input[name=topic]").first.click()

    expect(page).to_have_url(re.compile(r"topic=\w{12}&language=en$"))
    expect(sheet).to_be_visible()
    expect(sheet.get_by_label("English")).to_be_checked()


def test_what_one_does_not_read_is_last_and_marked_until_one_says_so(browse: Browse):
    page = browse("sarah.mertens@ardelle.example")
    page.goto("/library?language=fr")
    marks = page.locator(".lh-main .language-mark")
    expect(marks.first).to_have_text("Français")
    page.goto("/library")
    expect(page.locator(".library-row a.t-title").first).to_have_attribute("lang", "en")
    expect(marks.first).to_be_hidden()

    page.goto("/settings/appearance")
    box = page.get_by_role("checkbox", name="Français")
    box.click()  # it is ticked once the server has kept it
    expect(box).to_be_checked()
    expect(page.locator("html")).to_have_attribute("data-reads", "en fr")

    page.goto("/library?language=fr")
    expect(page.locator(".library-row").first).to_be_visible()
    expect(marks.first).to_be_hidden()
