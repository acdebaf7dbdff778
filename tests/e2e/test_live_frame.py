"""What concerns a person arrives in their open tabs, whatever page they are on."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from sqlmodel import select

from learnhub.access.actor import Actor
from learnhub.core import db
from learnhub.features.people.models import Person
from learnhub.features.questions import service as questions
from learnhub.features.questions.schemas import AskInput
from tests.e2e.conftest import Browse, Visits
from tests.e2e.weeks import FREE, show_free_slots
from tests.servers import Server

SARAH, BRAM = "sarah.mertens@ardelle.example", "bram.claes@ardelle.example"
BACK = 30_000  # a browser that was refused tries again at growing distances
REFUSED = re.compile(r"ERR_CONNECTION_REFUSED|WebSocket|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET")


@pytest.fixture(scope="module")
def server(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for these tests alone, in which nobody has booked Bram and Sarah; one test kills it."""
    data = tmp_path_factory.mktemp("frames") / "data"
    shutil.copytree(demo_folder, data)
    running = Server("demo", data)
    running.start()
    yield running
    assert running.stop() == 0


def waiting(page: Page) -> Locator:
    """How many questions wait for this person, beside their place in the menu."""
    return page.get_by_role("navigation", name="Main").get_by_role("link", name="Questions").locator(".n")


def open_page(page: Page, path: str) -> None:
    """Open a page and remember that it was not loaded again since."""
    page.goto(path)
    expect(waiting(page)).to_be_visible()
    page.evaluate("window.stayed = true")


def ask(page: Page, title: str) -> None:
    """Ask a question in the skills of Bram."""
    page.goto("/questions/ask")
    page.get_by_label("Your question in one sentence").fill(title)
    page.get_by_label("Tags").fill("Water hammer")
    page.get_by_role("button", name="Publish the question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def book(page: Page, question: str) -> None:
    """Take the first free slot of Bram."""
    page.goto("/mentoring")
    page.get_by_role("searchbox").fill("Bram Claes")
    page.locator(".mentor-name").filter(has_text="Bram Claes").click()
    show_free_slots(page)
    page.locator(FREE).first.click()
    page.locator("textarea").fill(question)
    page.locator(".booking-panel button[type=submit]").click()
    expect(page.locator("article.session")).to_be_visible()


def test_question_in_one_s_skills_counts_on_every_open_tab(browse: Browse):
    bram, sarah = browse(BRAM), browse(SARAH)
    elsewhere = bram.context.new_page()
    open_page(bram, "/library")
    open_page(elsewhere, "/")
    before = int(waiting(bram).inner_text())

    ask(sarah, "What breaks first when a valve slams?")

    for page in (bram, elsewhere):
        expect(waiting(page)).to_have_text(str(before + 1))
        assert page.evaluate("window.stayed")


def test_count_follows_from_page_to_page_without_a_reload(browse: Browse):
    bram, sarah = browse(BRAM), browse(SARAH)
    open_page(bram, "/library")
    before = int(waiting(bram).inner_text())
    bram.get_by_role("link", name="Mentoring").first.click()
    expect(bram.get_by_role("searchbox")).to_be_visible()

    ask(sarah, "How long is the pipe that needs an air vessel?")

    expect(waiting(bram)).to_have_text(str(before + 1))
    assert bram.evaluate("window.stayed")


def test_booked_slot_arrives_on_today_of_both_and_goes_again(browse: Browse):
    bram, sarah = browse(BRAM), browse(SARAH)
    tabs = (bram, sarah.context.new_page())
    for page in tabs:
        open_page(page, "/") if page is bram else page.goto("/")
        expect(page.get_by_role("link", name="Find a mentor")).to_be_visible()

    sarah.bring_to_front()  # a tab behind another draws a frame a second, and a click waits for several
    book(sarah, "Which wall thickness holds a slam?")
    for page in tabs:
        expect(page.get_by_role("link", name="Which wall thickness holds a slam?")).to_be_visible()
    sarah.get_by_role("button", name="Cancel the session").click()
    sarah.get_by_role("alertdialog").get_by_role("button", name="Cancel the session").click()

    for page in tabs:
        expect(page.get_by_role("link", name="Find a mentor")).to_be_visible()
    assert bram.evaluate("window.stayed")


@pytest.mark.slow
def test_tab_that_comes_back_has_missed_nothing_and_hears_on(visits: Visits, server: Server):
    bram, sarah = visits.browse(BRAM), visits.browse(SARAH)
    open_page(bram, "/library")
    before = int(waiting(bram).inner_text())

    server.kill()
    expect(bram.locator(".offline")).to_be_visible(timeout=BACK)
    ask_behind_its_back(server, "Which check valve closes without a slam?")
    server.start()

    expect(waiting(bram)).to_have_text(str(before + 1), timeout=BACK)
    ask(sarah, "Does a slower stop of the pump help at all?")
    expect(waiting(bram)).to_have_text(str(before + 2))
    assert bram.evaluate("window.stayed")
    visits.errors[:] = [error for error in visits.errors if not REFUSED.search(error)]


def ask_behind_its_back(server: Server, title: str) -> None:
    """What happened while nobody was connected."""
    form = AskInput(title=title, topics=["Water hammer"])
    db.configure(f"sqlite:///{server.data / 'learnhub.db'}")
    sarah = db.read_now(lambda session: session.exec(select(Person).where(Person.email == SARAH)).one())
    db.write_now(questions.ask_question, Actor(sarah.id, sarah.name), form)
    db.dispose()
