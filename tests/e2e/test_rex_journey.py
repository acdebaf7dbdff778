"""A project ends, and what came of it: from the register to the question whether anything changed.

Camille writes in English on a desktop; Lucie was there, and reads in French on a phone.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import CARD, NIGHT, PHONE, Visits
from tests.e2e.rows import CAMILLE, LUCIE, REX_PAGE

PROJECT = "Second feed line of Givors"
CRANE, LESSON = "The crane was there for one day only", "The lift plan names the crane for the whole week"
DIFFERS = "La grue est restée jusqu’à jeudi midi."
CHANGED = "The last two lifts were booked for the whole week."
SAYS_WHICH = "Pour combien de temps réserver la grue ?"
ASKED_AFTER = timedelta(days=90)

Serious = Callable[..., list[str]]


@pytest.fixture
def windows(late: Visits, serious: Serious) -> Callable[[], tuple[Page, Page]]:
    """Camille's desktop and Lucie's phone, opened anew: a server that starts again would lose open ones."""

    def browse() -> tuple[Page, Page]:
        return late.browse(CAMILLE), late.browse(LUCIE, viewport=PHONE, locale="fr-FR")

    return browse


def test_from_the_end_of_a_project_to_what_it_changed(late: Visits, windows, serious: Serious) -> None:
    camille, _lucie = windows()
    register(camille, late, serious)
    sleep(late, 2 * NIGHT)

    camille, lucie = windows()
    rex = open_ended(camille)
    write(camille, rex)
    ask(camille)
    check(lucie, serious)
    review_and_publish(camille, serious)
    make_card(lucie, rex)
    camille.reload()
    expect(camille.locator(".lh-rail")).to_contain_text(SAYS_WHICH)

    sleep(late, ASKED_AFTER)
    camille, lucie = windows()
    tell(camille, serious)
    lucie.goto(rex)
    expect(lucie.locator("main")).to_contain_text("Cela a changé quelque chose en partie")
    expect(lucie.locator("main")).to_contain_text(CHANGED)
    fits(lucie, serious)


def sleep(late: Visits, by: timedelta) -> None:
    """Let time pass while nobody looks; what was due meanwhile comes shortly after the start."""
    for context in late.contexts:
        context.close()
    late.contexts.clear()
    assert late.server.stop() == 0
    late.server.move_clock(by)
    late.server.start()


def comes(page: Page, words: str) -> Locator:
    """A row of the inbox, which a job brings a few seconds after the start."""
    page.goto("/inbox")
    row = page.locator(".in-row").filter(has_text=words)
    expect(row).to_be_visible(timeout=60_000)
    return row


def fits(page: Page, serious: Serious) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert serious(page) == []


def register(page: Page, late: Visits, serious: Serious) -> None:
    """Put a project that ends on the next day into the register, and read what similar ones learned."""
    page.goto("/rex")
    page.locator("summary", has_text="A project begins").click()
    page.locator("[name=name]").fill(PROJECT)
    day = page.locator("[name=ends_on]")
    today = datetime.fromisoformat(day.input_value()).replace(tzinfo=UTC)
    day.fill(f"{today + NIGHT:%Y-%m-%d}")
    page.get_by_role("button", name="Put it into the register").click()
    expect(page.locator(".lh-rail")).to_contain_text(PROJECT)
    assert serious(page) == []


def open_ended(page: Page) -> str:
    """Come to the REX of the project from the inbox; the answer is its path."""
    row = comes(page, PROJECT)
    expect(row).to_contain_text("The project has ended, and its REX is open")
    row.get_by_role("link").first.click()
    page.wait_for_url(REX_PAGE)
    expect(page.locator("main h1")).to_contain_text(PROJECT)
    return page.url[page.url.index("/rex/") :]


def write(page: Page, rex: str) -> None:
    """The facts, one cause and one lesson, each in its part."""
    page.get_by_role("link", name="Write").first.click()
    page.wait_for_url("**/edit*")
    fill(page, "facts", "The crane left on Wednesday evening.")
    go_on(page, "What went well")
    go_on(page, "Why it happened")
    page.locator(".cause-line textarea").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.type(CRANE)
    saved(page)
    go_on(page, "What we change")
    go_on(page, "What others can use")
    fill(page, "lessons", f"- {LESSON}")
    page.get_by_role("link", name="Back to the REX").click()
    page.wait_for_url(f"**{rex}")
    expect(page.locator("main")).to_contain_text(LESSON)


def go_on(page: Page, part: str) -> None:
    page.locator(".rexed-foot").get_by_role("link", name=part).click()
    expect(page.locator(".rexed-head h1")).to_have_text(part)


def fill(page: Page, name: str, words: str) -> None:
    page.locator(f"[data-unit='text:{name}'] textarea").fill(words)
    saved(page)


def saved(page: Page) -> None:
    expect(page.locator(".save-mark[data-unsaved]")).to_have_count(1)
    expect(page.locator(".save-mark[data-unsaved]")).to_have_count(0)


def ask(page: Page) -> None:
    """Name who was there as well, and ask them whether the facts are right."""
    page.get_by_role("button", name="Add who was there").click()
    page.get_by_label("Name of a colleague").press_sequentially("Lucie")
    page.locator("dialog[open]").get_by_role("button", name=re.compile("Lucie Tran")).click()
    expect(page.locator(".lh-rail")).to_contain_text("Lucie Tran")
    page.get_by_role("button", name="Ask the others to check the facts").click()
    expect(page.locator(".lh-rail")).to_contain_text("asked to check the facts")


def check(page: Page, serious: Serious) -> None:
    """Say on a phone what differs, and see that it is noted."""
    row = comes(page, PROJECT)
    expect(row).to_contain_text("demande si les faits sont justes")
    row.get_by_role("link").first.tap()
    page.wait_for_url(REX_PAGE)
    page.locator("[name=differs]").fill(DIFFERS)
    fits(page, serious)
    page.get_by_role("button", name="J’ai relu les faits").tap()
    expect(page.locator("summary", has_text="Vous avez relu les faits")).to_be_visible()
    expect(page.locator("[name=differs]")).to_be_hidden()


def review_and_publish(page: Page, serious: Serious) -> None:
    """Read what differs, choose the next meeting, and publish."""
    page.reload()
    expect(page.locator(".lh-rail")).to_contain_text(DIFFERS)
    page.locator("summary", has_text="Choose a day for the review").click()
    page.locator("[name=meeting]").select_option(index=1)
    page.get_by_role("button", name="Keep the day").click()
    expect(page.locator("main")).to_contain_text("Review on")
    expect(page.locator("main a[href^='/rituals/']").first).to_be_visible()
    assert serious(page) == []
    page.get_by_role("button", name="Publish it").click()
    expect(page.get_by_role("button", name="Publish it")).to_have_count(0)
    assert serious(page) == []


def make_card(page: Page, rex: str) -> None:
    """Make a card of the lesson on a phone; each leads to the other."""
    page.goto(rex)
    lesson = page.locator(".rex-lessons li", has_text=LESSON)
    lesson.get_by_role("link", name="En faire une carte").or_(lesson.get_by_role("link")).first.tap()
    page.wait_for_url("**/library/new?*")
    expect(page.locator("[name=back]")).to_have_value(re.compile(LESSON))
    page.locator("[name=front]").fill(SAYS_WHICH)
    page.locator(".card-form button[type=submit]").tap()
    page.wait_for_url(CARD)
    page.locator(f"main a[href='{rex}']").first.tap()
    page.wait_for_url(f"**{rex}")
    expect(page.locator(".lh-rail")).to_contain_text(SAYS_WHICH)


def tell(page: Page, serious: Serious) -> None:
    """Asked in the inbox whether it changed anything, say so at the top of the page."""
    row = comes(page, PROJECT)
    expect(row).to_contain_text("Did it change anything?")
    row.get_by_role("link").first.click()
    page.wait_for_url(REX_PAGE)
    question = page.get_by_role("group", name="Did it change anything?")
    question.get_by_label("In part").check()
    page.locator("form", has=question).locator("[name=words]").fill(CHANGED)
    assert serious(page) == []
    page.get_by_role("button", name="Tell it").click()
    expect(page.locator(".lh-rail")).to_contain_text("It changed something in part")
    expect(page.locator(".lh-rail")).to_contain_text(CHANGED)
