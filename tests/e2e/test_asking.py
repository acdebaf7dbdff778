"""Asking: what answers it already."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse
from tests.servers import Server

CAMILLE, KARIM = "camille.roussel@ardelle.example", "karim.benali@ardelle.example"
LANGUAGES = pytest.mark.parametrize(
    ("locale", "viewport"), [("en-GB", DESKTOP), ("fr-FR", PHONE)], ids=["english", "french phone"]
)


@pytest.fixture
def server(demo_folder: Path, tmp_path: Path) -> Iterator[Server]:
    """A server for this test alone, whose figures nobody else moves."""
    shutil.copytree(demo_folder, tmp_path / "data")
    running = Server("demo", tmp_path / "data")
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
