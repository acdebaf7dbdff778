"""What can be read of a page before its scripts have come."""

from itertools import pairwise

import pytest
from playwright.sync_api import Page, Route, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse, Visits, answer_late, ask_question, write_card
from tests.e2e.rows import CAMILLE, linked

PAGES = {
    "question": (ask_question, ".question .prose"),
    "card": (write_card, ".card-answer .prose"),
}
TITLE, TEXT = "What can be read before the scripts have come?", "Title and **words**, in their places."
# For each text, in every frame that is drawn, whether it can be read; only changes are noted.
WATCH = """(words) => {
    window.seen = [];
    const look = () => {
        const isRead = (each) => each?.textContent && each.checkVisibility({ visibilityProperty: true });
        const now = [".lh-main h1", words].map((each) => Boolean(isRead(document.querySelector(each))));
        if (String(window.seen.at(-1)) !== String(now)) window.seen.push(now);
        requestAnimationFrame(look);
    };
    look();
}"""


def places(page: Page, words: str) -> list[dict[str, float] | None]:
    """Where title and words stand."""
    return [page.locator(each).first.bounding_box() for each in (".lh-main h1", words)]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("kind", PAGES)
def test_words_stand_without_scripts_where_the_page_has_them(visits: Visits, kind: str, viewport):
    write, words = PAGES[kind]
    page = visits.browse(CAMILLE, viewport=viewport)
    address = write(page, TITLE, TEXT)
    page.goto(address)
    expect(page.locator(".lh-rail section").first).to_be_visible()
    page.evaluate("document.fonts.ready")
    drawn, title = places(page, words), page.locator(".lh-main h1").inner_text()

    page.route("**/*", lambda route: route.abort() if _is_script(route) else route.continue_())
    page.goto(address)
    page.evaluate("document.fonts.ready")

    assert page.locator(".lh-main h1").inner_text() == title
    assert places(page, words) == drawn
    page.context.clear_cookies()
    page.goto(address)
    expect(page.locator(words)).to_have_count(0)
    visits.errors[:] = [error for error in visits.errors if ".js" not in error]


def _is_script(route: Route) -> bool:
    return route.request.resource_type == "script"


@pytest.mark.parametrize("seconds", [0.0, 0.6], ids=["at once", "late"])
@pytest.mark.parametrize("locale", ["en-GB", "fr-FR"])
@pytest.mark.parametrize("kind", PAGES)
def test_words_once_read_do_not_vanish_until_the_data_come(browse: Browse, kind: str, locale: str, seconds):
    write, words = PAGES[kind]
    page = browse(CAMILLE, locale=locale)
    address = write(page, TITLE, TEXT)
    page.add_init_script(f"({WATCH})({words!r})")
    if seconds:
        answer_late(page, seconds)

    page.goto(address)
    expect(page.locator(".lh-rail section").first).to_be_visible()
    page.wait_for_timeout(300)

    seen = page.evaluate("window.seen")
    assert seen[-1] == [True, True]
    assert [
        step for step in pairwise(seen) if any(was and not now for was, now in zip(*step, strict=True))
    ] == []


def test_words_that_came_with_a_page_are_not_shown_again(browse: Browse):
    page = browse(CAMILLE)
    page.goto(linked(page, on="/questions", link="a.t-title"))
    expect(page.locator(".lh-rail section").first).to_be_visible()
    page.evaluate(
        """() => {
            window.shown = [];
            new MutationObserver(() =>
                document.querySelectorAll(".first-look").forEach((each) => window.shown.push(each.innerHTML))
            ).observe(document.body, { subtree: true, childList: true });
        }"""
    )

    page.locator(".lh-rail a[href^='/questions/']").first.click()
    page.wait_for_function("() => window.shown.length > 0")
    page.locator(".lh-side a[href='/questions']").click()
    expect(page.locator("li[data-item]").first).to_be_visible()
    page.go_back()
    expect(page.locator(".question .vote button")).to_be_visible()

    assert set(page.evaluate("window.shown")) == {""}


def test_address_in_a_message_tells_nothing_to_who_is_signed_out(visits: Visits):
    """As chats and search engines ask, who show the title and the picture of what an address leads to."""
    page, robot = visits.browse(CAMILLE), visits.browse().context.request
    page.goto("/library")
    page.locator(".library-row").first.wait_for()
    titles = {
        str(link.get_attribute("href")): link.inner_text().strip()
        for link in page.locator(".library-row a[href]").all()
        if link.inner_text().strip()
    }
    assert len(titles) > 10

    for address, title in titles.items():
        told = robot.get(address, headers={"user-agent": "Slackbot-LinkExpanding 1.0"}).text()
        nobodys = robot.get(address.rpartition("/")[0] + "/zzzzzzzzzzzz").text()
        assert title not in told
        assert told == nobodys, address
        assert not any(mark in told for mark in ('property="og:', 'name="twitter:', "oembed"))
