"""Today: one thing to do first, and what comes next."""

import re

from playwright.sync_api import expect

from tests.e2e.conftest import PHONE, Browse, Visits

CAMILLE, HELENE = "camille.roussel@ardelle.example", "helene.marchetti@ardelle.example"

YESTERDAY = """() => {
    for (const key of Object.keys(localStorage).filter((key) => key.includes(":tab:")))
        localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage[key]), day: "yesterday" }));
}"""


def test_today_opens_on_the_cards_and_r_starts_the_review(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/")

    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(r"cards? (is|are) ready"))
    expect(page.locator(".week-day i.now, .week-day i.on").first).to_be_attached()
    page.keyboard.press("r")
    expect(page).to_have_url(re.compile("/review$"))


def test_today_leads_to_the_questions_that_wait(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/")
    title = page.locator("li[data-item] a.t-title").first
    text = title.inner_text()

    page.get_by_role("link", name="Answer this").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(text)
    expect(page.locator("#answer-body")).to_be_visible()


def test_phone_has_chips_for_the_places_of_a_tab(browse: Browse):
    page = browse(CAMILLE, viewport=PHONE)
    page.goto("/questions")

    expect(page.locator(".chips [aria-current=page]")).to_contain_text("Questions")  # and how many wait
    page.locator(".chips").get_by_role("link", name="Library").click()
    expect(page).to_have_url(re.compile("/library$"))
    expect(page.locator(".chips [aria-current=page]")).to_have_text("Library")

    tabs = page.locator(".ph-tabs")
    tabs.get_by_role("link", name="Today").click()
    expect(page.locator(".today-hero")).to_be_visible()
    tabs.get_by_role("link", name="Learn").click()  # the chip is kept for the day
    expect(page).to_have_url(re.compile("/library$"))
    expect(page.locator(".chips [aria-current=page]")).to_have_text("Library")
    tabs.get_by_role("link", name="Learn").click()
    expect(page).to_have_url(re.compile("/learn$"))

    page.evaluate(YESTERDAY)
    tabs.get_by_role("link", name="Today").click()
    expect(page.locator(".today-hero")).to_be_visible()
    tabs.get_by_role("link", name="Learn").click()
    expect(page).to_have_url(re.compile("/learn$"))


def test_somebody_without_cards_reads_what_to_do(browse: Browse):
    page = browse(HELENE)
    page.goto("/")

    expect(page.get_by_role("heading", level=1)).not_to_be_empty()
    expect(page.locator(".today-hero .btn-solid, .today-hero .btn-surface").first).to_be_visible()


def test_names_of_topics_follow_the_language_without_a_reload(browse: Browse):
    page = browse("ruben.jacobs@ardelle.example")  # who reads French from now on
    page.goto("/mentoring")
    tags = page.locator(".lh-main .tag")
    expect(tags.first).to_be_visible()
    english = tags.all_inner_texts()
    search = page.locator("#search")
    search.press_sequentially("e")

    page.locator(".lh-who-name").click()
    page.get_by_role("menuitemradio", name="Français").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Vingt minutes")
    expect(tags.filter(has_text="Pompes").first).to_be_visible()
    assert "Pompes" not in english
    expect(search).to_have_value("e")


def test_page_that_breaks_says_so_and_shows_no_stack(browse: Browse, visits: Visits):
    page = browse("karim.benali@ardelle.example")
    page.add_init_script("Intl.DateTimeFormat.prototype.formatToParts = () => { throw new Error('broken') }")

    page.goto("/questions")

    expect(page.get_by_role("heading", level=1)).to_have_text("Cette page a cessé de fonctionner")
    expect(page.locator("body")).not_to_contain_text("broken")
    assert any("broken" in error for error in visits.errors)
    page.goto("about:blank")  # so that nothing breaks after this
    visits.errors.clear()


def test_newcomer_has_topics_and_their_cards_with_one_click(browse: Browse):
    page = browse("noe.perrin@ardelle.example")
    page.goto("/")
    page.get_by_role("button", name="Alignement").click()
    choose = page.locator(".first-day .btn-solid")
    expect(choose).to_have_text(re.compile("^Choisir et recevoir"))
    choose.click()
    expect(page.get_by_role("button", name="Annuler")).to_be_visible()
    expect(page.locator("[data-mark=done]")).to_have_count(2)

    page.get_by_role("button", name="Plus tard").click()
    expect(page.locator(".today-stack")).to_be_visible()
    page.get_by_role("button", name="Continuer").click()
    expect(page.locator("[data-mark=now]")).to_have_count(1)
