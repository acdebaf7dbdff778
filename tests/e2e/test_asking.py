"""Asking: what answers it already, and a question without a name, from its key to its solution."""

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse
from tests.servers import Server

CAMILLE, KARIM = "camille.roussel@ardelle.example", "karim.benali@ardelle.example"
EVA = "eva.lundgren@ardelle.example"
HALF_A_DAY = timedelta(hours=11)  # nobody is signed out for it
LANGUAGES = pytest.mark.parametrize(
    ("locale", "viewport"), [("en-GB", DESKTOP), ("fr-FR", PHONE)], ids=["english", "french phone"]
)


@pytest.fixture
def server(demo_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A server for this test alone, which moves its clock."""
    shutil.copytree(demo_folder, tmp_path / "data")
    running = Server("demo", tmp_path / "data", has_own_clock=True)
    running.start()
    yield running
    assert running.stop() == 0


def ask(page: Page, title: str) -> str:
    """Ask with one's name; the answer is the path of the question."""
    page.goto("/questions/ask")
    page.locator("[name=title]").fill(title)
    page.locator("form.form button[type=submit]").click()
    page.wait_for_url(re.compile("/questions/[0-9a-z]{12}$"))
    return page.url[page.url.index("/questions/") :]


@LANGUAGES
def test_what_answers_it_already_spares_a_question(browse: Browse, locale: str, viewport: dict):
    karim, camille = browse(KARIM), browse(CAMILLE, locale=locale, viewport=viewport)
    path = ask(karim, "Which torque for the studs of the volute casing?")
    camille.goto("/questions/ask")
    camille.locator("[name=body]").fill("It leaks.")
    camille.locator("[name=title]").press_sequentially("Torque of the volute studs")

    found = camille.locator(".similar li", has_text="Which torque for the studs")
    expect(found).to_be_visible()
    camille.keyboard.press("Tab")
    expect(found.get_by_role("link")).to_be_focused()
    camille.keyboard.press("Enter")
    expect(camille).to_have_url(re.compile(path))
    camille.go_back()
    expect(camille.locator("[name=body]")).to_have_value("It leaks.")

    expect(found).to_be_visible()
    found.get_by_role("button").click()
    expect(camille).to_have_url(re.compile(path))
    camille.goto("/questions/ask")
    expect(camille.locator("[name=body]")).to_have_value("")
    expect(camille.locator("aside", has_text="30")).to_contain_text(" 1 question")


@LANGUAGES
def test_a_question_without_a_name_from_its_key_to_its_solution(
    browse: Browse, server: Server, locale: str, viewport: dict
):
    camille, karim = browse(CAMILLE, locale=locale, viewport=viewport), browse(KARIM)
    ask(karim, "Which torque for the studs of the volute casing?")
    camille.goto("/questions/ask")
    camille.locator("a[href='/questions/ask/anonymous']").click()
    camille.wait_for_url("**/questions/ask/anonymous")
    expect(camille.locator(".similar")).to_have_count(0)
    camille.locator("[name=title]").press_sequentially("Torque of the volute studs, again")
    expect(camille.locator(".similar li")).to_contain_text(["Which torque for the studs"])
    camille.locator("[name=title]").fill("Whom do I tell about a missing guard?")
    camille.locator("[name=body]").fill("It is off **every** night.")
    camille.locator("form.form button[type=submit]").click()
    key = camille.locator(".unsigned-key").inner_text()
    assert re.fullmatch(r"(?:[0-9a-z]{4} ){7}[0-9a-z]{4}", key)
    expect(camille.locator("[name=title]")).to_have_value("")
    expect(camille.locator(".ask-mine li")).to_contain_text("missing guard")

    let_a_day_pass(server, camille, karim)
    row = karim.locator("li", has_text="Whom do I tell about a missing guard?")
    wait_for_batch(karim, row)
    expect(row).to_contain_text("Anonymous")
    expect(row).not_to_contain_text("Camille")
    row.get_by_role("link", name="Whom do I tell").click()
    expect(karim.locator(".question .prose strong")).to_have_text("every")
    expect(karim.locator(".own-question")).to_have_count(0)
    karim.locator("#answer-body").fill("The foreman, and write it down.")
    karim.locator(".answer-form button[type=submit]").click()
    expect(karim.locator(".answer")).to_have_count(1)
    path = karim.url[karim.url.index("/questions/") :]

    camille.goto("/questions")
    camille.locator(".callout", has_text="1").get_by_role("link").click()
    expect(camille.locator(".own-question")).to_be_visible()
    camille.locator(".answer .chip[aria-pressed=false]").first.click()
    expect(camille.locator(".answer .chip[aria-pressed=true]")).to_be_visible()
    assert "guard" not in camille.evaluate("JSON.stringify(sessionStorage)")

    other = browse(EVA)
    other.goto("/questions/ask/anonymous")
    other.get_by_role("button", name="I have the key of a question").click()
    other.get_by_label("Key of a question without a name").fill(f" {key.upper()} ")
    other.get_by_role("button", name="Follow").click()
    expect(other.locator(".ask-mine li")).to_contain_text("missing guard")

    let_a_day_pass(server, karim, other)
    wait_for_batch(karim, karim.locator(".solved"), path)
    expect(karim.locator(".solved")).to_contain_text("Whoever asked confirmed")
    other.goto(path)
    other.locator(".own-question button", has_text="Delete").click()
    other.locator(".own-question .btn-danger").click()
    expect(other).to_have_url(re.compile("/questions$"))
    karim.goto("/questions")
    expect(row).to_have_count(0)


def let_a_day_pass(server: Server, *pages: Page) -> None:
    """A day and a little in which everybody comes back now and then."""
    for _time in range(3):
        server.move_clock(HALF_A_DAY)
        for page in pages:
            page.goto("/questions")
            expect(page.get_by_role("heading", level=1)).to_be_visible()


def wait_for_batch(page: Page, shown, path: str = "/questions") -> None:
    """Look until what came with the clock is there: the server looks at it every few seconds."""
    for _attempt in range(20):
        page.goto(path)
        page.wait_for_timeout(1000)
        if shown.count():
            return
    expect(shown).to_be_visible()
