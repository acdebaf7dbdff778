"""Somebody is thanked for one thing, in a sentence, and reads it on their profile; it can be taken back."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse, choose
from tests.e2e.rows import CAMILLE

KARIM, OUMAR = "karim.benali@ardelle.example", "oumar.sy@ardelle.example"
WORDS = "Your dial indicator on the flange saved us from opening it a second time."


def profile_of(page: Page, name: str) -> str:
    """The address of a colleague's page."""
    page.goto("/people")
    page.get_by_role("searchbox").first.fill(name)
    link = page.locator("main a[href^='/people/']", has_text=name).first
    expect(link).to_be_visible()
    return link.get_attribute("href") or ""


def write(page: Page, words: str = WORDS) -> None:
    """The dialog of a profile, filled in."""
    page.get_by_role("button", name=re.compile("^(Thank|Remercier)")).first.click()
    dialog = page.locator("dialog.thank")
    expect(dialog).to_be_visible()
    dialog.locator(".thank-things button").first.click()
    expect(dialog.locator("[name=thing]")).to_have_value(re.compile(":"))
    dialog.locator("[name=words]").fill(words)
    dialog.locator(".thank-values label").first.click()


def test_a_colleague_is_thanked_and_reads_it_on_their_profile(browse: Browse) -> None:
    camille, karim = browse(CAMILLE), browse(KARIM, viewport=PHONE, locale="fr-FR")
    address = profile_of(camille, "Karim Benali")
    camille.goto(address)
    write(camille)
    dialog = camille.locator("dialog.thank")
    expect(dialog.locator(".thank-preview").first).to_contain_text(WORDS)
    expect(dialog.locator(".thank-foot")).to_contain_text("left this week")
    camille.keyboard.press("Control+Enter")
    expect(camille.get_by_text("Thanks sent to Karim")).to_be_visible()
    expect(dialog).not_to_be_visible()
    expect(camille.locator(".lh-rail")).to_contain_text(WORDS)

    karim.goto(address)
    expect(karim.locator("main")).to_contain_text(WORDS)
    karim.goto(f"{address}/thanks")
    row = karim.locator(".lh-row", has_text=WORDS)
    expect(row).to_contain_text("Camille Roussel")
    choose(row.get_by_role("button"), "Masquer aux autres")
    expect(row).to_contain_text("masqué aux autres")
    camille.goto(f"{address}/thanks")
    expect(camille.locator(".lh-row").first).to_be_visible()
    expect(camille.locator("main")).not_to_contain_text(WORDS)


def test_words_are_not_lost_by_escape_and_undo_takes_them_back(browse: Browse) -> None:
    page = browse(OUMAR, locale="fr-FR")
    address = profile_of(page, "Nadia Cherkaoui")
    page.goto(address)
    write(page, "Votre fiche a remplacé trois courriels.")
    dialog = page.locator("dialog.thank")
    page.keyboard.press("Escape")
    question = page.get_by_role("alertdialog", name="Quitter sans remercier")
    expect(question).to_be_visible()
    question.get_by_role("button", name="Annuler").click()
    expect(dialog.locator("[name=words]")).to_have_value("Votre fiche a remplacé trois courriels.")
    dialog.get_by_role("button", name="Remercier Nadia").click()
    expect(page.locator(".lh-rail")).to_contain_text("Votre fiche a remplacé trois courriels.")
    page.get_by_role("button", name="Annuler").locator("visible=true").click()
    expect(page.locator(".lh-rail")).not_to_contain_text("Votre fiche a remplacé trois courriels.")


def test_from_an_item_the_dialog_is_filled_in(browse: Browse) -> None:
    page = browse(CAMILLE, viewport=PHONE)
    page.goto("/failures")
    link = page.locator(".note h2 a", has_text="Two crews drove to a station")  # a colleague's, by name
    title = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(r"/failures/[0-9a-z]{12}$"))
    expect(page.locator("main h1")).to_have_text(title)
    choose(page.get_by_role("button", name="More").first, re.compile("^Thank "))
    page.wait_for_url(re.compile(r"\?thank="))
    dialog = page.locator("dialog.thank")
    expect(dialog.locator(".thank-thing").first).to_contain_text(title)
    expect(dialog.get_by_role("button", name="Change")).to_be_visible()
