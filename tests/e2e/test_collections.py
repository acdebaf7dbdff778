"""A collection: made, proposed for, checked, followed into the review, and arranged by keys and dragging."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse, choose
from tests.e2e.test_keyboard import walk_to

PIETER, CAMILLE = "pieter.desmet@ardelle.example", "camille.roussel@ardelle.example"
JULIE = "julie.castel@ardelle.example"
COLLECTION = re.compile(r"/collections/[0-9a-z]{12}$")
TITLE = "What the night shift has to know"
ORDERED = "Your first month on the road"
CARD = "What makes a work order ready to schedule?"


def test_collection_is_made_filled_checked_and_followed(browse: Browse) -> None:
    pieter, julie = browse(PIETER), browse(JULIE, viewport=PHONE, locale="fr-FR")
    address = make(pieter)
    propose(browse(CAMILLE), address)

    pieter.goto(address)
    expect(pieter.locator("main")).to_contain_text("Camille Roussel")
    pieter.get_by_role("button", name="Add it").click()
    listed = pieter.locator(".collection-item")
    expect(listed).to_contain_text("checked by Pieter De Smet")
    expect(listed).to_contain_text("Before you call planning.")

    julie.goto(address)
    expect(julie.get_by_text("et sa 1 carte entre dans vos révisions")).to_be_visible()
    julie.get_by_role("button", name="Suivre", exact=True).click()
    expect(julie.get_by_role("button", name="Ne plus suivre")).to_be_visible()
    julie.locator(".collection-item a", has_text=CARD).click()
    expect(julie.locator("h1")).to_contain_text(CARD)
    expect(julie.locator("main").get_by_role("button", name="Dans mes révisions").first).to_be_visible()


def test_order_is_changed_by_keys_and_by_dragging(browse: Browse) -> None:
    page = browse(PIETER)
    page.goto("/library?kind=collection")
    page.locator(".library-row a", has_text=ORDERED).click()
    titles = page.locator(".collection-item .t-title-l")
    first, second, third = titles.nth(0), titles.nth(1), titles.nth(2)
    one, two, three = (each.inner_text() for each in (first, second, third))
    menu = page.get_by_role("button", name=f"What to do with {one}")
    walk_to(page, menu)
    for key, place in (("Move down", second), ("Move up", first)):
        page.keyboard.press("Enter")
        walk_to(page, page.get_by_role("menuitem", name=key), "ArrowDown")
        page.keyboard.press("Enter")
        expect(place).to_have_text(one)
        expect(menu).to_be_focused()

    rows = page.locator(".collection-item")
    rows.nth(2).drag_to(rows.nth(0))
    expect(first).to_have_text(three)
    rows.nth(0).drag_to(rows.nth(2))
    expect(third).to_have_text(three)
    page.reload()
    expect(titles.nth(0)).to_have_text(one)
    expect(titles.nth(1)).to_have_text(two)


def make(page: Page) -> str:
    """A collection of the company, without anything in it; the title is kept when something is wrong."""
    page.goto("/collections/new")
    page.locator("[name=title]").fill("Night")
    publish = page.locator(".told-form button[type=submit]")
    publish.click()
    expect(page.locator(".told-form .field-error").first).to_be_visible()
    expect(page.locator("[name=title]")).to_have_value("Night")
    page.locator("[name=title]").fill(TITLE)
    publish.click()
    page.wait_for_url(COLLECTION)
    expect(page.get_by_text("Nothing is in it yet")).to_be_visible()
    return page.url


def propose(page: Page, address: str) -> None:
    """From the page of the card: its menu, the collection, a sentence."""
    page.goto("/library?kind=card&q=ready+to+schedule")
    page.locator(".library-row a", has_text=CARD).first.click()
    page.wait_for_url(re.compile(r"/library/[0-9a-z]{12}$"))
    expect(page.locator("h1")).to_contain_text(CARD)
    choose(page.locator("header").get_by_role("button", name="More", exact=True).first, "Add to a collection")
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Collection").select_option(label=TITLE)
    dialog.get_by_label("Why is it here?").fill("Before you call planning.")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("It is proposed.")).to_be_visible()
