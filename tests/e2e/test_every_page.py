"""Every page, opened once: its one socket, and what axe finds, light on a desktop and dark on a phone.

What a page shows only after somebody did something on it, and the forms
behind one-time links, are looked at by the tests of the room.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import CDPSession, Page, expect

from learnhub.learnhub import PAGES
from tests.e2e.conftest import COLOURS, DESKTOP, PHONE, Visits
from tests.e2e.rows import (
    CAMILLE,
    ELODIE,
    HELENE,
    LUCIE,
    MATHIEU,
    MISSING,
    NADIA,
    NOBODY,
    OUMAR,
    REMI,
    ROWS,
    Row,
)
from tests.e2e.sockets import Greetings

NARROWEST = {"width": 320, "height": 640}
PEOPLE = {
    "nobody": NOBODY,
    "member": CAMILLE,
    "author": OUMAR,
    "writer": NADIA,
    "amending": LUCIE,
    "leader": HELENE,
    "told": MATHIEU,
    "asked": REMI,
    "administrator": ELODIE,
}
PAGES_AT_ONCE = 8  # in one test, so that the workers of a run end at about the same time


def parts() -> list[tuple[str, list[Row]]]:
    """Who looks, and at which pages."""
    seen = {name: [row for row in ROWS if row.who == who] for name, who in PEOPLE.items()}
    return [
        (name, rows[start : start + PAGES_AT_ONCE])
        for name, rows in seen.items()
        for start in range(0, len(rows), PAGES_AT_ONCE)
    ]


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
    assert sum(len(rows) for _who, rows in parts()) == len(ROWS)


@pytest.mark.parametrize(
    ("who", "rows"), parts(), ids=lambda part: part if isinstance(part, str) else part[0].route
)
def test_pages_open_one_socket_and_have_nothing_serious(
    visits: Visits, serious: Callable[..., list[str]], who: str, rows: list[Row]
):
    page = visits.browse(PEOPLE[who], reduced_motion="reduce")
    screen, greetings = page.context.new_cdp_session(page), Greetings(page)
    said: dict[str, tuple[list[str], int]] = {}
    found: dict[str, list[str]] = {}

    for row in rows:
        address = row.address(page)
        greetings.clear()
        page.goto(address)
        expect(page.locator(row.sign).first).to_be_visible()
        if address != MISSING:
            said[row.route] = greetings.seen()
        for place, problems in looks(page, screen, row.sign, serious, is_first=row is rows[0]):
            if problems:
                found[f"{row.route} {place}"] = problems
    visits.errors[:] = [error for error in visits.errors if MISSING not in error]

    assert said == dict.fromkeys(said, (["early"], 1))
    assert found == {}


def looks(
    page: Page, screen: CDPSession, sign: str, serious: Callable[..., list[str]], *, is_first: bool
) -> Iterator[tuple[str, list[str]]]:
    """What is wrong with a page in each of its looks, in the order in which one leads to the next.

    Colours are most of the work. What stands beside every page is looked at once in the dark on a desktop; a
    page itself shows the same pieces on the phone.
    """
    yield "light", settled(page, serious)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("html")).to_have_class(re.compile(r"\bdark\b"))
    if is_first:
        yield "dark", settled(page, serious, *COLOURS)
    with on_phone(screen):
        expect(page.locator(sign).first).to_be_visible()
        yield "dark on a phone", settled(page, serious)
        resize(screen, NARROWEST, mobile=True)
        yield "at 320 px", page.evaluate(SMALL)
    page.emulate_media(color_scheme="light")


@contextmanager
def on_phone(screen: CDPSession) -> Iterator[None]:
    """An open page is that of a phone with a finger meanwhile, and without a mouse until the next page."""
    resize(screen, PHONE, mobile=True)
    screen.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    yield
    screen.send("Emulation.setTouchEmulationEnabled", {"enabled": False})
    resize(screen, DESKTOP, mobile=False)


def resize(screen: CDPSession, size: dict[str, int], *, mobile: bool) -> None:
    screen.send("Emulation.setDeviceMetricsOverride", {**size, "deviceScaleFactor": 1, "mobile": mobile})


def settled(page: Page, serious: Callable[..., list[str]], *rules: str) -> list[str]:
    """What is still wrong a moment later: while a page fills, links have no names yet."""
    problems = problems_of(page, serious, *rules)
    if problems:
        page.wait_for_timeout(700)
        problems = problems_of(page, serious, *rules)
    return problems


def problems_of(page: Page, serious: Callable[..., list[str]], *rules: str) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return serious(page, *rules) + (["it scrolls sideways"] if wide else [])
