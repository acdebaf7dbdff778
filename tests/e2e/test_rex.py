"""A REX that several write at once: by keyboard alone, without a network for a while, over a restart."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import PHONE, Visits
from tests.servers import Server

CAMILLE, KARIM = "camille.roussel@ardelle.example", "karim.benali@ardelle.example"
SOFIA, LUCIE = "sofia.lindqvist@ardelle.example", "lucie.tran@ardelle.example"
ROOT = Path(__file__).parents[2]
BACK = 30_000  # a browser that was refused tries again at growing distances
LOST = re.compile(r"ERR_|WebSocket|Failed to fetch")


@pytest.fixture
def written(browser: Browser, demo_folder: Path, tmp_path: Path) -> Iterator[tuple[Visits, str]]:
    """Windows on a server for this test alone, and the address of a REX that four colleagues write."""
    data = tmp_path / "data"
    shutil.copytree(demo_folder, data)
    seed = [sys.executable, "-m", "tests.e2e.rex_seed", str(data)]
    seeded = subprocess.run(seed, cwd=ROOT, capture_output=True, text=True, check=False)
    assert seeded.returncode == 0, seeded.stderr
    running = Server("demo", data)
    running.start()
    visits = Visits(browser, running)
    yield visits, f"/rex/{seeded.stdout.split()[-1]}/edit"
    visits.close()
    assert visits.errors == running.errors() == []
    assert running.stop() == 0


def open_part(page: Page, address: str, part: str) -> None:
    page.goto(f"{address}?part={part}")
    expect(page.locator(".rexed-head h1")).to_be_visible()


def text(page: Page, name: str) -> Locator:
    """The field of a text by its name, in whatever language the page is."""
    return page.locator(f"[data-unit='text:{name}'] textarea")


def fact(page: Page, words: str) -> Locator:
    """The field of a fact by its words, which are its value."""
    field = page.locator(".cause-line textarea")
    page.wait_for_function(
        "words => [...document.querySelectorAll('.cause-line textarea')].some(each => each.value === words)",
        arg=words,
    )
    return field.nth([each.input_value() for each in field.all()].index(words))


def facts(page: Page) -> list[tuple[int, str]]:
    """Every fact with its depth, as the lines show them."""
    rows = page.locator(".cause-line")
    read = """rows => rows.map((row) => [
        parseInt(row.style.getPropertyValue("--cause-in")) / 24, row.querySelector("textarea").value
    ])"""
    return [(int(level), words) for level, words in rows.evaluate_all(read)]


def saved(page: Page) -> None:
    expect(page.locator(".save-mark")).to_be_visible()
    expect(page.locator(".save-mark[data-unsaved]")).to_have_count(0, timeout=BACK)


def test_tree_by_keyboard_alone(written: tuple[Visits, str], serious: Callable[..., list[str]]):
    visits, address = written
    page = visits.browse(CAMILLE)
    open_part(page, address, "why")
    keys = page.keyboard
    assert serious(page) == []

    fact(page, "The crane was there for one day only").focus()
    keys.press("Enter")
    keys.type("The lift plan was one page")
    keys.press("Tab")
    keys.type("Nobody had asked for the second day")
    saved(page)
    keys.press("Alt+2")
    expect(page.locator(".cause-now .react[aria-pressed=true]")).to_have_text("Task")
    keys.press("Shift+Tab")
    expect(fact(page, "The lift plan was one page")).to_be_focused()
    keys.press("Alt+ArrowUp")
    expect(page.locator(".cause-line textarea").nth(5)).to_have_value("The lift plan was one page")
    expect(fact(page, "The lift plan was one page")).to_be_focused()
    keys.press("Alt+ArrowRight")
    expect(page.locator(".cause-lines [role=status]")).to_contain_text("Moved in")
    saved(page)
    expected = [
        (0, "Feyzin shutdown overran by two days"),
        (1, "The new bearing arrived on Thursday, not Tuesday"),
        (2, "It was ordered the day the machine was opened"),
        (3, "The wear was not known before opening"),
        (2, "No spare bearing of this size on site"),
        (2, "The lift plan was one page"),
        (3, "Nobody had asked for the second day"),
        (1, "The crane was there for one day only"),
        (2, "The quay is shared with the harbour on weekdays"),
    ]
    page.wait_for_function(
        "() => document.querySelector('.cause-line:nth-child(6)').style.cssText.includes('48px')"
    )
    assert facts(page) == expected
    expect(page.locator(".tree-box")).to_have_count(len(expected))
    keys.press("Escape")
    expect(page.locator(".cause-free")).to_be_visible()
    keys.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    page.reload()
    expect(page.locator(".cause-line")).to_have_count(len(expected))
    assert facts(page) == expected
    assert serious(page) == []


def test_three_write_at_once_one_without_a_network_and_the_server_restarts(written: tuple[Visits, str]):
    visits, address = written
    camille, karim, sofia = (visits.browse(email) for email in (CAMILLE, KARIM, SOFIA))
    for page in (camille, karim, sofia):
        open_part(page, address, "happened")
    body = text(camille, "facts")
    began = body.input_value()

    sofia.bring_to_front()
    sofia.context.set_offline(True)
    text(sofia, "facts").fill(began.replace("It took seven.", "It took seven, until Sunday noon."))
    text(sofia, "cost").fill("Two days of production")
    expect(sofia.locator(".save-mark[data-unsaved='2'].is-kept")).to_be_visible(timeout=BACK)

    camille.bring_to_front()
    body.fill(began.replace("five days", "five days and one night"))
    body.blur()
    saved(camille)
    karim.bring_to_front()
    merged = began.replace("five days", "five days and one night")
    expect(text(karim, "facts")).to_have_value(merged)
    text(karim, "facts").fill(merged + " Nobody was hurt.")
    text(karim, "facts").blur()
    saved(karim)

    visits.server.kill()
    karim.locator(".offline").wait_for(timeout=BACK)
    text(karim, "summary").fill("The bearing came late.")
    visits.server.start()
    expect(karim.locator(".offline")).to_have_count(0, timeout=BACK)
    saved(karim)
    sofia.bring_to_front()
    sofia.context.set_offline(False)
    expect(sofia.locator(".offline")).to_have_count(0, timeout=BACK)
    saved(sofia)

    visits.errors[:] = [error for error in visits.errors if not LOST.search(error)]
    whole = (merged + " Nobody was hurt.").replace("It took seven.", "It took seven, until Sunday noon.")
    for page in (camille, karim, sofia):
        page.bring_to_front()
        page.reload()
        expect(text(page, "facts")).to_have_value(whole)
        expect(text(page, "summary")).to_have_value("The bearing came late.")
        expect(text(page, "cost")).to_have_value("Two days of production")


def test_same_sentence_changed_twice_is_shown_with_both_texts(written: tuple[Visits, str]):
    visits, address = written
    camille, karim = visits.browse(CAMILLE), visits.browse(KARIM)
    for page in (camille, karim):
        open_part(page, address, "happened")
    began = text(camille, "facts").input_value()
    karim.context.set_offline(True)
    text(karim, "facts").fill(began.replace("Wednesday", "Tuesday"))
    camille.bring_to_front()
    text(camille, "facts").fill(began.replace("Wednesday evening", "Wednesday at four"))
    text(camille, "facts").blur()
    saved(camille)

    karim.bring_to_front()
    karim.context.set_offline(False)
    both = karim.locator(".both")
    expect(both).to_contain_text("Wednesday at four", timeout=BACK)
    both.get_by_role("button").first.click()
    expect(both).to_have_count(0)
    saved(karim)
    camille.bring_to_front()
    expect(text(camille, "facts")).to_have_value(began.replace("Wednesday", "Tuesday"))
    visits.errors[:] = [error for error in visits.errors if not LOST.search(error)]


def test_who_writes_where_is_shown_to_the_others(written: tuple[Visits, str]):
    visits, address = written
    camille, karim = visits.browse(CAMILLE), visits.browse(KARIM)
    for page in (camille, karim):
        open_part(page, address, "why")

    fact(karim, "No spare bearing of this size on site").click()
    camille.bring_to_front()
    line = camille.locator(".cause-line", has=camille.locator(".cause-writer"))
    expect(line.locator("textarea")).to_have_value("No spare bearing of this size on site")
    expect(line.locator(".cause-writer")).to_contain_text("Karim")
    expect(camille.locator(".rexed-writing")).to_contain_text(
        "Karim is in “No spare bearing of this size on site”"
    )

    karim.bring_to_front()
    karim.locator(".rexed-head h1").click()
    camille.bring_to_front()
    expect(camille.locator(".cause-writer")).to_have_count(0)


def test_wording_aid_stands_under_the_fact(written: tuple[Visits, str]):
    visits, address = written
    page = visits.browse(CAMILLE)
    open_part(page, address, "why")
    fact(page, "The quay is shared with the harbour on weekdays").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Karim Benali forgot to extend the booking")

    aid = page.locator(".cause-now .wording")
    expect(aid).to_contain_text("What in the situation made it likely?")
    aid.get_by_role("button", name="Keep as written").click()
    expect(aid).to_have_count(0)
    saved(page)


def test_french_phone(written: tuple[Visits, str], serious: Callable[..., list[str]]):
    visits, address = written
    page = visits.browse(LUCIE, viewport=PHONE, locale="fr-FR")
    open_part(page, address, "why")
    expect(page.locator(".rexed-head h1")).to_have_text("Pourquoi c’est arrivé")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    fact(page, "No spare bearing of this size on site").tap()
    page.get_by_role("button", name="Matériel").tap()
    expect(page.locator(".cause-now .react[aria-pressed=true]")).to_have_text("Matériel")
    assert serious(page) == []
    for part in ("happened", "well", "change", "lessons"):
        open_part(page, address, part)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        assert serious(page) == []
