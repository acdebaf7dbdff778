"""Something in the library goes out of date, and its owner says from the inbox that it is still right."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Browse

CAMILLE, SARAH, ANKE = (
    f"{name}@ardelle.example" for name in ("camille.roussel", "sarah.mertens", "anke.willems")
)
TITLE = "Read the work sheet aloud before the van leaves"


def test_two_colleagues_doubt_it_and_its_owner_confirms_it_from_the_inbox(browse: Browse, serious) -> None:
    camille, anke = browse(CAMILLE), browse(ANKE)
    doubt(browse(SARAH))
    doubt(anke)
    expect(anke.locator(".page-head .fresh-due")).to_have_count(0)  # as it was when she opened it
    anke.goto("/library?kind=practice&only=unchecked")
    expect(anke.locator(".library-row", has_text=TITLE).locator(".fresh-due")).to_have_text("Check needed")

    camille.goto("/inbox")
    row = camille.locator(".in-row", has_text=TITLE)
    row.get_by_role("link").first.focus()
    expect(row).to_contain_text("Two colleagues say that it is out of date")
    expect(row.get_by_role("link", name="Edit")).to_be_visible()
    assert serious(camille) == []
    row.get_by_role("button", name="Still right").click()
    expect(row).to_have_count(0)

    anke.goto("/library?kind=practice")
    anke.locator(".library-row a", has_text=TITLE).click()
    expect(anke.locator(".page-head .fresh")).to_contain_text("Checked")
    expect(anke.get_by_role("button", name="Outdated")).to_have_attribute("aria-pressed", "false")


def doubt(page: Page) -> None:
    """Say that it is out of date."""
    page.goto("/library?kind=practice")
    page.locator(".library-row a", has_text=TITLE).click()
    page.get_by_role("button", name="Outdated").click()
    expect(page.get_by_role("button", name="Outdated")).to_have_attribute("aria-pressed", "true")
