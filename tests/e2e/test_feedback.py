"""Feedback is asked for on a phone, written in four steps, read by one person, and thanked for."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse
from tests.e2e.rows import CAMILLE

TOM, ASKER = "tomasz.zielinski@ardelle.example", "noe.perrin@ardelle.example"
ABOUT = "ma façon de répondre au téléphone d’astreinte"
KEEP, THANK = re.compile("Keep as written|Garder tel quel"), re.compile("Say thank you|Dire merci")
STEPS = (
    "Sunday at 03:10, the call from Givors.",
    "You read the procedure aloud and asked the guard to repeat each step.",
    "He closed the right valve at the first try, which was brilliant of you.",
    "Could we write down the three questions you asked him?",
)


def typed(page: Page, words: str) -> None:
    """The words of the step that is open, once it is."""
    field = page.locator(".feedback-open [name=words]")
    expect(field).to_have_value("")
    field.fill(words)


def test_asked_for_written_in_four_steps_read_by_one_and_thanked_for(browse: Browse, serious) -> None:
    asker, author = browse(ASKER, viewport=PHONE, locale="fr-FR"), browse(TOM, locale="en-GB")
    asker.goto("/feedback/ask")
    asker.locator("[name=about]").fill(ABOUT)
    asker.locator("[name=person]").press_sequentially("Tomasz", delay=30)
    asker.locator(".found-people button", has_text="Zieli").tap()
    expect(asker.locator("[name=people]")).not_to_have_value("")
    asker.locator(".form button[type=submit]").tap()
    asker.wait_for_url("**/feedback")
    expect(asker.locator("main")).to_contain_text(ABOUT)
    assert serious(asker) == []

    author.goto("/feedback")
    author.locator("a[href^='/feedback/asked/']", has_text=ABOUT).click()
    author.locator(".form-actions .btn-solid").click()
    author.wait_for_url("**/feedback/write/*")
    for number, words in enumerate(STEPS):
        typed(author, words)
        if number == 3:
            break
        author.keyboard.press("Control+Enter")
        expect(author.locator(".feedback-done")).to_have_count(number + 1)
    hint = author.locator(".feedback-hint", has_text="brilliant of you")
    expect(hint).to_be_visible()  # it is said, and stands in nobody's way
    assert serious(author) == []
    author.set_viewport_size({"width": 320, "height": 700})
    assert author.evaluate("document.documentElement.scrollWidth") == 320
    author.set_viewport_size(DESKTOP)
    draft = author.url
    author.goto("/feedback")
    author.goto(draft)  # what was typed is kept
    expect(author.locator(".feedback-open [name=words]")).to_have_value(STEPS[3])
    expect(hint).to_be_visible()
    hint.get_by_role("button", name=KEEP).click()
    expect(hint).to_have_count(0)
    author.locator(".feedback-open [name=words]").press("Control+Enter")
    author.wait_for_url("**/feedback")

    asker.reload()
    asker.locator(".lh-row a", has_text=ABOUT).tap()
    for words in STEPS:
        expect(asker.locator(".feedback-note")).to_contain_text(words)
    note = asker.url
    asker.get_by_role("button", name=THANK).first.tap()
    asker.locator("dialog [name=words]").fill("J’ai écrit les trois questions.")
    asker.locator("dialog button[type=submit]").tap()
    expect(asker.locator(".feedback-note")).to_contain_text("Vous avez dit merci")
    assert serious(asker) == []

    author.reload()
    expect(author.locator("#thanks")).to_contain_text("J’ai écrit les trois questions.")
    for other in (author, browse(CAMILLE)):  # its author, and an administrator
        other.goto(note)
        expect(other.get_by_role("heading", level=1)).to_be_visible()
        expect(other.locator("main")).not_to_contain_text(STEPS[0])
