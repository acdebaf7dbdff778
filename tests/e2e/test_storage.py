"""What one person left in a browser is not shown to the next, and messages outlive the page they began on."""

from playwright.sync_api import BrowserContext, Page, expect

from learnhub.ui.storage import OWN, Place, unlisted
from tests.e2e.conftest import Browse
from tests.servers import Server

CAMILLE, KARIM = (f"{name}@ardelle.example" for name in ("camille.roussel", "karim.benali"))
DRAFT = "Only Camille knows this draft"


def sign_in(context: BrowserContext, server: Server, email: str) -> None:
    """Sign in without loading a page, as in another tab."""
    answer = context.request.post(
        "/auth/sign-in",
        form={"email": email, "password": server.password},
        headers={"origin": server.url},
        max_redirects=0,
    )
    assert answer.status == 303


def write_draft(page: Page) -> None:
    page.goto("/questions/ask")
    page.locator("[name=title]").fill(DRAFT)
    page.wait_for_function("() => JSON.stringify(localStorage).includes('Only Camille')")


def test_draft_is_gone_for_the_next_person_after_the_session_ran_out(browse: Browse, server: Server):
    page = browse(CAMILLE)
    write_draft(page)
    page.context.clear_cookies(name="lh")

    sign_in(page.context, server, KARIM)
    page.context.clear_cookies(name="lh_prefs")  # a minute has passed before a page was loaded
    page.goto("/questions/ask")

    expect(page.locator("[name=title]")).to_have_value("")
    assert DRAFT not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


def test_draft_waits_for_the_same_person_after_the_session_ran_out(browse: Browse, server: Server):
    page = browse(CAMILLE)
    write_draft(page)
    page.context.clear_cookies(name="lh")

    sign_in(page.context, server, CAMILLE)
    page.goto("/questions/ask")

    expect(page.locator("[name=title]")).to_have_value(DRAFT)


def test_everything_kept_is_listed_and_the_message_outlives_its_page(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions/ask")
    page.locator("[name=title]").fill("Which message outlives its page?")
    page.get_by_role("button", name="Publish the question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Which message outlives its page?")
    page.locator(".lh-side").get_by_role("link", name="Library").click()
    message = page.locator(".toast")
    message.hover()  # it waits for as long as somebody points at it
    expect(page.locator(".library-row").first).to_be_visible()
    expect(message).to_contain_text("Your question is published.")
    page.reload(wait_until="commit")
    page.mouse.move(5, 5)  # while there is no page that could notice
    expect(message).to_have_count(0, timeout=10_000)

    cookies = [cookie.get("name", "") for cookie in page.context.cookies()]
    local, tab = (page.evaluate(f"() => Object.keys({place})") for place in (Place.LOCAL, Place.TAB))
    assert any(name.startswith(OWN) or name == "lh-theme" for name in local)
    assert unlisted(local, Place.LOCAL) == []
    assert unlisted(tab, Place.TAB) == []
    assert unlisted(cookies, Place.COOKIE) == []
