"""Cards: writing one, finding it, adding it to one's review, and reviewing, alone and in two tabs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse, answer_late, choose, write_card

CAMILLE, SOFIA, GRACE, KARIM, NADIA = (
    f"{name}@ardelle.example"
    for name in ("camille.roussel", "sofia.lindqvist", "grace.adeyemi", "karim.benali", "nadia.cherkaoui")
)


def place(page: Page) -> Locator:
    """ "3 of 7" in the bar of the review."""
    return page.locator(".focus-middle .t-num")


def begin(page: Page) -> str:
    """Open the review; the answer is the first question."""
    page.goto("/review")
    expect(page.locator(".review-question")).to_be_visible()
    return page.locator(".review-question").inner_text()


def test_written_card_is_found_added_and_deleted(browse: Browse):
    sofia, grace = browse(SOFIA), browse(GRACE)
    front = "How warm may a flush line get?"
    path = write_card(sofia, front, "Below **48 °C**, measured at the seal.")
    expect(sofia.locator(".card-answer strong")).to_have_text("48 °C")
    expect(sofia.get_by_role("button", name="In review")).to_be_visible()

    grace.goto("/library")
    grace.get_by_role("searchbox").fill("FLUSH measured")
    row = grace.locator(".library-row")
    expect(row).to_have_count(1)
    expect(row.locator("mark")).to_have_text(["flush"])
    row.get_by_role("button", name="Add to review").click()
    expect(row.get_by_role("button", name="In review")).to_be_visible()
    grace.goto(path)
    expect(grace.get_by_text("You and 1 colleague review it")).to_be_visible()
    grace.get_by_role("button", name="In review").click()
    expect(grace.get_by_text("1 colleague reviews it")).to_be_visible()

    choose(sofia.get_by_role("button", name="More"), "Delete")
    sofia.locator("dialog[open]").get_by_role("button", name="Delete").click()
    expect(sofia).to_have_url(f"{sofia.url.split('/library')[0]}/library")
    grace.goto(path)
    expect(grace.get_by_role("heading", name="This page does not exist")).to_be_visible()


def test_french_question_breaks_before_no_sign_and_is_edited_as_typed(browse: Browse):
    karim = browse(KARIM, viewport=PHONE)
    typed, shown = (
        "Que vérifier avant d’ouvrir « la 4 » ?",
        "Que vérifier avant d’ouvrir «\u00a0la 4\u00a0»\u202f?",
    )
    karim.goto("/library/new")
    expect(karim.locator("#front")).to_be_focused()
    karim.locator("#front").fill(typed)
    preview = karim.locator(".card-preview .review-asked")
    expect(preview).to_have_text(typed)
    assert preview.text_content() == shown
    karim.locator("#back").fill("La pression.")
    karim.get_by_role("button", name="Publier").click()

    heading = karim.get_by_role("heading", level=1)
    expect(heading).to_have_text(typed)
    assert heading.text_content() == shown
    path = karim.url[karim.url.index("/library/") :]
    karim.goto("/library")
    assert karim.locator(f'.library-row a[href="{path}"]').text_content() == shown
    karim.goto(f"{path}/edit")
    expect(karim.locator("#front")).to_have_value(typed)


def test_card_form_keeps_its_draft_and_refuses_an_older_edition(browse: Browse):
    one = browse(SOFIA)
    one.goto("/library/new")
    one.get_by_label("Question").fill("What is kept here?")
    expect(one.locator(".card-preview")).to_contain_text("What is kept here?")
    one.reload()
    expect(one.get_by_label("Question")).to_have_value("What is kept here?")
    path = write_card(one, "Which seal for sea water?", "Silicon carbide.")

    two = one.context.new_page()
    for tab in (one, two):
        tab.goto(f"{path}/edit")
        expect(tab.get_by_label("Answer")).to_have_value("Silicon carbide.")
    one.bring_to_front()
    one.get_by_label("Answer").fill("Silicon carbide, always.")
    one.get_by_role("button", name="Save").click()
    expect(one.locator(".card-answer")).to_contain_text("always")
    two.bring_to_front()
    two.get_by_label("Answer").fill("Carbon.")
    two.get_by_role("button", name="Save").click()
    expect(two.get_by_text("changed this while you were writing")).to_be_visible()
    expect(two.get_by_label("Answer")).to_have_value("Carbon.")


def test_review_by_keyboard_with_undo(browse: Browse):
    page = browse(CAMILLE)
    first = begin(page)
    total = place(page).inner_text().split()[-1]
    card, bar = page.locator(".review-card"), page.locator(".focus-middle")
    lies, stands = card.bounding_box(), bar.bounding_box()

    page.keyboard.press("Space")
    expect(page.locator(".rate")).to_be_visible()
    assert card.bounding_box() == lies
    expect(page.locator("#rate-1 small")).to_have_text("< 10 min")
    promised = page.locator("#rate-3 small").inner_text()
    page.keyboard.press("3")
    expect(place(page)).to_have_text(f"2 of {total}")
    assert page.locator(".review-question").inner_text() != first
    expect(page.get_by_role("button", name="Undo last rating")).to_be_visible()
    assert (card.bounding_box(), bar.bounding_box()) == (lies, stands)

    page.keyboard.press("u")
    expect(page.locator(".review-asked")).to_have_text(first)
    expect(page.locator("#rate-3 small")).to_have_text(promised)
    expect(place(page)).to_have_text(f"1 of {total}")
    page.keyboard.press("1")
    expect(place(page)).to_have_text(f"2 of {total}")
    page.reload()
    expect(page.locator(".review-question")).to_be_visible()
    assert page.locator(".review-question").inner_text() != first
    page.keyboard.press("Escape")
    expect(page.locator(".review-question")).to_have_count(0)


def test_first_rating_is_taken_back_before_the_server_has_answered(browse: Browse):
    page = browse(SOFIA)
    for number in (1, 2):
        write_card(page, f"What comes back early, number {number}?", "The one before.")
    answer_late(page, 0.4)
    front = begin(page)
    expect(page.get_by_role("button", name="Undo last rating")).to_have_count(0)
    page.keyboard.press("Space")
    expect(page.locator(".rate")).to_be_visible()

    page.keyboard.press("3")
    expect(page.locator("main")).not_to_contain_text(front)
    page.keyboard.press("u")

    expect(page.locator(".review-asked")).to_have_text(front)


def test_focus_goes_on_with_the_card_also_after_the_menu(browse: Browse):
    page = browse("jonas.peeters@ardelle.example")
    for number in (1, 2):
        write_card(page, f"What follows the menu, number {number}?", "The next card.")
    first = begin(page)
    page.keyboard.press("Space")
    expect(page.locator("#rate-3")).to_be_focused()
    more = page.get_by_role("button", name="More")
    more.click()
    page.keyboard.press("Escape")
    expect(more).to_be_focused()

    page.keyboard.press("3")
    expect(page.locator(".review-question")).not_to_have_text(first)
    expect(page.get_by_role("button", name="Show the answer")).to_be_focused()
    page.keyboard.press("Space")

    expect(page.locator(".rate")).to_be_visible()
    expect(page.locator("[role=menu]:popover-open")).to_have_count(0)


def test_turning_a_card_on_a_low_screen_does_not_scroll(browse: Browse):
    page = browse("jonas.peeters@ardelle.example", viewport={"width": 844, "height": 390})
    write_card(page, "What is read on a low screen?", "\n\n".join("A long answer." for _line in range(20)))
    begin(page)
    page.keyboard.press("Space")
    expect(page.locator(".rate")).to_be_visible()
    page.wait_for_timeout(200)

    assert page.evaluate("[scrollY, document.querySelector('main').scrollTop]") == [0, 0]


def test_double_click_rates_one_card(browse: Browse):
    page = browse("jonas.peeters@ardelle.example")
    for number in (1, 2, 3):
        write_card(page, f"What is clicked twice, number {number}?", "One card.")
    begin(page)
    total = place(page).inner_text().split()[-1]
    page.keyboard.press("Space")

    page.locator("#rate-3").dblclick()

    expect(place(page)).to_have_text(f"2 of {total}")
    page.wait_for_timeout(300)
    expect(place(page)).to_have_text(f"2 of {total}")


def test_card_rated_in_another_tab_is_not_rated_twice(browse: Browse):
    one = browse("martin.hoffmann@ardelle.example")
    write_card(one, "What is asked in two tabs?", "Only once.")
    first = begin(one)
    two = one.context.new_page()
    assert begin(two) == first
    for tab in (one, two):
        tab.keyboard.press("Space")
        expect(tab.locator(".rate")).to_be_visible()

    one.keyboard.press("3")
    expect(one.locator(".review-asked")).to_have_count(0)
    two.keyboard.press("1")

    expect(two.get_by_text("You have already rated this card.")).to_be_visible()
    expect(two.locator(".review-asked")).to_have_count(0)


def test_review_on_a_phone_by_tap_and_swipe(browse: Browse):
    page = browse("emily.tremblay@ardelle.example", viewport=PHONE)
    write_card(page, "What is swiped to the right?", "A card that one knew.")
    first = begin(page)
    page.locator(".review-card").tap()
    expect(page.locator(".rate")).to_be_visible()

    swipe(page, page.locator(".review-card"), 260)

    expect(page.locator(".review-asked")).to_have_count(0)
    expect(page.locator("body")).not_to_contain_text(first)


def swipe(page: Page, card: Locator, by: int) -> None:
    """Drag a card with a finger."""
    box = card.bounding_box()
    assert box
    x, y = box["x"] + (60 if by > 0 else box["width"] - 60), box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)

    def send(kind: str, at: float | None) -> None:
        points = [] if at is None else [{"x": at, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    send("touchStart", x)
    for step in range(1, 9):
        send("touchMove", x + by * step / 8)
    send("touchEnd", None)


def test_review_ends_with_what_was_done(browse: Browse):
    page = browse("bram.claes@ardelle.example")
    write_card(page, "What is the last card?", "This one.")
    begin(page)
    while page.locator(".review-card").count():
        before = place(page).inner_text()
        page.keyboard.press("Space")
        expect(page.locator(".rate")).to_be_visible()
        page.keyboard.press("4")
        expect(page.locator(".focus-middle")).not_to_have_text(before)

    expect(page.get_by_role("heading", level=1)).to_have_text("You are up to date")
    expect(page.get_by_text("You reviewed")).to_be_visible()
    expect(page.get_by_text("Next cards")).to_be_visible()


def test_review_of_what_does_not_break_is_no_wider_than_a_phone(browse: Browse):
    page = browse(NADIA, viewport={"width": 320, "height": 640})
    front = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk" * 2
    block = f"```\n{'pump.start(); ' * 20}\n```"
    table = "\n".join(("|".join(["a column"] * 12), "|".join(["---"] * 12), "|".join(["a value"] * 12)))
    write_card(page, front, f"{block}\n\n{table}\n\nhttps://example.com/{'x' * 150}\n\n`{'y' * 150}`")
    shown = begin(page)
    while shown != front:
        rate(page)
        expect(page.locator(".review-question")).not_to_have_text(shown)
        shown = page.locator(".review-question").inner_text()
    fits = "document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(fits)
    page.locator(".review-show button").click()
    expect(page.locator(".review-answer table")).to_be_visible()
    assert page.evaluate(fits)
    page.locator("#rate-3").click()
    expect(page.locator("main")).not_to_contain_text(front)


def rate(page: Page) -> None:
    """Turn the card that is shown, and say that it was good."""
    page.locator(".review-show button").click()
    page.locator("#rate-3").click()


@pytest.mark.parametrize(
    ("viewport", "colour"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"]
)
def test_turned_card_has_nothing_serious_in_french(
    browse: Browse, serious: Callable[[Page], list[str]], viewport: dict[str, int], colour: str
):
    page = browse(KARIM, viewport=viewport, colour=colour)
    write_card(page, "What is read in French, turned?", "Any card.")
    begin(page)
    page.locator(".review-show button").click()
    expect(page.locator(".rate")).to_be_visible()
    assert serious(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.goto("/library")
    page.locator(".library-row a.t-title").first.click()
    expect(page.locator(".card-answer")).to_be_visible()
    assert serious(page) == []
