"""What people do around a text: comments that reach others live, thanks, pictures, flags, and a decision."""

import re

from playwright.sync_api import Page, expect

from tests.core.test_images import image_bytes
from tests.e2e.conftest import DESKTOP, PHONE, Browse, Visits, ask_question
from tests.e2e.test_keyboard import walk_to

CAMILLE, LUCIE = "camille.roussel@ardelle.example", "lucie.tran@ardelle.example"  # Lucie reads French
HELENE, ANKE = "helene.marchetti@ardelle.example", "anke.willems@ardelle.example"
KARIM = "karim.benali@ardelle.example"  # a moderator
BLAME = "Jean-Baptiste never checks it."
# What somebody does with pictures: pasted from another window, or dropped on the field.
HAND_OVER = """([how, bytes]) => {
  const field = document.activeElement, data = new DataTransfer();
  data.items.add(new File([new Uint8Array(bytes)], `${how}.png`, { type: "image/png" }));
  const options = { bubbles: true, cancelable: true };
  field.dispatchEvent(how === "paste"
    ? new ClipboardEvent("paste", { clipboardData: data, ...options })
    : new DragEvent("drop", { dataTransfer: data, ...options }));
}"""


def comment_by_keys(page: Page) -> None:
    """Comment on the question, naming Lucie, without a mouse."""
    walk_to(page, page.locator(".question").get_by_role("button", name="Add a comment"))
    page.keyboard.press("Enter")
    field = page.get_by_label("Your comment")
    expect(field).to_be_focused()
    page.keyboard.type("Ask @luc")
    expect(page.locator(".completion [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(field).to_have_value("Ask @Lucie Tran ")
    page.keyboard.type("how warm it was.")
    walk_to(page, page.locator(".comment-form button[type=submit]"))
    page.keyboard.press("Enter")
    expect(page.locator(".comment-text")).to_contain_text("how warm it was.")
    expect(page.locator(".comment-text a.mention")).to_have_text("@Lucie Tran")


def test_comment_written_by_keys_reaches_a_phone_at_once_and_is_thanked_for(browse: Browse) -> None:
    phone, page = browse(LUCIE, viewport=PHONE), browse(CAMILLE)
    question = ask_question(phone, "Pourquoi le joint chauffe-t-il au démarrage ?", "P-204, depuis lundi.")
    page.goto(question)
    comment_by_keys(page)

    new = phone.get_by_role("button", name="1 nouveau commentaire")
    expect(phone.locator(".comment")).to_have_count(0)  # nothing jumps under who reads
    new.tap()
    expect(phone.locator(".comment-text")).to_contain_text("how warm it was.")
    expect(new).to_have_count(0)
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    walk_to(page, page.locator(".question").get_by_role("button", name=re.compile("^Thanks")))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Why? One sentence, if you like.")).to_be_focused()
    page.keyboard.type("Somebody had to say it.")
    page.keyboard.press("Enter")
    expect(page.locator(".thanks-words")).to_have_text("Somebody had to say it.")
    phone.reload()
    expect(phone.locator(".thanks-words")).to_have_text("Somebody had to say it.")


def test_pictures_are_pasted_and_dropped(browse: Browse) -> None:
    page = browse(CAMILLE)
    page.goto("/questions/ask")
    field = page.locator("#body")
    field.click()
    for how in ("paste", "drop"):
        page.evaluate(HAND_OVER, [how, list(image_bytes())])
        expect(field).to_have_value(re.compile(rf"!\[{how}\]\(/images/\w{{12}}-40x20\)"))
    page.locator("[name=title]").fill("What do these two pictures show?")
    page.locator(".lh-main form button[type=submit]").click()
    expect(page.locator(".question .prose img")).to_have_count(2)
    for place in range(2):
        image = page.locator(".question .prose img").nth(place)
        image.scroll_into_view_if_needed()
        expect(image).to_have_js_property("naturalWidth", 40)


def flag(page: Page, path: str) -> None:
    """Flag the first comment of a question through its menu."""
    page.goto(path)
    page.locator(".comment .btn-icon").first.click()
    page.locator("[role=menuitem][href^='/flag/']:visible").click()
    page.locator("[name=reason]").first.check()
    page.locator("main form button[type=submit]").click()
    page.wait_for_url(f"**{path}")


def test_flagged_three_times_hidden_redacted_by_keys_and_told(visits: Visits, serious) -> None:
    author, moderator = visits.browse(CAMILLE), visits.browse(KARIM)
    path = ask_question(author, "Who checks the flange after a start?", "It is on no sheet.")
    author.locator(".question").get_by_role("button", name="Add a comment").click()
    author.get_by_label("Your comment").fill(f"{BLAME} We should write it down.")
    author.locator(".comment-form button[type=submit]").click()
    expect(author.locator(".comment-text")).to_be_visible()
    readers = [
        visits.browse(email, viewport=size)
        for email, size in ((LUCIE, PHONE), (HELENE, DESKTOP), (ANKE, DESKTOP))
    ]
    for reader in readers:
        flag(reader, path)

    waits = re.compile("Hidden until a moderator has read it|Masqué jusqu’à ce que la modération l’ait lu")
    expect(readers[2].locator(".comment")).to_contain_text(waits)
    expect(readers[2].locator(".comment")).not_to_contain_text("Jean-Baptiste")
    author.reload()
    expect(author.locator(".comment .callout")).to_contain_text("Hidden until a moderator has read it.")

    moderator.goto("/admin/moderation")
    expect(moderator.locator(".passage")).to_contain_text(BLAME)
    moderator.keyboard.press("2")
    passage = moderator.locator(".passage")
    expect(passage).to_have_attribute("tabindex", "0")
    walk_to(moderator, passage)
    for _word in range(3):
        moderator.keyboard.press("Shift+ArrowRight")
    expect(moderator.locator(".passage del")).to_have_text(BLAME)
    assert serious(moderator) == []
    moderator.locator("[name=note]").fill("Please leave names out.")
    expect(moderator.locator(".message")).to_contain_text("Please leave names out.")
    expect(moderator.locator("[data-decide]")).to_be_enabled()
    moderator.keyboard.press("Control+Enter")
    moderator.get_by_role("alertdialog").get_by_role("button").last.click()
    moderator.wait_for_url("**/admin/moderation")

    for page in (author, readers[0]):
        page.goto(path)
        expect(page.locator(".comment-text")).to_have_text("[…] We should write it down.")
    author.goto("/inbox")
    author.locator("a[href^='/moderation/']").first.click()
    expect(author.locator(".message")).to_contain_text("Please leave names out.")
    readers[1].goto("/moderation")
    expect(readers[1].locator("li[data-item]").first).to_be_visible()
