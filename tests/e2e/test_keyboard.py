"""The main journey without a mouse: everything is reached by keys, and the focus is where one expects it."""

import re
from contextlib import suppress

from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Browse, write_card
from tests.e2e.weeks import FREE, show_free_slots
from tests.servers import Server

ANKE = "anke.willems@ardelle.example"  # who reads French in the end
SARAH = "sarah.mertens@ardelle.example"
WINTER = "Plan hiver et astreintes"
RING = """element => {
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return element.matches(":focus-visible") && (outlined || style.boxShadow !== "none");
}"""
STEPS = 60


def walk_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press a key until the focus is on something, where it must be seen."""
    expect(target).to_be_visible()
    for _step in range(STEPS):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press(key)
    expect(target).to_be_focused()
    assert target.evaluate(RING), "nobody sees where the focus is"


def test_main_journey_without_a_mouse(browse: Browse, server: Server):
    author = browse(ANKE)
    for number in (1, 2):
        write_card(author, f"Which key rates a card, number {number}?", "From 1 to 4.")
    page = browse()
    page.goto("/sign-in")
    walk_to(page, page.get_by_label("Work e-mail"))
    page.keyboard.type(ANKE)
    walk_to(page, page.get_by_label("Password"))
    page.keyboard.type(server.password)
    page.keyboard.press("Enter")
    expect(page.locator(".today-hero")).to_be_visible()

    page.keyboard.press("r")
    review(page)
    page.keyboard.press("Escape")
    expect(page.locator(".today-hero")).to_be_visible()  # the page has come, and hears keys
    go(page, "q", re.compile("/questions$"))
    expect(page.get_by_role("heading", name="Questions", level=1)).to_be_visible()  # Today lists some as well
    answer_a_question(page)
    menus_give_the_focus_back(page)
    book(page)
    join(page)
    switch_language_and_theme(page)


def test_the_library_is_written_followed_and_run_without_a_mouse(browse: Browse):
    page = browse(SARAH)
    tell(page)
    follow(page)
    run(page)


def tell(page: Page) -> None:
    """Tell a best practice; what was forgotten is asked for where it belongs."""
    page.goto("/practices/new")
    expect(page.locator("[name=title]")).to_be_focused()
    page.keyboard.type("Ring the depot before you cross the bridge")
    walk_to(page, page.locator("[name=context]"))
    page.keyboard.type("When the river is high.")
    publish = page.get_by_role("button", name="Publish", exact=True)
    walk_to(page, publish)
    page.keyboard.press("Enter")
    expect(page.locator("[name=result]")).to_be_focused()
    page.keyboard.type("Nobody has waited there since.")
    walk_to(page, publish)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/guides/[0-9a-z]{12}$"))


def follow(page: Page) -> None:
    """Find a collection in the library, and follow it."""
    page.goto("/library?kind=collection&q=your+first+month+on+the+road")
    row = page.locator("li[data-item]").first
    expect(row).to_contain_text("Your first month on the road")
    page.keyboard.press("j")
    expect(row.locator("a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".collection-item").first).to_be_visible()
    walk_to(page, page.get_by_role("button", name="Follow", exact=True))
    page.keyboard.press("Enter")
    stop = page.get_by_role("button", name="Stop following")
    expect(stop).to_be_visible()
    expect(stop).to_be_focused()


def run(page: Page) -> None:
    """Run a checklist to its end, the first point by its own row."""
    page.goto("/library?kind=checklist&language=en")
    walk_to(page, page.get_by_role("link", name="Restart a pumping station after a power cut"))
    page.keyboard.press("Enter")
    walk_to(page, page.locator(".lh-main").get_by_role("button", name="Run it"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Which one?")).to_be_focused()
    page.keyboard.type("Pump 4")
    walk_to(page, page.get_by_role("dialog").get_by_role("button", name="Start"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/runs/[0-9a-z]{12}$"))
    first = page.get_by_role("checkbox").first
    walk_to(page, first)
    page.keyboard.press("Space")
    expect(page.locator(".run-ticked")).to_have_count(1)
    expect(first).to_be_focused()
    done = page.locator(".run-primary")
    walk_to(page, done)
    for point in range(2, 13):
        expect(page.locator(".run-bar")).to_contain_text(f"{point} of 12")
        page.keyboard.press("Enter")
    expect(done).to_have_text("Finish")
    expect(done).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="No, all is right")).to_be_focused()


def go(page: Page, key: str, address: re.Pattern[str]) -> None:
    """Press `g` and a key, again where a busy machine let the time pass in which both belong together."""
    for timeout in (2_000, 2_000, 8_000):
        page.keyboard.press("g")
        page.keyboard.press(key)
        with suppress(AssertionError):
            expect(page).to_have_url(address, timeout=timeout)
            return
    expect(page).to_have_url(address)


def review(page: Page) -> None:
    """Rate a card, and take the rating back."""
    question = page.locator(".review-question")
    expect(question).to_be_visible()
    first = question.inner_text()
    page.keyboard.press("Space")
    expect(page.locator(".rate")).to_be_visible()
    page.keyboard.press("4")
    expect(page.locator("main")).not_to_contain_text(first)
    page.keyboard.press("u")
    expect(page.locator(".review-asked")).to_have_text(first)


def answer_a_question(page: Page) -> None:
    """Open the second question of the list, vote for it and answer it."""
    rows = page.locator("li[data-item]")
    expect(rows.nth(1)).to_be_visible()
    page.keyboard.press("j")
    expect(rows.nth(0).locator("a").first).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("j")
    link = rows.nth(1).locator("a").first
    expect(link).to_be_focused()
    assert link.evaluate(RING)
    title = link.inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    arrow = page.locator(".question .vote button")
    walk_to(page, arrow)
    page.keyboard.press("Enter")
    expect(arrow).to_have_attribute("aria-pressed", "true")
    expect(arrow).to_be_focused()
    walk_to(page, page.locator("#answer-body"))
    page.keyboard.type("Listen to it with your hand first.")
    walk_to(page, page.get_by_role("button", name="Post answer"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").filter(has_text="Listen to it with your hand first.")).to_be_visible()
    expect(page.locator("#answer-body")).to_have_value("")


def menus_give_the_focus_back(page: Page) -> None:
    """The menu of what to share, and the sheet of shortcuts."""
    page.goto("/questions")
    share = page.locator("[data-key=c]")
    expect(share).to_be_visible()
    expect(page.locator("li[data-item]").first).to_be_visible()
    page.keyboard.press("c")
    entries = page.locator("[role=menu]:popover-open [role=menuitem]")
    expect(entries.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(entries.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(entries.first).to_be_focused()
    page.keyboard.press("End")
    expect(entries.last).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[role=menu]:popover-open")).to_have_count(0)
    expect(share).to_be_focused()
    assert share.evaluate(RING)

    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keyboard shortcuts")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(share).to_be_focused()
    page.goto("/mentoring")
    expect(page.locator(".mentor-name").first).to_be_visible()
    page.keyboard.press("a")
    expect(page).to_have_url(re.compile("/questions/ask$"))
    page.go_back()  # out of the form, in which letters are words
    expect(page.locator(".mentor-name").first).to_be_visible()


def book(page: Page) -> None:
    """Find a mentor who has time, and book the first slot."""
    go(page, "m", re.compile("/mentoring$"))
    search = page.get_by_role("searchbox")
    walk_to(page, search)
    page.keyboard.type("Oumar Sy")
    expect(page.locator(".mentor-name")).to_have_text(["Oumar Sy"])
    walk_to(page, page.locator("a.mentor-name, .mentor-name a").first)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Oumar Sy")
    show_free_slots(page)
    walk_to(page, page.locator(FREE).first)
    page.keyboard.press("Enter")
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("What does the hand feel that the probe does not?")
    walk_to(page, page.locator(".booking-panel button[type=submit]"))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/mentoring/sessions/"))


def join(page: Page) -> None:
    """Go to the live session and vote there."""
    expect(page.locator("article.session")).to_be_visible()
    go(page, "a", re.compile("/ama$"))
    walk_to(page, page.get_by_role("link", name=WINTER))
    page.keyboard.press("Enter")
    up = page.locator("button.up[aria-pressed=false]:not([disabled])").first
    expect(up).to_be_visible()
    text = page.locator("[data-item]", has=up).first.locator(".t-title").inner_text()
    mine = page.locator("[data-item]", has_text=text).locator("button.up")
    walk_to(page, mine)
    page.keyboard.press("Space")
    expect(mine).to_have_attribute("aria-pressed", "true")
    expect(mine).to_be_focused()


def switch_language_and_theme(page: Page) -> None:
    """Both from the menu of the account, which gives the focus back each time."""
    account = page.locator(".lh-account")
    entries = page.locator("[role=menu]:popover-open")
    walk_to(page, account, "Shift+Tab")
    page.keyboard.press("Enter")
    walk_to(page, entries.get_by_role("menuitemradio", name="Français"), "ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(entries).to_have_count(0)
    expect(account).to_be_focused()
    page.keyboard.press("Enter")
    walk_to(page, entries.get_by_role("menuitemradio", name="Sombre"), "ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_class(re.compile(r"\bdark\b"))
    expect(account).to_be_focused()
