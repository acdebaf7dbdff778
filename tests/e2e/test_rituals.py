"""A ritual: planned, answered for on a phone in French, held with a timer and a lesson, and closed."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse

CAMILLE, ELISE = "camille.roussel@ardelle.example", "elise.marchand@ardelle.example"
RITUAL, MEETING = re.compile(r"/rituals/[0-9a-z]{12}$"), re.compile(r"/rituals/[0-9a-z]{12}/\d{4}-\d\d-\d\d$")
PARIS = ZoneInfo("Europe/Paris")


def test_meeting_is_answered_for_held_and_closed(browse: Browse) -> None:
    camille, elise = browse(CAMILLE), browse(ELISE, viewport=PHONE, locale="fr-FR")
    ritual = plan(camille)
    elise.goto(f"/rituals/{ritual}")
    elise.get_by_role("button", name="J’y serai").click()
    expect(elise.locator(".reply-dock")).to_contain_text("Vous y serez")

    camille.locator(".next-meeting h2 a").click()
    camille.wait_for_url(MEETING)
    day = camille.url.rpartition("/")[2]
    camille.get_by_label("Something to talk about").fill("The gauge said 4.2 bar for nine days")
    camille.get_by_role("button", name="Add", exact=True).click()
    expect(camille.locator(".meet-agenda ol > li")).to_have_count(1)
    camille.get_by_role("button", name="Begin").click()
    camille.get_by_role("button", name="Next", exact=False).first.click()
    expect(camille.locator(".meet-clock")).to_have_text(re.compile(r"^0?0:\d\d$"))

    elise.goto(f"/rituals/{ritual}/{day}")
    elise.get_by_role("button", name="Je suis là").click()
    expect(camille.locator(".meet-bar")).to_contain_text("2 people here")
    note(camille)

    camille.get_by_role("button", name="Go to the closing").first.click()
    camille.locator("dialog[open]").get_by_role("button", name="Go to the closing").click()
    worth = elise.get_by_role("group", name="Cela valait-il votre temps", exact=False)
    worth.get_by_role("button", name="4").click()
    expect(worth.get_by_role("button", name="4")).to_have_attribute("aria-pressed", "true")
    expect(elise.locator(".meet-tally")).to_have_count(0)


def plan(page: Page) -> str:
    """Plan a ritual that begins at this minute; the answer is its id."""
    page.goto("/rituals/new")
    page.locator("[name=title]").fill("Coffee of the planners")
    page.locator("[name=at]").fill(f"{datetime.now(PARIS):%H:%M}")
    page.locator("[name=zone]").select_option("Europe/Paris")
    page.get_by_role("button", name="Plan it").click()
    page.wait_for_url(RITUAL)
    return page.url.rpartition("/")[2]


def note(page: Page) -> None:
    """Keep a note, which a card can begin with."""
    page.locator("[name=notes]").fill("A reading that never moves is a question.")
    page.get_by_role("button", name="Keep the notes").click()
    lesson = page.locator(".meet-notes li", has_text="never moves").get_by_role("link", name="Make it a card")
    expect(lesson).to_have_attribute("href", re.compile(r"^/library/new\?front=A\+reading"))
