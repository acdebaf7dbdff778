"""Fields on a page that was loaded again."""

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import Browse

CAMILLE, KARIM, HELENE, ELODIE = (
    f"{name}@ardelle.example"
    for name in ("camille.roussel", "karim.benali", "helene.marchetti", "elodie.faure")
)
FIELDS = {
    "/library": (CAMILLE, "#words"),
    "/library?q=pump": (CAMILLE, "#words"),
    "/library/new": (CAMILLE, "#front"),
    "/questions/ask": (CAMILLE, "#title"),
    "/mentoring": (CAMILLE, "#search"),
    "/mentoring/my-hours": (KARIM, "#sentence"),
    "/ama/new": (HELENE, "#title"),
    "/settings": (CAMILLE, "#name"),
    "/admin/members": (ELODIE, "#search"),
}


@pytest.mark.parametrize("path", FIELDS)
def test_field_of_a_reloaded_page_stays_the_one_typed_into(browse: Browse, path: str):
    """The page first shows what it knew before, then what the server says, in the same fields."""
    email, field = FIELDS[path]
    page = browse(email)
    page.goto(path)
    expect(page.locator(field)).to_be_visible()
    page.add_init_script(
        f"""new MutationObserver(() => {{ window.first ??= document.querySelector("{field}") }})
            .observe(document, {{ subtree: true, childList: true }})"""
    )

    page.reload()
    expect(page.locator(".lh-who-name")).to_be_visible()
    page.wait_for_timeout(500)

    assert page.evaluate(f'window.first === document.querySelector("{field}")')
