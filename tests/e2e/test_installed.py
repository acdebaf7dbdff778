"""Installed like an app: what the browser keeps, what it never keeps, and what it shows without a server."""

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse, Visits

KEPT = """async () => {
    const kept = [];
    for (const name of await caches.keys()) kept.push(...(await (await caches.open(name)).keys()));
    return kept.map((request) => new URL(request.url).pathname);
}"""
CONTROLLED = """async () => {
    await navigator.serviceWorker.ready;
    return navigator.serviceWorker.controller !== null;
}"""


def visit(page: Page, path: str) -> None:
    page.goto(path)
    expect(page.locator("main h1").first).to_be_visible()


def test_browser_keeps_hashed_files_and_one_page_for_when_there_is_no_server(
    browse: Browse, visits: Visits
) -> None:
    page = browse("camille.roussel@ardelle.example", viewport=PHONE, service_workers="allow")
    visit(page, "/")
    page.evaluate(
        "caches.open('learnhub-former').then((cache) => cache.put('/assets/old.js', new Response('')))"
    )
    page.wait_for_function(CONTROLLED)
    visit(page, "/library")
    page.evaluate(
        "Promise.all(['/api/health', '/manifest.webmanifest', '/questions'].map((path) => fetch(path)))"
    )
    visit(page, "/questions")

    kept = page.evaluate(KEPT)
    page.context.set_offline(True)
    page.goto("/mentoring")
    expect(page.get_by_role("heading", name="LearnHub is out of reach")).to_be_visible()
    page.evaluate("localStorage.setItem('lh-language', 'fr')")
    page.reload()
    expect(page.get_by_role("heading", name="LearnHub ne répond pas pour l’instant")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".lh-main h1").first).to_be_visible()  # by itself
    visits.errors.clear()  # the browser notes each request that did not leave

    assert {path for path in kept if not path.startswith("/assets/")} == {"/offline.html"}
    assert "/assets/old.js" not in kept
    assert any(path.endswith(".js") for path in kept)
    assert page.url == f"{visits.server.url}/mentoring"
