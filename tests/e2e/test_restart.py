"""A reload and a restart of the server lose nothing that was confirmed, and nothing that was typed."""

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visits
from tests.e2e.weeks import FREE, show_free_slots
from tests.servers import Server

CAMILLE = "camille.roussel@ardelle.example"
BACK = 30_000  # a browser that was refused tries again at growing distances
REFUSED = re.compile(r"ERR_CONNECTION_REFUSED|WebSocket|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET")

Check = Callable[[], None]
Step = Callable[[Page], Check]


@pytest.fixture
def server(demo_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A server for this test alone, which kills it."""
    shutil.copytree(demo_folder, tmp_path / "data")
    running = Server("demo", tmp_path / "data")
    running.start()
    yield running
    assert running.stop() == 0


def ask(page: Page) -> Check:
    """Ask a question; it stands on its page."""
    page.goto("/questions/ask")
    page.get_by_label("Your question in one sentence").fill("What survives a power cut in the hall?")
    page.get_by_label("Details").fill("The **whole** line stops.")
    page.get_by_role("button", name="Publish the question").click()

    def check() -> None:
        expect(page.get_by_role("heading", level=1)).to_have_text("What survives a power cut in the hall?")
        expect(page.locator(".question .prose strong")).to_have_text("whole")

    return check


def vote(page: Page) -> Check:
    """Vote for the question of somebody else that has most votes."""
    page.goto("/questions?order=votes")
    page.locator("a.t-title").first.click()
    arrow, number = page.locator(".question .vote button"), page.locator(".question .vote b")
    expect(arrow).to_be_visible()
    if arrow.get_attribute("aria-pressed") == "true":  # the story of the demo has let her vote
        arrow.click()
    expect(arrow).to_have_attribute("aria-pressed", "false")
    before = int(number.inner_text())
    arrow.click()

    def check() -> None:
        expect(arrow).to_have_attribute("aria-pressed", "true")
        expect(number).to_have_text(str(before + 1))

    return check


def rate(page: Page) -> Check:
    """Rate the first card; another one is asked, and one fewer is left."""
    page.goto("/review")
    question = page.locator(".review-question")
    expect(question).to_be_visible()
    first = question.inner_text()
    page.keyboard.press("Space")
    expect(page.locator(".rate")).to_be_visible()
    page.keyboard.press("3")
    expect(question).not_to_have_text(first)
    second = question.inner_text()

    def check() -> None:
        expect(question).to_have_text(second)

    return check


def book(page: Page) -> Check:
    """Book twenty minutes."""
    page.goto("/mentoring")
    page.get_by_role("searchbox").fill("Awa Diop")
    expect(page.locator(".mentor-name")).to_have_text(["Awa Diop"])
    page.locator(".mentor-name").click()
    show_free_slots(page)
    page.locator(FREE).first.click()
    page.locator("textarea").fill("Which audit comes after the power cut?")
    page.locator(".booking-panel button[type=submit]").click()

    def check() -> None:
        expect(page).to_have_url(re.compile("/mentoring/sessions/"))
        expect(page.locator("article.session")).to_contain_text("Which audit comes after the power cut?")

    return check


def join(page: Page) -> Check:
    """Ask in the live session, by name and without, and vote there for an anonymous question."""
    page.goto("/ama")
    page.get_by_role("link", name="Plan hiver et astreintes").click()
    up = page.locator("button.up[aria-pressed=false]:not([disabled])").first
    row = page.locator("[data-item]", has=up).filter(has_text="Anonymous").first
    text = row.locator(".t-title").inner_text()
    voted = page.locator("[data-item]", has_text=text).locator("button.up")
    before = int(voted.inner_text())
    voted.click()
    expect(voted).to_have_attribute("aria-pressed", "true")
    page.locator("form.ask input[name=anonymous]").uncheck()
    page.locator("form.ask textarea").fill("Who keeps the light on?")
    page.locator("form.ask button[type=submit]").click()
    expect(page.get_by_role("status").filter(has_text="A host reads it first")).to_be_visible()
    page.locator("form.ask input[name=anonymous]").check()
    page.locator("form.ask textarea").fill("Who turns it off?")
    page.locator("form.ask button[type=submit]").click()
    expect(page.get_by_role("status").filter(has_text="Sent without your name")).to_be_visible()

    def check() -> None:
        page.get_by_role("link", name="Mine").click()
        expect(page.locator("[data-item]", has_text="Who keeps the light on?")).to_be_visible()
        expect(page.locator("[data-item]", has_text="Who turns it off?")).to_be_visible()
        page.locator(".tab-u a").first.click()
        expect(voted).to_have_attribute("aria-pressed", "true")
        expect(voted).to_have_text(str(before + 1))

    return check


def draft(page: Page) -> Check:
    """Type what is not sent."""
    page.goto("/library/new")
    page.get_by_label("Question").press_sequentially("What is half written?")
    page.get_by_label("Answer").press_sequentially("This sent")

    def check() -> None:
        expect(page.get_by_label("Question")).to_have_value("What is half written?")
        expect(page.get_by_label("Answer")).to_have_value("This sent")

    return check


def begin(tab: Page, step: Step) -> Check:
    """Do something in a tab; it is in the front then, and whenever it is checked.

    A tab behind others draws a frame a second, and every click waits for several.
    """
    tab.bring_to_front()
    check = step(tab)

    def check_in_front() -> None:
        tab.bring_to_front()
        check()

    return check_in_front


@pytest.mark.slow
def test_killed_server_comes_back_with_everything_on_open_tabs(visits: Visits, server: Server):
    first = visits.browse(CAMILLE)
    tabs = [first, *(first.context.new_page() for _number in range(5))]
    steps = (ask, vote, rate, book, join, draft)
    checks = [begin(tab, step) for step, tab in zip(steps, tabs, strict=True)]
    for check in checks:
        check()

    server.kill()
    for tab in tabs:
        expect(tab.locator(".offline")).to_be_visible(timeout=BACK)
    server.start()

    for tab, check in zip(tabs, checks, strict=True):
        expect(tab.locator(".offline")).to_have_count(0, timeout=BACK)
        check()
    for tab, check in zip(tabs, checks, strict=True):
        tab.reload()
        check()
    first.goto("/settings")
    expect(first.get_by_label("Name", exact=True)).to_have_value("Camille Roussel")
    visits.errors[:] = [error for error in visits.errors if not REFUSED.search(error)]
