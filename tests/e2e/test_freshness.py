"""Something in the library goes out of date, and its owner says from the inbox that it is still right."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse

CAMILLE, SARAH, ANKE, LEA = (
    f"{name}@ardelle.example" for name in ("camille.roussel", "sarah.mertens", "anke.willems", "lea.fontaine")
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


def test_on_a_phone_all_that_can_be_done_is_in_reach_and_in_french(browse: Browse, serious) -> None:
    lea = browse(LEA, viewport=PHONE, locale="fr-FR")
    lea.goto("/inbox")
    row = lea.locator(".in-row", has_text="Peser la cartouche")
    row.get_by_text("Deux collègues disent que ce n’est plus à jour").tap()
    acts = [
        row.get_by_role("button", name="Toujours juste"),
        row.get_by_role("link", name="Modifier"),
        row.get_by_role("button", name="Retirer"),
    ]
    for act in acts:
        box = act.bounding_box() or {}
        assert box["height"] >= 44
        assert 0 <= box["x"] <= PHONE["width"] - box["width"]
    assert serious(lea) == []

    acts[0].click()

    expect(lea.get_by_text("C’est vérifié. Merci.")).to_be_visible()
    expect(row).to_have_count(0)
    lea.goto("/library?kind=practice")
    lea.locator(".library-row a", has_text="Peser la cartouche").click()
    expect(lea.locator(".page-head .fresh")).to_contain_text("Vérifié")
