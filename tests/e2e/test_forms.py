"""Forms: fields on a page that was loaded again, and what is sent twice."""

import signal

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Browse
from tests.servers import Server

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


def asked(page: Page, title: str) -> int:
    """How many questions of this title the list shows."""
    page.goto("/questions")
    expect(page.locator("[data-item]").first).to_be_visible()
    return page.locator("[data-item]", has_text=title).count()


def test_double_click_publishes_one_question_and_one_answer(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions/ask")
    page.locator("#title").fill("What is asked with a double click?")
    page.get_by_role("button", name="Publish the question").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is asked with a double click?")

    page.locator("#answer-body").fill("One answer.")
    page.get_by_role("button", name="Post answer").dblclick()
    expect(page.get_by_role("article").filter(has_text="One answer.")).to_have_count(1)
    page.wait_for_timeout(900)
    expect(page.locator("#answer-body-error")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("article").filter(has_text="One answer.")).to_have_count(1)
    assert asked(page, "What is asked with a double click?") == 1


def test_double_click_writes_one_card(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/library/new")
    page.locator("#front").fill("What is written with a double click?")
    page.locator("#back").fill("One card.")
    page.get_by_role("button", name="Publish").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is written with a double click?")

    page.goto("/library")
    page.get_by_role("searchbox").fill("written double click")
    expect(page.locator(".library-row")).to_have_count(1)


def test_form_is_busy_until_the_answer_and_can_be_sent_again(browse: Browse, server: Server):
    page = browse(CAMILLE)
    page.goto("/questions/ask")
    send = page.get_by_role("button", name="Publish the question")
    page.locator("#title").fill("?")
    page.wait_for_timeout(600)  # the preview of the title has come
    assert server.process
    server.process.send_signal(signal.SIGSTOP)
    send.click()
    page.wait_for_timeout(1000)
    expect(send).to_have_attribute("aria-busy", "true")

    server.process.send_signal(signal.SIGCONT)
    expect(page.locator("#title-error")).to_be_visible()
    expect(send).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#title")).to_be_focused()
    page.locator("#title").fill("What is asked after an error?")
    send.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is asked after an error?")


def test_error_does_not_follow_to_another_question(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions")
    page.locator("[data-item] a.t-title").first.click()
    page.get_by_role("button", name="Post answer").click()
    expect(page.locator("#answer-body-error")).to_be_visible()

    page.keyboard.press("Escape")
    page.locator(".lh-side").get_by_role("link", name="Questions").click()
    page.locator("[data-item] a.t-title").nth(1).click()

    expect(page.locator("#answer-body")).to_be_visible()
    expect(page.locator("#answer-body-error")).to_have_count(0)
