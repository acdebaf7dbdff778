"""Twenty minutes with a mentor: offered, found, fought over, booked and cancelled."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse
from tests.e2e.weeks import FREE, show_free_slots

CAMILLE, SARAH = "camille.roussel@ardelle.example", "sarah.mertens@ardelle.example"
KARIM, MATHIEU = "karim.benali@ardelle.example", "mathieu.legoff@ardelle.example"
TAKEN = "Comparateur sur l’accouplement d’abord, garniture ensuite."
ELODIE, HELENE = "elodie.faure@ardelle.example", "helene.marchetti@ardelle.example"


def open_week(page: Page, mentor: str) -> None:
    """Find a mentor in the directory and open their week."""
    page.goto("/mentoring")
    page.get_by_role("searchbox").fill(mentor)
    expect(page.locator(".mentor-name")).to_have_text([mentor])
    page.locator(".mentor-name").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(mentor)
    show_free_slots(page)


def take_in_hand(page: Page, time: str, question: str) -> None:
    """Choose a slot by its time and type the question."""
    page.locator(FREE).get_by_text(re.compile(f"^{time}$")).first.click()
    page.locator("textarea").fill(question)


def confirm(page: Page) -> None:
    """Book the slot in hand and arrive on the page of the session."""
    page.locator(".booking-panel button[type=submit]").click()
    expect(page).to_have_url(re.compile("/mentoring/sessions/"))
    expect(page.locator("article.session")).to_be_visible()


def test_two_want_one_slot_and_the_loser_is_offered_the_nearest(browse: Browse):
    elodie, helene, sarah = browse(ELODIE), browse(HELENE), browse(SARAH)
    for page in (elodie, helene):
        open_week(page, "Sarah Mertens")
    time = elodie.locator(FREE).nth(1).inner_text()
    for page in (elodie, helene):
        take_in_hand(page, time, f"What would you move first on my board? {page is elodie}")

    confirm(elodie)

    expect(helene.get_by_role("alert")).to_be_visible()
    nearest = helene.locator(".booking-panel [role=alert] button")
    expect(nearest).to_have_count(3)
    expect(helene.locator("textarea")).to_have_value("What would you move first on my board? False")
    expect(helene.locator("button.slot:disabled").first).to_have_text(time)
    nearest.last.click()
    confirm(helene)
    expect(helene.locator("article.session")).to_contain_text("What would you move first")

    sarah.goto("/mentoring")
    sarah.locator(".session-question").first.click()
    expect(sarah.locator("article.session")).to_contain_text("What would you move first")
    sarah.get_by_role("button", name="Cancel the session").click()
    sarah.get_by_role("alertdialog").get_by_role("button", name="Cancel the session").click()
    expect(sarah.get_by_role("status").filter(has_text="You cancelled this session.")).to_be_visible()
    for page in (elodie, helene):
        page.reload()
        expect(page.locator("article.session")).to_be_visible()
    assert "Sarah Mertens a annulé" in elodie.content() + helene.content()


def test_hours_are_declared_with_clear_sentences_for_mistakes(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/mentoring/my-hours")
    monday = page.locator(".hours-row").first
    expect(monday).to_contain_text("No hours")

    page.get_by_label("From").fill("11:00")
    page.get_by_label("To", exact=True).fill("10:00")
    page.get_by_role("button", name="Add these hours").click()
    expect(page.locator("#ends-error")).to_contain_text("The end must be later than the start.")
    expect(page.get_by_label("From")).to_have_value("11:00")
    page.get_by_label("To", exact=True).fill("12:00")
    page.keyboard.press("Enter")
    expect(monday).to_contain_text("11:00–12:00")
    expect(page.get_by_role("button", name="Add these hours")).not_to_have_attribute("aria-busy", "true")
    page.get_by_role("button", name="Add these hours").click()
    expect(page.locator("#starts-error")).to_contain_text("You have hours from 11:00 to 12:00")

    page.locator("#day").fill("2020-01-01")
    page.get_by_role("button", name="Block these days").click()
    expect(page.locator("#day-error")).to_have_text("This day is over. Choose today or a later day.")
    page.get_by_role("switch", name="Pause").click()
    expect(page.get_by_text("You take no bookings at the moment.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("switch", name="Pause")).to_be_checked()
    page.get_by_role("switch", name="Pause").click()
    page.get_by_role("button", name="Remove Monday 11:00 to 12:00").click()
    expect(monday).to_contain_text("No hours")


def test_a_slot_is_booked_with_the_keyboard_only(browse: Browse):
    page = browse("laura.janssens@ardelle.example")
    open_week(page, "Oumar Sy")
    day = page.locator(".week-col").filter(has=page.locator(".more-times")).first
    more, between = day.locator(".more-times"), day.locator(".slot-between")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(between).to_have_count(0)
    more.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    expect(between.first).to_be_visible()
    expect(more).to_be_focused()
    between.last.focus()
    page.keyboard.press("ArrowUp")  # to a half-hour, a time beside it or the one before
    expect(day.locator("button.slot:focus")).to_have_count(1)
    expect(between.last).not_to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("Which face do I look at first?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/mentoring/sessions/"))


def test_a_session_moves_goes_into_a_calendar_and_leaves_a_line(browse: Browse):
    page = browse("emily.tremblay@ardelle.example")
    open_week(page, "Nadia Cherkaoui")
    page.locator(FREE).first.click()
    page.locator("textarea").fill("Which figure do you look at first?")
    confirm(page)

    page.goto("/mentoring")
    page.locator(".mentor-name").get_by_text("Nadia Cherkaoui").click()
    expect(page.get_by_text("You already have twenty minutes with Nadia Cherkaoui")).to_be_visible()
    page.get_by_role("link", name="Move to another time").click()
    expect(page.get_by_text("Its question stays.")).to_be_visible()
    show_free_slots(page)
    page.locator(FREE).last.click()
    page.get_by_role("button", name="Move to").click()
    expect(page.locator("article.session")).to_contain_text("Which figure do you look at first?")
    file = page.get_by_role("link", name="Add to my calendar")
    expect(file).to_have_attribute("href", re.compile("/mentoring/sessions/.+/session.ics"))
    with page.expect_download() as download:
        file.click()
    assert download.value.suggested_filename == "session.ics"
    assert "SEQUENCE:1" in download.value.path().read_text()

    page.goto("/mentoring")
    page.locator(".session-row").last.get_by_role("link").first.click()
    expect(page.get_by_role("heading", name="What did you take away?")).to_be_visible()
    page.get_by_label("One line").fill("Look at the feet first.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("One line")).to_have_value("Look at the feet first.")


def test_line_of_two_becomes_a_card_once_the_other_one_agrees(browse: Browse, serious):
    mathieu, karim = browse(MATHIEU, viewport=PHONE, locale="fr-FR", colour="dark"), browse(KARIM)
    for page in (mathieu, karim):
        page.goto("/mentoring")
        page.locator("a[href*='/mentoring/sessions/']", has_text="P-204 goutte").click()
        expect(page.locator("article.session")).to_be_visible()
    mathieu.get_by_role("button", name="Demander à Karim Benali").click()
    expect(mathieu.locator("article.session")).to_contain_text("Sans son accord, cela reste entre vous deux.")
    assert serious(mathieu) == []

    karim.goto("/inbox")
    row = karim.locator(".in-row", has_text="demande votre accord")
    row.get_by_role("link").first.focus()
    row.get_by_role("button", name="Oui, partager").click()
    expect(row).to_have_count(0)

    mathieu.reload()
    mathieu.get_by_role("link", name="En faire une carte").click()
    expect(mathieu.locator("[name=back]")).to_have_value(TAKEN)
    mathieu.locator("[name=front]").fill("Que regarde-t-on d’abord quand une garniture goutte à chaud ?")
    mathieu.locator(".card-form button[type=submit]").click()
    expect(mathieu.get_by_role("heading", level=1)).to_contain_text("garniture goutte à chaud")
    expect(mathieu.locator(".chain a", has_text="Un échange de mentorat")).to_be_visible()
    karim.goto(mathieu.url)
    karim.locator(".chain a", has_text="Un échange de mentorat").click()
    expect(karim.locator("article.session")).to_contain_text("garniture goutte à chaud")
    stranger = browse(CAMILLE)
    stranger.goto(mathieu.url)
    expect(stranger.locator(".chain")).to_contain_text("A mentoring session")
    expect(stranger.locator(".chain a")).to_have_count(0)


def test_addresses_of_nobody_say_so(browse: Browse):
    page = browse(CAMILLE)
    for path in ("/mentoring/nobody000000", "/mentoring/sessions/nothing00000"):
        page.goto(path)
        expect(page.locator("main")).to_contain_text("does not exist")


@pytest.mark.parametrize(
    ("viewport", "colour"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"]
)
def test_slot_that_is_being_booked_has_nothing_serious(
    browse: Browse, serious: Callable[[Page], list[str]], viewport: dict[str, int], colour: str
):
    page = browse("clara.morin@ardelle.example", viewport=viewport, colour=colour)
    open_week(page, "Awa Diop")
    page.locator(FREE).first.click()
    expect(page.locator("textarea")).to_be_visible()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
