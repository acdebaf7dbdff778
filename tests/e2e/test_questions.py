"""From a question to its solution, between two colleagues and a moderator."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse, choose

CAMILLE, KARIM = "camille.roussel@ardelle.example", "karim.benali@ardelle.example"


def ask(page: Page, title: str, body: str = "") -> str:
    """Ask through the form; the answer is the path of the question."""
    page.goto("/questions/ask")
    page.get_by_label("Your question in one sentence").fill(title)
    page.get_by_label("Details").fill(body)
    page.get_by_label("Tags").fill("Pumps, Seals")
    page.get_by_role("button", name="Publish the question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return page.url.removeprefix(page.url.split("/questions")[0])


def answer(page: Page, text: str) -> None:
    """Answer the question that is open."""
    page.locator("#answer-body").fill(text)
    page.get_by_role("button", name="Post answer").click()
    expect(page.get_by_role("article").filter(has_text=text)).to_be_visible()
    expect(page.locator("#answer-body")).to_have_value("")


def test_question_is_asked_voted_answered_and_solved(browse: Browse):
    camille, karim = browse(CAMILLE), browse(KARIM, locale="en-GB")
    path = ask(camille, "How warm may a flush line get before it worries you?", "It is at **48 °C** today.")
    expect(camille.locator(".prose strong")).to_have_text("48 °C")
    expect(camille.locator(".question .vote button")).to_be_disabled()

    karim.goto(path)
    arrow = karim.locator(".question .vote button")
    arrow.click()
    expect(arrow).to_have_attribute("aria-pressed", "true")
    expect(karim.locator(".question .vote b")).to_have_text("1")
    karim.reload()
    expect(arrow).to_have_attribute("aria-pressed", "true")
    arrow.click()
    expect(karim.locator(".question .vote b")).to_have_text("0")
    karim.locator("#answer-body").fill("Above 60 °C the seal faces run dry.")
    karim.locator(".answer-form button[type=submit]").click()
    expect(karim.get_by_role("article")).to_contain_text("seal faces run dry")

    camille.reload()
    camille.get_by_role("button", name="This solved it").click()
    expect(camille.locator(".solved")).to_contain_text("Solved it")
    expect(camille.locator(".solved")).to_contain_text("Camille Roussel confirmed")
    karim.reload()
    expect(karim.locator(".solved")).to_be_visible()
    camille.get_by_role("button", name="This solved it").click()
    expect(camille.locator(".solved")).to_have_count(0)


def test_draft_and_errors_keep_what_was_typed(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions/ask")
    page.get_by_label("Your question in one sentence").fill("Too short")
    page.get_by_label("Details").fill("Some details that took a while")
    page.get_by_role("button", name="Publish the question").click()

    expect(page.get_by_role("alert")).to_contain_text("at least 10 characters")
    expect(page.get_by_label("Your question in one sentence")).to_be_focused()
    page.reload()
    expect(page.get_by_label("Details")).to_have_value("Some details that took a while")
    expect(page.get_by_label("Your question in one sentence")).to_have_value("Too short")

    page.get_by_label("Your question in one sentence").fill("Long enough to be a question")
    page.get_by_role("button", name="Publish the question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Long enough to be a question")
    page.goto("/questions/ask")
    expect(page.get_by_label("Details")).to_have_value("")


def test_similar_questions_and_tags_are_offered_while_typing(browse: Browse):
    page = browse(CAMILLE)
    ask(page, "Which torque for the studs of the volute casing?")
    page.goto("/questions/ask")

    page.get_by_label("Your question in one sentence").press_sequentially("Torque of the volute studs")
    expect(page.locator(".similar")).to_contain_text("Which torque for the studs of the volute casing?")
    page.get_by_label("Details").press_sequentially("**Now**")
    expect(page.locator(".preview strong")).to_have_text("Now")
    page.get_by_label("Tags").press_sequentially("Seals, pum")
    expect(page.locator("#topics-list option").first).to_have_attribute("value", "Seals, Pumps")
    page.get_by_label("Details").fill("")
    page.get_by_label("Your question in one sentence").fill("")


def test_author_edits_and_deletes(browse: Browse):
    page = browse(CAMILLE)
    ask(page, "What shall I change in this question?", "Before")
    answer(page, "An answer to change")

    choose(page.locator(".question .btn-icon"), "Edit")
    page.get_by_label("Details").fill("After")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".question .prose")).to_have_text("After")

    choose(page.locator(".answer .under .btn-icon"), "Edit")
    page.locator("#edit-body").fill("A changed answer")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".answer .prose")).to_have_text("A changed answer")
    choose(page.locator(".answer .under .btn-icon"), "Delete")
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(page.locator(".answer")).to_have_count(0)

    choose(page.locator(".question .btn-icon"), "Delete")
    page.get_by_role("alertdialog").get_by_role("button", name="Delete").click()
    expect(page).to_have_url(re.compile("/questions$"))


def test_edit_of_an_older_edition_keeps_what_was_typed(browse: Browse):
    first, second = browse(CAMILLE), browse(CAMILLE)
    path = ask(first, "Who changes this question first?", "Before")
    second.goto(path)
    for page, words in ((first, "Mine"), (second, "Mine, too")):
        choose(page.locator(".question .btn-icon"), "Edit")
        page.get_by_label("Details").fill(words)
    first.get_by_role("button", name="Save").click()
    expect(first.locator(".question .prose")).to_have_text("Mine")

    second.get_by_role("button", name="Save").click()

    expect(second.get_by_text("changed this while you were writing")).to_be_visible()
    expect(second.get_by_role("paragraph").filter(has_text=re.compile("^Mine$")).first).to_be_visible()
    expect(second.get_by_label("Details")).to_have_value("Mine, too")
    second.wait_for_timeout(800)  # a press that comes at once is the second of a double click
    second.get_by_role("button", name="Save").click()
    expect(second.locator(".question .prose")).to_have_text("Mine, too")


def test_moderator_hides_with_a_reason_that_the_author_reads(browse: Browse):
    camille, karim = browse(CAMILLE), browse(KARIM)
    path = ask(camille, "Which customer pays late again and again?")
    karim.goto(path)
    karim.locator(".question .btn-icon").click()
    karim.locator("[role=menuitem][data-opens^=hide]").first.click()
    dialog = karim.locator("dialog[open]")
    dialog.locator("button[type=submit]").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.locator("textarea").fill("Names a customer")
    dialog.locator("button[type=submit]").click()
    expect(karim.locator(".callout")).to_contain_text("Names a customer")

    camille.reload()
    expect(camille.locator(".callout")).to_contain_text("Hidden by a moderator: Names a customer")
    expect(camille.locator(".answer-form")).to_have_count(0)
    other = browse("helene.marchetti@ardelle.example")
    other.goto(path)
    expect(other.locator(".page-state")).to_be_visible()


def test_list_has_an_address_for_each_order_and_topic(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions")
    expect(page.get_by_role("link", name="Newest")).to_have_attribute("aria-current", "page")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("li[data-item]").nth(20)).to_be_visible()

    page.get_by_role("link", name="Most helpful").click()
    expect(page).to_have_url(re.compile("order=helped"))
    expect(page.get_by_role("link", name="Most helpful")).to_have_attribute("aria-current", "page")
    tag = page.locator("a.tag").first
    name = tag.inner_text()
    tag.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    page.get_by_role("link", name="All questions").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Questions about {name}")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Questions about {name}")
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile("/questions/ask$"))


@pytest.mark.parametrize(
    ("viewport", "colour"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"]
)
def test_pages_have_nothing_serious_for_a_moderator_in_french(
    browse: Browse, serious: Callable[[Page], list[str]], viewport: dict[str, int], colour: str
):
    page = browse(KARIM, viewport=viewport, colour=colour)
    page.goto("/questions?order=votes")
    page.locator("a.t-title").first.click()
    expect(page.locator(".vote").first).to_be_visible()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def addresses(page: Page) -> list[str]:
    """Where the rows of the list lead."""
    return page.locator("li[data-item] a.t-title").evaluate_all("rows => rows.map(row => row.pathname)")


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_back_from_a_question_leads_to_the_same_rows_and_place(browse: Browse, viewport: dict[str, int]):
    page, colleague = browse(CAMILLE, viewport=viewport), browse("eva.lundgren@ardelle.example")
    page.goto("/questions")
    page.get_by_role("button", name="Show more").click()
    row = page.locator("li[data-item]").nth(24)
    row.scroll_into_view_if_needed()
    before, top, text = addresses(page), page.evaluate("scrollY"), row.inner_text()
    assert top > viewport["height"]

    row.locator("a.t-title").click()
    expect(page.locator(".question .vote")).to_be_in_viewport()  # it has come, and the tab has been there
    ask(colleague, "Who asks while somebody else reads?")
    colleague.goto(page.url)
    answer(colleague, "I do.")
    page.go_back()
    expect(row).not_to_have_text(text, use_inner_text=True)  # the list was read again
    expect(row).to_be_in_viewport()

    # What is new has pushed the last known rows to another page, whose other rows follow them.
    assert (addresses(page)[: len(before)], page.evaluate("scrollY")) == (before, top)
