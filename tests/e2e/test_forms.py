"""Forms: fields on a page that was loaded again, and what is sent twice."""

import signal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse, choose
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


def publish_question(page: Page, title: str, body: str) -> str:
    """Ask through the form; the answer is the path of the question."""
    page.goto("/questions/ask")
    page.locator("#title").fill(title)
    page.locator("#body").fill(body)
    page.get_by_role("button", name="Publish the question").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    return urlsplit(page.url).path


def open_edit(page: Page) -> Locator:
    """The field with the details of the question that is shown, in its form."""
    choose(page.locator(".question .btn-icon"), "Edit")
    expect(page.locator("#title")).to_be_focused()
    return page.locator("#body")


def kept(page: Page) -> str:
    """What this browser keeps."""
    return page.evaluate("JSON.stringify(localStorage)")


def test_typed_edit_comes_back_on_its_edition_and_is_offered_on_another(browse: Browse):
    page = browse(CAMILLE)
    path = publish_question(page, "What becomes of an edit that was not saved?", "As it began")
    open_edit(page).fill("Half an edit")

    page.reload()
    details = page.locator("#body")
    expect(details).to_have_value("Half an edit")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".question .prose")).to_have_text("Half an edit")
    assert "Half an edit" not in kept(page)

    open_edit(page).fill("Typed on the second edition")
    other = page.context.browser.new_context(base_url=page.url, storage_state=page.context.storage_state())  # type: ignore[union-attr]
    elsewhere = other.new_page()
    elsewhere.goto(path)
    open_edit(elsewhere).fill("The third edition")
    elsewhere.get_by_role("button", name="Save").click()
    expect(elsewhere.locator(".question .prose")).to_have_text("The third edition")
    other.close()

    page.reload()
    expect(details).to_have_value("The third edition")
    expect(page.locator(".draft-words")).to_have_text("Typed on the second edition")
    page.get_by_role("button", name="Take what I had written").click()
    expect(details).to_have_value("Typed on the second edition")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".question .prose")).to_have_text("Typed on the second edition")


def test_message_of_a_field_goes_when_it_is_right_and_comes_back_with_what_was_refused(browse: Browse):
    page = browse(CAMILLE)
    page.goto("/questions/ask")
    title, problem = page.locator("#title"), page.locator("#title-error")
    expect(title).to_be_focused()
    title.fill("Short")
    for _again in range(2):
        page.get_by_role("button", name="Publish the question").click()
        expect(problem).to_be_visible()
        page.wait_for_timeout(800)

        title.fill("Which question is long enough?")
        expect(problem).to_be_hidden()
        expect(title).to_have_attribute("aria-invalid", "false")
        title.fill("Short")
        expect(problem).to_be_visible()
        expect(title).to_have_attribute("aria-invalid", "true")
    title.fill("")


COVERED = """() => {
    const message = document.querySelector(".toasts").getBoundingClientRect();
    return [...document.querySelectorAll("button, a.btn, nav a, input, textarea")]
        .filter((element) => !element.closest(".toasts") && element.checkVisibility())
        .filter((element) => {
            const box = element.getBoundingClientRect();
            return box.left < message.right && box.right > message.left
                && box.top < message.bottom && box.bottom > message.top;
        })
        .map((element) => element.outerHTML.slice(0, 80));
}"""


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_answer_button_leads_to_the_field_and_no_message_covers_a_button(
    browse: Browse, viewport: dict[str, int]
):
    page = browse(CAMILLE, viewport=viewport)
    path = publish_question(page, "Which button lies under the message?", "None.")
    for place in (page.locator(".toast"), page.locator(".question")):
        expect(place).to_be_visible()
    page.wait_for_timeout(400)
    assert page.evaluate(COVERED) == []

    page.goto(f"{path}#answer-body")
    expect(page.locator("#answer-body")).to_be_focused()
    page.locator("#answer-body").fill("No button does.")
    page.get_by_role("button", name="Post answer").click()
    expect(page.locator(".toast").last).to_contain_text("Your answer is published.")
    page.wait_for_timeout(400)
    assert page.evaluate(COVERED) == []
