"""The week of a mentor on the page where one books."""

from playwright.sync_api import Page, expect

FREE = "button.slot:not([disabled]):visible"


def show_free_slots(page: Page) -> None:
    """Go on to the next free day when the present week has nothing left."""
    next_free = page.locator(".week-line button")
    expect(page.locator(FREE).or_(next_free).first).to_be_visible()
    if next_free.is_visible():
        next_free.press("Enter")
    expect(page.locator(FREE).first).to_be_visible()
