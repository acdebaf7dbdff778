"""Writing a text: names that complete themselves, formatting, pictures, and all of it with the keyboard."""

import re

from playwright.sync_api import Page, expect

from tests.core.test_images import image_bytes
from tests.e2e.conftest import PHONE, Visits, ask_question

CAMILLE, LUCIE = "camille.roussel@ardelle.example", "lucie.tran@ardelle.example"
TRACE = """Traceback (most recent call last):
  File "pump.py", line 4, in <module>
    start()
ValueError: no pressure
"""
# What somebody does with pictures: pasted from another window, or dropped on the field.
HAND_OVER = """([how, bytes]) => {
  const field = document.activeElement, data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], `${how}.png`, { type: "image/png" }));
  const options = { bubbles: true, cancelable: true };
  field.dispatchEvent(how === "paste"
    ? new ClipboardEvent("paste", { clipboardData: data, ...options })
    : new DragEvent("drop", { dataTransfer: data, ...options }));
}"""
# What becomes of a file that a page of ours loads as its script.
AS_SCRIPT = """address => new Promise(done => {
  const script = document.createElement("script");
  script.onload = () => done("ran");
  script.onerror = () => done("refused");
  script.src = address;
  document.head.append(script);
})"""
# Whether this browser knows that the server has a text in a draft.
KEPT = """text => Object.entries(localStorage)
    .some(([name, value]) => name.includes("draft:on-server:ask") && value.includes(text))"""


def paste(page: Page, text: str) -> None:
    page.evaluate(
        """text => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
        }""",
        text,
    )


def test_an_answer_is_written_with_a_name_formatting_and_a_picture(visits: Visits, serious) -> None:
    asking = visits.browse(LUCIE)
    question = ask_question(asking, "Which seal fits the booster pump?", "P-204.")
    page = visits.browse(CAMILLE)
    page.goto(question)
    field = page.locator("#answer-body")
    field.click()

    page.keyboard.type("Ask @lu")
    offered = page.locator(".completion [role=option]")
    expect(offered.first).to_contain_text("Lucie Tran")
    expect(offered.first).to_contain_text("in this discussion")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert serious(page) == []
    page.keyboard.press("Escape")
    expect(field).to_have_value("Ask @lu")
    expect(offered).to_have_count(0)
    for _letter in "lu":
        page.keyboard.press("Backspace")
    page.keyboard.press("Backspace")
    page.keyboard.type("@luc")
    expect(offered).to_have_count(1)
    page.keyboard.press("Enter")
    expect(field).to_have_value("Ask @Lucie Tran ")

    page.keyboard.press("Control+b")
    page.keyboard.type("today")
    page.keyboard.press("Control+b")
    paste(page, TRACE)
    expect(field).to_have_value(
        re.compile(r"^Ask @Lucie Tran \*\*today\*\*\n\n```\nTraceback [^`]+pressure\n```\n$")
    )

    tools = page.get_by_role("toolbar").locator("visible=true").last
    with page.expect_file_chooser() as choosing:
        tools.get_by_role("button", name="Add a picture").click()
    choosing.value.set_files({"name": "Seal [3].png", "mimeType": "image/png", "buffer": image_bytes()})
    expect(field).to_have_value(re.compile(r"!\[Seal 3\]\(/images/\w{12}-40x20\)$"))
    for how in ("paste", "drop"):
        page.evaluate(HAND_OVER, [how, list(image_bytes())])
        expect(field).to_have_value(re.compile(rf"!\[{how}\]\(/images/\w{{12}}-40x20\)"))
    tools.get_by_role("button", name="Preview").click()
    shown = page.locator(".editor-preview img:visible")
    expect(shown).to_have_count(3)
    expect(shown.first).to_have_attribute("alt", "Seal 3")
    page.locator("form:has(#answer-body) button[type=submit]").click()

    answer = page.locator(".answer .prose").first
    expect(answer.locator("strong")).to_have_text("today")
    asking.goto(question)
    for image in asking.locator(".answer .prose img").all():
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("naturalWidth", 40)


def test_a_picture_that_is_a_page_and_a_script_as_well_runs_nowhere(visits: Visits) -> None:
    page, other = visits.browse(CAMILLE), visits.browse(LUCIE)
    page.goto("/questions/ask")
    hostile = image_bytes("JPEG", comment=b"<script>window.hit=1</script>") + b"<script>window.hit=1</script>"
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Add a picture").click()
    choosing.value.set_files({"name": "../x.html", "mimeType": "image/jpeg", "buffer": hostile})
    expect(page.locator("#body")).to_have_value(re.compile(r"\(/images/\w{12}-40x20\)$"))
    address = page.locator("#body").input_value().partition("(")[2].rstrip(")")
    page.locator("#body").fill("")

    assert page.evaluate(AS_SCRIPT, address) == "refused"
    answer = page.goto(address)
    assert answer
    assert answer.headers["content-type"] == "image/jpeg"
    assert page.evaluate("[document.images.length, document.scripts.length, 'hit' in window]") == [
        1,
        0,
        False,
    ]
    foreign = other.goto(address)  # it is in no text that she may read
    assert foreign
    assert foreign.status == 404
    visits.errors.clear()


def test_on_a_phone_the_list_stays_within_the_screen_and_a_wrong_file_is_said(visits: Visits) -> None:
    page = visits.browse(CAMILLE, viewport=PHONE)
    page.goto("/questions/ask")
    field = page.locator("#body")
    field.fill("Merci #po")
    field.press("End")
    page.keyboard.type("m")
    expect(page.get_by_role("listbox", name="Topics")).to_be_visible()
    box = page.locator(".completion").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    page.locator(".completion [role=option]").first.tap()
    expect(field).to_have_value(re.compile(r"^Merci #\S.* $"))

    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Add a picture").tap()
    choosing.value.set_files({"name": "x.svg", "mimeType": "image/svg+xml", "buffer": b"<svg/>"})
    expect(page.get_by_role("alert")).to_contain_text("not a picture")
    expect(field).to_have_value(re.compile(r"^Merci #[^!]*$"))


def test_a_draft_goes_on_on_the_phone(visits: Visits) -> None:
    title = "Which torque for the volute studs"
    computer, phone = visits.browse(LUCIE), visits.browse(LUCIE, viewport=PHONE)
    computer.goto("/questions/ask")
    computer.locator("[name=title]").fill("Which torque")
    computer.locator("[name=title]").press_sequentially(" for the volute studs")
    computer.wait_for_function(KEPT, arg=title)

    phone.goto("/questions/ask")
    offer = phone.get_by_role("status").filter(has_text="Brouillon de votre ordinateur")
    expect(offer).to_contain_text(title)
    expect(phone.locator("[name=title]")).to_have_value("")
    offer.get_by_role("button", name="Reprendre").tap()
    expect(phone.locator("[name=title]")).to_have_value(title)
    phone.locator(".lh-main form button[type=submit]").tap()
    expect(phone.get_by_role("heading", name=title)).to_be_visible()
    phone.goto("/questions/ask")
    expect(phone.locator("[name=title]")).to_have_value("")
    expect(phone.get_by_role("status").filter(has_text="Brouillon")).to_have_count(0)
