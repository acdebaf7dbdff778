"""The first words that a page says before its scripts have come (`assets/early.js`).

Those of every page are heard in `test_every_page`.
"""

from playwright.sync_api import expect

from tests.e2e.conftest import Visits
from tests.e2e.rows import CAMILLE, MISSING
from tests.e2e.sockets import Greetings, sockets, watch

QUERIES = {
    "/questions?order=votes#top": "li[data-item]",
    "/library?q=pump%20&topic=": ".library-row",
    "/library/?q=%C3%A9": "main h1",
}


def test_filtered_lists_say_early_what_their_scripts_say(visits: Visits):
    page = visits.browse(CAMILLE)
    greetings, found = Greetings(page), {}

    for path, sign in QUERIES.items():
        greetings.clear()
        page.goto(path)
        expect(page.locator(sign).first).to_be_visible()
        found[path] = greetings.seen()

    assert found == dict.fromkeys(found, (["early"], 1))


def test_page_without_a_route_opens_its_socket_itself(visits: Visits):
    page = visits.browse(CAMILLE)
    watch(page)

    page.goto(MISSING)
    expect(page.locator(".lh-who-name")).to_be_visible()

    assert sockets(page) == ["late"]
    visits.errors[:] = [error for error in visits.errors if MISSING not in error]


def test_scripts_that_say_something_else_are_heard(visits: Visits):
    """As after an update, between the page of one version and the scripts of the next."""
    page = visits.browse(CAMILLE)
    watch(page)
    page.add_init_script(
        """const write = JSON.stringify;
        const older = (value) => (value.state_schema ? { ...value, state_schema: "0" } : value);
        JSON.stringify = (value, ...rest) => write(document.currentScript ? older(value) : value, ...rest)"""
    )

    page.goto("/questions")

    expect(page.locator("li[data-item]").first).to_be_visible()
    assert sockets(page) == ["early", "late"]
