"""What holds on every page: its name, its width, the reach of a finger."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse, Visits

CAMILLE, KARIM = "camille.roussel@ardelle.example", "karim.benali@ardelle.example"
WORD = "Donaudampfschifffahrtsgesellschaft" * 4
NOT_FOUND, NOT_OPEN = (
    re.compile("This page does not exist · LearnHub$"),
    re.compile("This page is not open to you · LearnHub$"),
)
TOO_WIDE = "document.documentElement.scrollWidth > innerWidth"
REACHES = """button => {
    const { x, y, width, height } = button.getBoundingClientRect();
    const [left, top] = [x + width / 2, y + height / 2];
    return [[0, -21], [0, 21], [-21, 0], [21, 0]].every(([dx, dy]) =>
        document.elementFromPoint(left + dx, top + dy)?.closest("button") === button);
}"""


def test_page_that_is_not_there_has_a_name_of_its_own(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions")
    page.locator("a.t-title").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_class("t-h1")

    page.goto("/questions/zzzzzzzzzzzz")
    expect(page).to_have_title(NOT_FOUND)
    page.goto("/people/zzzzzzzzzzzz")
    expect(page).to_have_title(NOT_FOUND)


@pytest.mark.parametrize(("path", "role"), [("/admin/members", "Administrator"), ("/ama/new", "Leader")])
def test_page_for_others_says_for_whom_and_offers_nothing(path: str, role: str, browse: Browse):
    page = browse(CAMILLE)
    page.goto(path)

    expect(page).to_have_title(NOT_OPEN)
    expect(page.locator(".page-state")).to_contain_text(f"the role “{role}”")
    expect(page.locator(".lh-bar .btn-solid")).to_have_count(0)


def test_word_longer_than_a_phone_widens_no_page(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions/ask")
    page.locator("[name=title]").fill(WORD)
    page.locator("[name=topics]").fill("Pumps")
    page.locator("[name=body]").fill(WORD)
    page.get_by_role("button", name="Publish the question").click()
    expect(page).to_have_url(re.compile("/questions/(?!ask)"))

    for size in (PHONE, DESKTOP):
        _stays_narrow(browse(KARIM, viewport=size), [page.url, "/questions", "/"])


def _stays_narrow(page: Page, addresses: list[str]) -> None:
    for address in addresses:
        page.goto(address)
        expect(page.locator("main h1").first).to_be_visible()
        assert not page.evaluate(TOO_WIDE), address


def test_finger_finds_small_buttons(browse: Browse):
    page = browse(CAMILLE, viewport=PHONE)
    page.goto("/questions")
    page.locator("a.t-title").first.click()

    vote = page.locator(".vote button").first
    vote.scroll_into_view_if_needed()
    assert vote.evaluate(REACHES)


def test_form_speaks_the_language_of_the_page(visits: Visits):
    page = visits.browse(locale="fr-FR")
    page.goto("/sign-in")
    page.locator("[name=email]").fill(CAMILLE)
    page.get_by_role("button", name="Se connecter").click()

    expect(page.locator(".field-error")).to_have_text("Ce champ est à remplir.")
    expect(page.locator("[name=email]")).to_have_value(CAMILLE)


def test_page_stands_still_under_a_dialog(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/")
    expect(page.locator(".lh-who-name")).to_be_visible()
    edge = "document.querySelector('.lh-main').getBoundingClientRect().right"
    before = page.evaluate(edge)

    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()

    assert page.evaluate(edge) == before
