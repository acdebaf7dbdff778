"""The library's list is where its address says: after a reload, from a link, and on the way back."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse

CAMILLE, KARIM = "camille.roussel@ardelle.example", "karim.benali@ardelle.example"


def found(page: Page) -> int:
    """How many cards the page says it found, once the list shows as many."""
    rows = page.locator(".library-row")
    count = int(page.locator(".found b").inner_text().split()[0])
    expect(rows).to_have_count(min(count, 20))
    return count


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
    narrowed = found(page)
    assert 0 < narrowed < everything
    page.get_by_label("Sort by").select_option("most_used")
    expect(page).to_have_url("/library?language=fr&order=most_used")
    page.reload()
    expect(french).to_be_checked()
    expect(page.get_by_label("Sort by")).to_have_value("most_used")
    assert found(page) == narrowed

    page.go_back()
    expect(page.get_by_label("Sort by")).to_have_value("newest")
    page.go_back()
    expect(page).to_have_url("/library")
    expect(french).not_to_be_checked()
    assert found(page) == everything
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
    count = found(page)
    linked = page.context.new_page()
    linked.goto(page.url)
    expect(linked.locator("#words")).to_have_value("pump sea")
    assert found(linked) == count

    page.bring_to_front()
    page.get_by_role("button", name="Clear filters").first.click()
    expect(page).to_have_url("/library")
    expect(field).to_have_value("")
    page.go_back()
    expect(field).to_have_value("pump sea")
    assert found(page) == count


def test_address_that_makes_no_sense_shows_everything(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/library")
    everything = found(page)

    page.goto("/library?topic=zzzzzzzzzzzz&topic=%00&language=xx&order=oldest&q=%20&page=3")

    expect(page.locator(".library-row").first).to_be_visible()
    assert found(page) == everything
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
