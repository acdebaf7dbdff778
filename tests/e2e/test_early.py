"""The first words that a page says before its scripts have come (`assets/early.js`)."""

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visits
from tests.e2e.rows import CAMILLE, ELODIE, MISSING, NOBODY, ROWS, Row

# Notes for each socket whether the head of the page opened it, or one of the scripts that come later: while a
# module runs, a document has no current script.
WATCH = """(() => {
    const Native = window.WebSocket;
    window.sockets = [];
    window.WebSocket = class extends Native {
        constructor(...given) {
            super(...given);
            window.sockets.push(document.currentScript ? "early" : "late");
        }
    };
})()"""
QUERIES = (
    Row("/questions", "li[data-item]", path="/questions?order=votes#top"),
    Row("/library", ".library-row", path="/library?q=pump%20&topic="),
    Row("/library", "main h1", path="/library/?q=%C3%A9"),
)


def sockets(page: Page) -> list[str]:
    """The sockets that the present page has opened."""
    return page.evaluate("window.sockets")


@pytest.mark.parametrize("who", [NOBODY, CAMILLE, ELODIE], ids=["nobody", "member", "administrator"])
def test_every_page_says_early_what_its_scripts_say(visits: Visits, who: str):
    """One socket, opened before the scripts: had they said anything else, there would be a second one."""
    page = visits.browse(who)
    page.add_init_script(WATCH)
    greetings: list[str] = []
    page.on("websocket", lambda each: each.on("framesent", lambda data: greetings.append(str(data))))
    found: dict[str, tuple[list[str], int]] = {}

    for row in (*ROWS, *QUERIES):
        address = row.address(page) if row.who == who else ""
        if not address or address == MISSING:
            continue
        greetings.clear()
        page.goto(address)
        expect(page.locator(row.sign).first).to_be_visible()
        while not (said := sum(data.startswith("40") for data in greetings)):
            page.wait_for_timeout(20)  # what a page shows from the start may be there before the socket is
        found[address] = (sockets(page), said)

    assert found == dict.fromkeys(found, (["early"], 1))


def test_page_without_a_route_opens_its_socket_itself(visits: Visits):
    page = visits.browse(CAMILLE)
    page.add_init_script(WATCH)

    page.goto(MISSING)
    expect(page.locator(".lh-who-name")).to_be_visible()

    assert sockets(page) == ["late"]
    visits.errors[:] = [error for error in visits.errors if MISSING not in error]


def test_scripts_that_say_something_else_are_heard(visits: Visits):
    """As after an update, between the page of one version and the scripts of the next."""
    page = visits.browse(CAMILLE)
    page.add_init_script(WATCH)
    page.add_init_script(
        """const write = JSON.stringify;
        const older = (value) => (value.state_schema ? { ...value, state_schema: "0" } : value);
        JSON.stringify = (value, ...rest) => write(document.currentScript ? older(value) : value, ...rest)"""
    )

    page.goto("/questions")

    expect(page.locator("li[data-item]").first).to_be_visible()
    assert sockets(page) == ["early", "late"]
