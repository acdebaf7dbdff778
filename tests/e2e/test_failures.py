"""Small failures: told on a phone in French and answered on a desktop, and one told without a name."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse

CAMILLE, LUCIE = "camille.roussel@ardelle.example", "lucie.tran@ardelle.example"
STORY = re.compile(r"/failures/[0-9a-z]{12}$")
UNSIGNED = "I closed the wrong valve for an hour"


def test_a_story_told_on_a_phone_is_answered(browse: Browse) -> None:
    lucie, camille = browse(LUCIE, viewport=PHONE, locale="fr-FR"), browse(CAMILLE)
    lucie.goto("/failures/new")
    lucie.locator("[name=title]").fill("J’ai compté deux fois la même pompe")
    lucie.locator("[name=happened]").fill("Le client a payé une révision de trop.")
    lucie.locator("[name=lesson]").fill("Je note le **numéro de plaque**.")
    lucie.locator("[name=is_open]").uncheck()
    lucie.locator(".told-form button[type=submit]").click()
    lucie.wait_for_url(STORY)
    expect(lucie.locator(".kept strong")).to_have_text("numéro de plaque")
    expect(lucie.locator("main")).to_contain_text("ne souhaite pas de commentaires")
    expect(lucie.get_by_role("button", name="Moi aussi")).to_be_disabled()

    camille.goto("/failures")
    note = camille.locator(".note", has_text="compté deux fois")
    expect(note).to_contain_text("Lucie Tran")
    note.get_by_role("button", name="Me too").click()
    expect(note.get_by_role("button", name="Me too, 1 colleague")).to_have_attribute("aria-pressed", "true")
    note.get_by_role("link", name="compté deux fois").click()
    camille.wait_for_url(STORY)
    changed = camille.get_by_role("button", name="We changed something, too")
    changed.click()
    expect(changed).to_have_attribute("aria-pressed", "true")
    camille.reload()
    expect(changed).to_have_attribute("aria-pressed", "true")
    expect(camille.locator("main .react[aria-pressed=true]")).to_have_count(2)

    camille.goto("/failures?show=leaders")
    expect(camille.locator(".note").first).to_be_visible()
    expect(camille.locator(".note", has_text="compté deux fois")).to_have_count(0)


def test_a_story_without_a_name_is_sent_and_taken_back(browse: Browse) -> None:
    page = browse(CAMILLE)
    page.goto("/failures/new")
    page.locator("a[href='/failures/new/anonymous']").click()
    page.wait_for_url("**/failures/new/anonymous")
    fill(page, lesson="")
    page.get_by_role("button", name="Tell it without your name").click()
    expect(page.get_by_role("alert")).to_have_text("Say what you take from it, in a few words.")
    expect(page.locator("form.form [name=title]")).to_have_value(UNSIGNED)
    expect(page.locator("form.form [name=lesson]")).to_be_focused()

    fill(page, lesson="I read the plate aloud.")
    page.get_by_role("button", name="Tell it without your name").click()
    expect(page.locator(".unsigned-key")).to_have_text(re.compile("^([0-9a-z]{4} ?){8}$"))
    expect(page.locator("form.form [name=title]")).to_have_value("")
    mine = page.locator(".ask-mine li", has_text=UNSIGNED)
    expect(mine).to_contain_text("at the latest in the night")
    assert "valve" not in page.evaluate("JSON.stringify(sessionStorage)")

    mine.get_by_role("button", name="Delete").click()
    expect(mine).to_contain_text("Delete the story for good?")
    mine.locator(".btn-danger").click()
    expect(mine).to_have_count(0)


def fill(page: Page, *, lesson: str) -> None:
    """The form of a story without a name."""
    page.locator("form.form [name=title]").fill(UNSIGNED)
    page.locator("form.form [name=happened]").fill("The whole quarter was without water.")
    page.locator("form.form [name=lesson]").fill(lesson)
