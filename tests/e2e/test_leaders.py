"""A leader goes first, their note opens the meeting, and what a month taught is shown in another one."""

import re
from datetime import datetime

from playwright.sync_api import Page, expect

from tests.e2e.conftest import BEFORE_MIDNIGHT, CARD, PHONE, Browse, Visits, wait_for_batch
from tests.e2e.rows import CAMILLE, HELENE, month_before
from tests.e2e.test_rituals import MEETING, PARIS, RITUAL

ELISE, KARIM = "elise.marchand@ardelle.example", "karim.benali@ardelle.example"
NOTE = re.compile(r"/leaders/[0-9a-z]{12}$")
WRONG = "I announced the new rota by email, to go faster."


def test_a_leaders_note_is_on_today_and_opens_the_meeting(browse: Browse) -> None:
    helene, camille = browse(HELENE), browse(CAMILLE, viewport=PHONE)
    helene.goto("/leaders/new")
    helene.locator("[name=wrong]").fill(WRONG)
    helene.locator("[name=title]").fill("What a rota taught me")
    preview = helene.locator(".leader-preview")
    expect(preview).to_contain_text(WRONG)
    expect(preview).not_to_contain_text("Appris")
    helene.get_by_role("button", name="Publier pour tout le monde").click()
    helene.wait_for_url(NOTE)
    expect(helene.locator(".leader-page")).to_contain_text(WRONG)

    camille.goto("/")
    shown = camille.locator(".leader-today")
    expect(shown).to_contain_text("What a rota taught me")
    expect(shown).to_contain_text("Hélène Marchetti")
    shown.locator("h2 a").click()
    camille.wait_for_url(NOTE)
    camille.get_by_role("button", name="Thanks").first.click()
    expect(camille.get_by_role("button", name="Thanks, 1 colleague")).to_have_attribute(
        "aria-pressed", "true"
    )

    plan(helene)
    helene.locator(".next-meeting h2 a").click()
    helene.wait_for_url(MEETING)
    expect(helene.locator(".meet-offer")).to_contain_text("La direction n’en a pas encore raconté")
    helene.get_by_role("button", name="Proposer").click()
    first = helene.locator(".meet-agenda ol > li").first
    expect(first).to_contain_text("What a rota taught me")
    expect(first).to_contain_text("La direction ouvre")
    expect(helene.locator(".meet-offer")).not_to_contain_text("La direction n’en a pas encore raconté")
    first.get_by_role("link", name="En faire une carte").click()
    helene.wait_for_url("**/library/new?*")
    expect(helene.locator("[name=front]")).to_have_value("What a rota taught me")


def test_what_a_month_taught_is_put_in_order_and_shown_on_a_projector(browse: Browse) -> None:
    helene, elise = browse(HELENE), browse(ELISE, viewport=PHONE, locale="fr-FR")
    month = month_before(helene)
    helene.goto(month)
    rows = helene.locator(".learned-row")
    expect(rows).to_have_count(5)
    second = rows.nth(1).locator("h2, h3, .t-title-s, a").first.inner_text()
    rows.nth(1).get_by_role("button").first.click()
    helene.get_by_role("menuitem", name="Monter").locator("visible=true").click()
    expect(rows.first).to_contain_text(second)
    expect(helene.locator(".learned-formula")).to_contain_text("L’ordre a été choisi à la main.")

    elise.goto(month)
    expect(elise.locator(".learned-row").first).to_contain_text(second)
    expect(elise.locator(".learned-formula")).to_contain_text("Comment c’est calculé")
    expect(elise.locator(".learned-row").get_by_role("button")).to_have_count(0)
    present(elise)

    helene.get_by_role("button", name="Annuler").click()
    expect(rows.nth(1)).to_contain_text(second)
    expect(helene.locator(".learned-formula")).not_to_contain_text("L’ordre a été choisi à la main.")


def test_a_failure_told_without_a_name_is_told_in_a_meeting_and_becomes_a_card(late: Visits) -> None:
    elise, karim = late.browse(ELISE, viewport=PHONE, locale="fr-FR"), late.browse(KARIM, locale="fr-FR")
    elise.goto("/failures/new/anonymous")
    elise.locator("form.form [name=title]").fill("J’ai fermé la mauvaise vanne")
    elise.locator("form.form [name=happened]").fill("Tout le quartier est resté sans eau.")
    elise.locator("form.form [name=lesson]").fill("Je lis la plaque à voix haute.")
    elise.locator("form.form button[type=submit]").tap()
    expect(elise.locator(".unsigned-key")).to_be_visible()
    elise.context.close()
    late.server.move_clock(2 * BEFORE_MIDNIGHT)

    note = karim.locator(".note", has_text="mauvaise vanne")
    wait_for_batch(karim, note, "/failures")
    expect(note).not_to_contain_text("Élise")
    plan(karim)
    karim.locator(".next-meeting h2 a").click()
    karim.wait_for_url(MEETING)
    karim.get_by_role("button", name="Proposer").click()
    story = karim.locator(".meet-agenda ol > li", has_text="mauvaise vanne")
    expect(story).to_contain_text("3 min")
    expect(story).not_to_contain_text("Élise")
    story.get_by_role("link", name="En faire une carte").click()
    karim.wait_for_url("**/library/new?*")
    expect(karim.locator("[name=front]")).to_have_value("J’ai fermé la mauvaise vanne")
    karim.locator("[name=front]").fill("Que faire avant de fermer une vanne ?")
    karim.locator("[name=back]").fill("Je lis la plaque à voix haute.")
    karim.locator(".card-form button[type=submit]").click()
    karim.wait_for_url(CARD)
    expect(karim.locator("main")).not_to_contain_text("mauvaise vanne")  # nothing leads back to who told it


def present(page: Page) -> None:
    """The slides, turned by keys, and back."""
    page.get_by_role("link", name="Présenter").click()
    page.wait_for_url("**/slides")
    lines = page.locator(".slide-lines > li")
    expect(lines).to_have_count(5)
    first = lines.first.locator(".slide-line").inner_text()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".stage-question h1")).to_have_text(first)
    page.keyboard.press("ArrowLeft")
    expect(lines).to_have_count(5)
    page.keyboard.press("Escape")
    page.wait_for_url(re.compile(r"/learned/\d{4}-\d\d$"))


def plan(page: Page) -> None:
    """A meeting of small failures that begins at this minute."""
    page.goto("/rituals/new")
    page.locator("[name=title]").fill("Small failures at noon")
    page.locator("[name=form]").select_option("small_failures")
    page.locator("[name=at]").fill(f"{datetime.now(PARIS):%H:%M}")
    page.locator("[name=zone]").select_option("Europe/Paris")
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(RITUAL)
