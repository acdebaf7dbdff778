"""What axe finds on every page, light and dark, on a desktop and on a phone.

What a page shows only after somebody did something on it, and the forms
behind one-time links, are looked at by the tests of the room.
"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from learnhub.learnhub import PAGES
from tests.e2e.conftest import DESKTOP, PHONE, Visits
from tests.e2e.rows import CAMILLE, ELODIE, MISSING, NOBODY, ROWS

SMALL = """() => {
    const areaOf = (element, name) => {
        const found = ["::before", "::after"]
            .map((part) => getComputedStyle(element, part))
            .map((area) => (area.position === "absolute" && parseFloat(area[name])) || 0);
        return Math.max(element.getBoundingClientRect()[name], ...found);
    };
    return [...document.querySelectorAll("a, button, select, textarea, summary, input, label:has(input)")]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .filter((element) => !element.matches(".sr-only, .skip, label input"))
        .filter((element) => getComputedStyle(element).display !== "inline")
        .filter((element) => element.getBoundingClientRect().width > 1)
        .filter((element) => ["width", "height"].some((name) => areaOf(element, name) < 43.5))
        .map((element) => `${element.outerHTML.slice(0, 90)} is smaller than 44 px`);
}"""


def test_every_page_has_a_row() -> None:
    assert sorted(row.route for row in ROWS) == sorted(page.route for page in PAGES)


@pytest.fixture(scope="module")
def addresses() -> dict[str, str]:
    """Where the pages with an id are, for routes that were looked at before."""
    return {}


@pytest.mark.parametrize("who", [NOBODY, CAMILLE, ELODIE], ids=["nobody", "member", "administrator"])
@pytest.mark.parametrize(
    ("viewport", "colours"), [(DESKTOP, ("light", "dark")), (PHONE, ("dark",))], ids=["desktop", "phone"]
)
def test_pages_have_nothing_serious(
    visits: Visits,
    serious: Callable[[Page], list[str]],
    addresses: dict[str, str],
    who: str,
    viewport: dict[str, int],
    colours: tuple[str, ...],
):
    page = visits.browse(who, viewport=viewport, reduced_motion="reduce")
    found: dict[str, list[str]] = {}

    for row in ROWS:
        if row.who != who:
            continue
        if row.route not in addresses:
            addresses[row.route] = row.address(page)
        page.goto(addresses[row.route])
        expect(page.locator(row.sign).first).to_be_visible()
        for colour in colours:
            page.emulate_media(color_scheme=colour)  # type: ignore[arg-type]
            expect(page.locator("html")).to_have_class(re.compile(rf"\b{colour}\b"))
            if problems := settled(page, serious):
                found[f"{row.route} {colour}"] = problems
        if viewport == PHONE and (problems := problems_of_narrow(page, viewport)):
            found[f"{row.route} at 320 px"] = problems
    visits.errors[:] = [error for error in visits.errors if MISSING not in error]

    assert found == {}


def settled(page: Page, serious: Callable[[Page], list[str]]) -> list[str]:
    """What is still wrong a moment later: while a page fills, links have no names yet."""
    problems = problems_of(page, serious)
    if problems:
        page.wait_for_timeout(700)
        problems = problems_of(page, serious)
    return problems


def problems_of_narrow(page: Page, viewport: dict[str, int]) -> list[str]:
    """What a finger cannot press on the smallest phone; links within a sentence are as high as its lines."""
    page.set_viewport_size({"width": 320, "height": 640})
    small = page.evaluate(SMALL)
    page.set_viewport_size(viewport)  # type: ignore[arg-type]
    return small


def problems_of(page: Page, serious: Callable[[Page], list[str]]) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return serious(page) + (["it scrolls sideways"] if wide else [])
