"""Asking: what answers it already, and a question without a name, from its key to its solution."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import BEFORE_MIDNIGHT, DESKTOP, NIGHT, PHONE, Browse, Visits, wait_for_batch

CAMILLE, ANKE = "camille.roussel@ardelle.example", "anke.willems@ardelle.example"
KARIM, LUCIE = "karim.benali@ardelle.example", "lucie.tran@ardelle.example"  # they read French


@pytest.mark.parametrize(
    ("email", "viewport", "title", "typed"),
    [
        (CAMILLE, DESKTOP, "Which torque for the studs of the top casing?", "Torque of the top studs"),
        (LUCIE, PHONE, "Quel couple pour les goujons du corps haut ?", "Couple des goujons du haut"),
    ],
    ids=["english", "french phone"],
)
def test_what_answers_it_already_spares_a_question(
    browse: Browse, email: str, viewport: dict, title: str, typed: str
):
    karim, page = browse(KARIM), browse(email, viewport=viewport)
    path = ask(karim, title)
    page.goto("/questions/ask")
    page.locator("[name=body]").fill("P-204.")
    page.locator("[name=title]").press_sequentially(typed)

    found = page.locator(".similar li", has_text=title.rstrip(" ?"))
    expect(found).to_be_visible()
    page.keyboard.press("Tab")
    expect(found.get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(path))
    page.go_back()
    expect(page.locator("[name=body]")).to_have_value("P-204.")

    expect(found).to_be_visible()
    spared = figure_of(page)
    found.get_by_role("button").click()
    expect(page).to_have_url(re.compile(path))
    page.goto("/questions/ask")
    expect(page.locator("[name=body]")).to_have_value("")
    expect(page.locator("aside", has_text="30")).to_contain_text(f" {spared + 1} question")


def figure_of(page: Page) -> int:
    """How many questions were spared of late, as the form says; it says nothing of none."""
    said = page.locator("aside p", has_text="30")
    return int(re.findall(r"\d+", said.inner_text())[1]) if said.count() else 0


def ask(page: Page, title: str) -> str:
    """Ask with one's name; the answer is the path of the question."""
    page.goto("/questions/ask")
    page.locator("[name=title]").fill(title)
    page.locator("form.form button[type=submit]").click()
    page.wait_for_url(re.compile("/questions/[0-9a-z]{12}$"))
    return page.url[page.url.index("/questions/") :]


def test_a_question_without_a_name_from_its_key_to_its_solution(late: Visits):
    lucie, karim = late.browse(LUCIE, viewport=PHONE), late.browse(KARIM)
    ask(karim, "Quel couple pour les goujons de la volute ?")
    key = ask_unsigned(lucie)
    late.server.move_clock(2 * BEFORE_MIDNIGHT)

    row = karim.locator("li", has_text="À qui signaler un carter manquant")
    wait_for_batch(karim, row, "/questions")
    expect(row).to_contain_text("Anonyme")
    expect(row).not_to_contain_text("Lucie")
    row.get_by_role("link", name="À qui signaler").click()
    expect(karim.locator(".question .prose strong")).to_have_text("chaque")
    expect(karim.locator(".own-question")).to_have_count(0)
    karim.locator("#answer-body").fill("Au chef d’équipe, et par écrit.")
    karim.locator(".answer-form button[type=submit]").click()
    expect(karim.locator(".answer")).to_have_count(1)
    path = karim.url[karim.url.index("/questions/") :]

    lucie.goto("/questions")
    lucie.locator(".callout", has_text="1 nouvelle réponse").get_by_role("link").tap()
    expect(lucie.locator(".own-question")).to_be_visible()
    lucie.locator(".own-accept .react[aria-pressed=false]").first.tap()
    expect(lucie.locator(".own-accept .react[aria-pressed=true]")).to_be_visible()
    assert "carter" not in lucie.evaluate("JSON.stringify(sessionStorage)")
    for page in (lucie, karim):
        page.context.close()
    late.server.move_clock(NIGHT)

    other = late.browse(CAMILLE)
    wait_for_batch(other, other.locator(".solved"), path)
    expect(other.locator(".solved")).to_contain_text("Whoever asked confirmed")
    expect(other.locator(".own-question")).to_have_count(0)
    other.goto("/questions/ask/anonymous")
    other.get_by_role("button", name="I have the key of a question").click()
    other.get_by_label("Key of a question without a name").fill(f" {key.upper()} ")
    other.get_by_role("button", name="Follow").click()
    other.locator(".ask-mine li").get_by_role("link", name="carter manquant").click()
    other.locator(".own-question button", has_text="Delete").click()
    other.locator(".own-question .btn-danger").click()
    expect(other).to_have_url(re.compile("/questions$"))
    other.goto(path)
    expect(other.locator(".page-state")).to_be_visible()


def ask_unsigned(page: Page) -> str:
    """Ask without a name on a phone, in French; the answer is the key."""
    page.goto("/questions/ask")
    unsigned = page.locator("a[href='/questions/ask/anonymous']")
    unsigned.tap()
    expect(unsigned).to_have_attribute("aria-current", "page")  # both forms have a title
    page.locator("[name=title]").press_sequentially("Encore le couple des goujons de volute")
    expect(page.locator(".similar li")).to_contain_text(["Quel couple pour les goujons"])
    page.locator("[name=title]").fill("À qui signaler un carter manquant ?")
    page.locator("[name=body]").fill("Il est enlevé **chaque** nuit.")
    page.locator("form.form button[type=submit]").tap()
    key = page.locator(".unsigned-key").inner_text()
    assert re.fullmatch(r"(?:[0-9a-z]{4} ){7}[0-9a-z]{4}", key)
    expect(page.locator("[name=title]")).to_have_value("")
    expect(page.locator(".ask-mine li")).to_contain_text("carter manquant")
    return key
