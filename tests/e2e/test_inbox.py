"""The inbox: two people, two browsers, from a question that is answered to an inbox that is quiet again."""

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import PHONE, Browse, ask_question
from tests.e2e.test_cards import swipe

SARAH, BRAM = "sarah.mertens@ardelle.example", "bram.claes@ardelle.example"
TITLE = "How long does a wet end run without water?"
SECOND = "Which oil does the gearbox of mixer 2 take?"


def row(page: Page, title: str) -> Locator:
    """The row of a thing."""
    return page.locator(".in-row").filter(has_text=title)


def answer(page: Page, path: str, words: str) -> None:
    """Answer a question."""
    page.goto(path)
    page.locator(".answer-form [name=body]").fill(words)
    page.locator(".answer-form button[type=submit]").click()
    expect(page.locator(".prose").filter(has_text=words)).to_be_visible()


def count(page: Page) -> Locator:
    """How much waits, beside the place in the menu."""
    return page.get_by_role("navigation", name="Main").get_by_role("link", name="Inbox").locator(".n")


def waits(page: Page) -> int:
    """The same as a number."""
    return int(count(page).inner_text()) if count(page).count() else 0


def test_answer_is_told_live_opened_archived_undone_and_quiet(browse: Browse):
    sarah, bram = browse(SARAH), browse(BRAM)
    path = ask_question(sarah, TITLE, "It is a small one.")
    second = ask_question(sarah, SECOND, "The plate cannot be read.")
    sarah.goto("/inbox")
    expect(sarah.get_by_role("heading", level=1)).to_be_visible()
    before = waits(sarah)
    sarah.evaluate("window.stayed = true")

    answer(bram, second, "The one of mixer 1.")
    expect(row(sarah, SECOND)).to_be_visible()
    answer(bram, path, "Not a minute.")

    expect(row(sarah, TITLE)).to_contain_text("Bram Claes")
    expect(row(sarah, TITLE)).to_contain_text("Not a minute.")
    expect(count(sarah)).to_have_text(str(before + 2))
    expect(sarah).to_have_title(re.compile(rf"^\({before + 2}\) "))
    assert sarah.evaluate("window.stayed")

    keys_archive_and_undo(sarah, before)
    opened_and_quiet(sarah, bram, path, before)


def keys_archive_and_undo(page: Page, before: int) -> None:
    """`j` and `k` walk, `e` archives, `u` and the toast bring it back."""
    for key in "kkkkkkjk":
        page.keyboard.press(key)
    expect(row(page, TITLE)).to_have_attribute("aria-current", "true")
    for undo in (lambda: page.keyboard.press("u"), page.locator(".toast").get_by_text("Undo").last.click):
        page.keyboard.press("e")
        expect(row(page, TITLE)).to_have_count(0)
        expect(count(page)).to_have_text(str(before + 1))
        undo()
        expect(row(page, TITLE)).to_have_attribute("aria-current", "true")
        expect(count(page)).to_have_text(str(before + 2))


def opened_and_quiet(sarah: Page, bram: Page, path: str, before: int) -> None:
    """`Enter` opens it, where another answer comes without a jump; `s` stops it, and no more is heard."""
    sarah.keyboard.press("Enter")
    sarah.wait_for_url(re.compile(path))
    expect(sarah.locator(".prose").filter(has_text="Not a minute.")).to_be_visible()
    answer(bram, path, "Two, with luck.")
    show = sarah.get_by_role("button", name="1 new answer")
    expect(show).to_be_visible()
    expect(sarah.locator(".prose").filter(has_text="Two, with luck.")).to_have_count(0)
    show.click()
    expect(sarah.locator(".prose").filter(has_text="Two, with luck.")).to_be_visible()
    expect(show).to_have_count(0)

    sarah.goto("/inbox")
    expect(row(sarah, TITLE)).to_have_attribute("aria-current", "true")
    sarah.keyboard.press("s")
    expect(row(sarah, TITLE)).to_have_count(0)
    expect(count(sarah)).to_have_text(str(before + 1))
    answer(bram, path, "Three at most.")
    sarah.goto(path)
    expect(sarah.locator(".prose").filter(has_text="Three at most.")).to_be_visible()
    expect(count(sarah)).to_have_text(str(before + 1))
    sarah.get_by_role("button", name="Follow", exact=True).click()
    expect(sarah.get_by_role("button", name="Stop following")).to_be_visible()


def test_swipe_archives_on_a_phone(browse: Browse):
    sarah, bram = browse(SARAH, viewport=PHONE), browse(BRAM)
    first = ask_question(sarah, "Where does the crane of hall 3 stand?", "It is gone.")
    answer(bram, first, "Behind the gate.")
    sarah.goto("/inbox")
    shown = row(sarah, "crane of hall 3")
    expect(shown).to_be_visible()

    swipe(sarah, shown, -260)

    expect(shown).to_have_count(0)
    expect(sarah.locator(".toast")).to_contain_text("Archived.")
