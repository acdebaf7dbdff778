"""A best practice: told on a phone with a photo, improved, applied, made a card, and reviewed by both."""

import re
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from tests.core.test_images import image_bytes
from tests.e2e.conftest import DESKTOP, PHONE, Browse, choose

LUCIE, ANKE = "lucie.tran@ardelle.example", "anke.willems@ardelle.example"  # one reads French, one English
PHOTO = {"name": "screen.jpg", "mimeType": "image/jpeg", "buffer": image_bytes("JPEG", (800, 600))}
LIMITS = "Not while the pit is flooded."
GUIDE = re.compile("/guides/[0-9a-z]{12}$")
DUE_MAX = 25  # cards that somebody of the demo company has to review before it
TITLE, CONTEXT = "Couper la pompe de relevage avant de nettoyer la grille", "Quand la grille est pleine."
CARD = "Ce que l’on coupe avant de nettoyer la grille"
RESULT, SAID = "Deux garnitures par an au lieu de cinq.", "Three screens cleaned, no seal lost."


def test_practice_told_on_a_french_phone_is_applied_on_an_english_desktop(browse: Browse):
    lucie, anke = browse(LUCIE, viewport=PHONE, locale="fr-FR"), browse(ANKE, viewport=DESKTOP)
    began = monotonic()
    lucie.goto("/")
    choose(lucie.get_by_role("button", name="Partager").last, "Raconter une bonne pratique")
    tell(lucie)
    assert monotonic() - began < 90

    anke.goto("/library?kind=practice")
    anke.get_by_role("searchbox").fill("relevage grille")
    expect(anke).to_have_url(re.compile("q=relevage"))
    anke.locator(".library-row a", has_text=TITLE).click()
    expect(anke.locator(".guide-part")).to_have_count(2)
    guide = anke.url
    anke.get_by_role("link", name="I applied it").click()
    expect(anke.locator("#body-new")).to_be_focused()
    anke.locator("#body-new").fill(SAID)
    anke.get_by_role("button", name="Add what happened").click()
    expect(anke.get_by_role("alert")).to_be_visible()  # how did it go?
    expect(anke.locator("#body-new")).to_have_value(SAID)
    anke.get_by_text("In part", exact=True).first.click()
    anke.get_by_role("button", name="Add what happened").click()
    expect(anke.locator(".applied li .badge")).to_have_text("In part")
    expect(anke.locator("#body-new")).to_have_value("")
    anke.get_by_role("button", name="0 worked").click()
    expect(anke.locator(".applied li")).to_have_count(0)

    improve(anke, lucie, guide)
    anke.goto(guide)
    expect(anke.locator(".guide-part", has_text=LIMITS)).to_be_visible()

    anke.get_by_role("button", name="Learned something").click()
    expect(anke.get_by_role("button", name="Learned something 1")).to_have_attribute("aria-pressed", "true")
    anke.get_by_role("link", name="I have a question").click()
    expect(anke).to_have_url(re.compile(r"/questions/ask\?about="))
    expect(anke.locator("main form", has_text=TITLE)).to_be_visible()

    lucie.goto("/")
    news = lucie.locator(".applied-news li", has_text=SAID)
    expect(news).to_contain_text("En partie")
    news.get_by_role("link").click()
    expect(lucie).to_have_url(re.compile("/guides/[0-9a-z]{12}#applied$"))
    lucie.goto("/inbox")
    expect(lucie.locator("main")).to_contain_text(TITLE)

    make_card(anke, guide)
    review(anke, "Good")
    lucie.goto(guide)
    lucie.locator(".chain a", has_text=CARD).click()
    lucie.get_by_role("button", name="Ajouter à mes révisions").first.click()
    expect(lucie.get_by_role("button", name="Dans mes révisions").first).to_be_visible()
    review(lucie, "Bien")


def review(page: Page, good: str) -> None:
    """Rate what is due until the card has come and gone, in the language of its reader."""
    page.goto("/review")
    asked = page.locator(".review-question")
    for _card in range(DUE_MAX):
        expect(asked).to_be_visible()
        question = asked.inner_text()
        page.locator(".review-show button").click()
        if question == CARD:
            expect(page.locator(".review-answer")).to_have_text(RESULT)
            expect(page.locator("#rate-3")).to_contain_text(good)
        page.locator("#rate-3").click()
        expect(page.locator("main")).not_to_contain_text(question)
        if question == CARD:
            return
    pytest.fail("the card was not in the review")


def improve(reader: Page, author: Page, guide: str) -> None:
    """A colleague suggests what it lacks; on the author's phone one press takes it."""
    reader.get_by_role("link", name="Suggest an edit").click()
    reader.locator("[name=section_limits]").fill(LIMITS)
    reader.get_by_role("button", name="Send the suggestion").click()
    reader.wait_for_url(GUIDE)
    author.goto(guide)
    author.get_by_role("button", name="Accepter").click()
    expect(author.locator(".guide-part", has_text=LIMITS)).to_be_visible()


def make_card(page: Page, guide: str) -> None:
    """The card begins with the practice and waits in one's review; each end leads to the other."""
    page.goto(guide)
    choose(page.get_by_role("button", name="More", exact=True).first, "Make a card")
    expect(page.locator("[name=front]")).to_have_value(TITLE)
    page.locator("[name=front]").fill(CARD)
    expect(page.locator("[name=back]")).to_have_value(RESULT)
    page.locator(".card-form button[type=submit]").click()
    expect(page.get_by_role("button", name="In review")).to_be_visible()
    page.locator(".chain a", has_text=TITLE).click()
    page.wait_for_url(guide)
    expect(page.locator(".chain a", has_text=CARD)).to_be_visible()


def tell(page: Page) -> None:
    """Pressed too early, the form says what is missing and moves there; the draft outlives a reload."""
    page.locator(".told-photo input[type=file]").set_input_files(PHOTO)
    expect(page.locator(".told-photo img")).to_be_visible()
    page.locator("[name=title]").fill(TITLE)
    page.locator("[name=context]").fill(CONTEXT)
    publish = page.get_by_role("button", name="Publier pour toute l’entreprise")
    publish.click()
    expect(page.locator("[name=result]")).to_be_focused()
    page.reload()
    expect(page.locator("[name=context]")).to_have_value(CONTEXT)
    page.locator("[name=result]").fill(RESULT)
    publish.click()
    page.wait_for_url(GUIDE)
    expect(page.locator(".guide-part").first).to_contain_text(CONTEXT)
    expect(page.locator(".guide-photo img")).to_be_visible()
