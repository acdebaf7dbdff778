"""What people do around a text: a question that finds its answer, and words that are flagged."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse, Visits, ask_question, choose
from tests.e2e.test_keyboard import walk_to

CAMILLE, LEA = "camille.roussel@ardelle.example", "lea.fontaine@ardelle.example"  # Léa reads French
LUCIE, HELENE = "lucie.tran@ardelle.example", "helene.marchetti@ardelle.example"
ANKE = "anke.willems@ardelle.example"
KARIM = "karim.benali@ardelle.example"  # a moderator
TITLE = "How much grease does the drive end bearing take?"
BLAME = "Jean-Baptiste never checks it."


def test_a_question_by_keys_finds_its_answer_on_a_phone_and_becomes_a_card(browse: Browse) -> None:
    camille, lea = browse(CAMILLE), browse(LEA, viewport=PHONE)
    ask_by_keys(camille)
    expect(camille.locator(".question")).to_contain_text("Sent to")
    expect(camille.locator(".question")).to_contain_text("Léa Fontaine")
    answer_what_was_sent(lea)

    walk_to(camille, camille.get_by_role("button", name="1 new answer"))
    camille.keyboard.press("Enter")
    expect(camille.locator(".answer .prose")).to_contain_text("Huit grammes")
    comment_by_keys(camille)
    new = lea.get_by_role("button", name="1 nouveau commentaire")
    expect(new).to_be_visible()
    expect(lea.locator(".comment")).to_have_count(0)  # nothing jumps under who reads
    new.tap()
    expect(lea.locator(".comment-text")).to_contain_text("which pump")
    expect(new).to_have_count(0)

    thank_by_keys(camille)
    lea.reload()
    expect(lea.locator(".thanks-words")).to_have_text("That was quick.")
    assert lea.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    make_a_card_by_keys(camille)


def ask_by_keys(page: Page) -> None:
    """Ask about something that one expert knows, past what is like it."""
    page.goto("/questions/ask")
    expect(page.locator("[name=title]")).to_be_focused()
    page.keyboard.type(TITLE)
    expect(page.locator(".similar li").first).to_be_visible()
    walk_to(page, page.locator("[name=topics]"))
    page.keyboard.type("Lubrication")
    walk_to(page, page.locator("form.form button[type=submit]"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/questions/[0-9a-z]{12}$"))


def answer_what_was_sent(page: Page) -> None:
    """Find the question in the inbox of a phone, and answer it."""
    page.goto("/inbox")
    page.locator(".in-row").filter(has_text=TITLE).get_by_role("link").first.tap()
    expect(page.get_by_role("button", name="Pas pour moi")).to_be_visible()
    page.locator("#answer-body").fill("Huit grammes, **à l’arrêt**.")
    page.locator(".answer-form button[type=submit]").tap()
    expect(page.locator(".answer .prose strong")).to_have_text("à l’arrêt")


def comment_by_keys(page: Page) -> None:
    """Comment on the answer, and name its author."""
    walk_to(page, page.locator(".answer").get_by_role("button", name="Add a comment"))
    page.keyboard.press("Enter")
    field = page.get_by_label("Your comment")
    expect(field).to_be_focused()
    page.keyboard.type("On @léa")
    expect(page.locator(".completion [role=option]").first).to_contain_text("Léa Fontaine")
    page.keyboard.press("Enter")
    expect(field).to_have_value("On @Léa Fontaine ")
    page.keyboard.type("which pump?")
    walk_to(page, page.locator(".comment-form button[type=submit]"))
    page.keyboard.press("Enter")
    expect(page.locator(".comment-text a.mention")).to_have_text("@Léa Fontaine")


def thank_by_keys(page: Page) -> None:
    """Say thanks for the answer, and why."""
    walk_to(page, page.locator(".answer").get_by_role("button", name=re.compile("^Thanks")))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Why? One sentence, if you like.")).to_be_focused()
    page.keyboard.type("That was quick.")
    page.keyboard.press("Enter")
    expect(page.locator(".thanks-words")).to_have_text("That was quick.")


def make_a_card_by_keys(page: Page) -> None:
    """Accept the answer, and make a card of it that names both."""
    walk_to(page, page.get_by_role("button", name="This solved it"), "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".solved")).to_contain_text("Camille Roussel confirmed")
    walk_to(page, page.locator(".answer").get_by_role("link", name="Make a card"))
    page.keyboard.press("Enter")
    expect(page.locator("[name=front]")).to_have_value(TITLE)
    expect(page.locator("[name=back]")).to_have_value(re.compile("Huit grammes"))
    walk_to(page, page.locator(".card-form button[type=submit]"))
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/library/[0-9a-z]{12}$"))
    for name in ("Camille Roussel", "Léa Fontaine"):
        expect(page.locator(".lh-rail")).to_contain_text(name)
    chain = page.locator(".chain li")
    expect(chain).to_have_count(2)
    expect(chain.first.get_by_role("link")).to_have_attribute("href", re.compile("/questions/"))
    expect(page.locator(".card-source")).to_have_count(0)  # said once


def test_a_suggested_edit_is_taken_in_one_press_credited_and_brought_back(browse: Browse) -> None:
    camille, lea = browse(CAMILLE), browse(LEA)
    path = ask_question(camille, "Where does the flush line begin?", "It begins at the second valve.")
    suggest_by_keys(lea, path, "second", "third")

    camille.reload()
    offered = camille.locator(".lh-panel:has(del)")
    expect(offered).to_contain_text("Léa Fontaine suggests an edit")
    expect(offered.locator("del")).to_have_text("Removed:second")
    expect(offered.locator("ins")).to_have_text("Added:third")
    walk_to(camille, offered.get_by_role("button", name="Accept"))
    camille.keyboard.press("Enter")
    expect(camille.locator(".question .prose")).to_have_text("It begins at the third valve.")
    expect(offered).to_have_count(0)

    open_menu_by_keys(camille, "History")
    editions = camille.locator(".lh-main .lh-row")
    expect(editions.first).to_contain_text("Léa Fontaine")
    expect(editions.first).to_contain_text("suggested this, and the author accepted")
    expect(editions.first.locator("ins")).to_have_text("Added:third")
    walk_to(camille, camille.get_by_role("button", name="Bring back"))
    camille.keyboard.press("Enter")
    expect(editions.first).to_contain_text("brought an earlier version back")
    expect(editions.first.locator("ins")).to_have_text("Added:second")

    lea.goto(path)
    expect(lea.locator(".question .prose")).to_have_text("It begins at the second valve.")


def suggest_by_keys(page: Page, path: str, old: str, new: str) -> None:
    """Suggest another word, in French, and see how it stands beside the old one."""
    page.goto(path)
    open_menu_by_keys(page, "Proposer une modification")
    body = page.locator("[name=body]")
    expect(body).to_be_visible()
    walk_to(page, body)
    body.fill(body.input_value().replace(old, new))
    walk_to(page, page.get_by_role("button", name="Envoyer la proposition"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{path}")
    offered = page.locator(".lh-panel:has(del)")
    expect(offered).to_contain_text("Votre proposition")
    expect(offered.locator("ins")).to_have_text(f"Ajouté :{new}")


def open_menu_by_keys(page: Page, item: str) -> None:
    """Open the menu of the question, and go to where one of its items leads."""
    menu = page.locator(".question [aria-haspopup=menu]").first
    walk_to(page, menu)
    page.keyboard.press("Enter")
    chosen = page.get_by_role("menuitem", name=item)
    for _step in range(10):
        if chosen.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("ArrowDown")
    expect(chosen).to_be_focused()
    page.keyboard.press("Enter")


def flag(page: Page, path: str) -> None:
    """Flag the first comment of a question through its menu."""
    page.goto(path)
    choose(page.locator(".comment .btn-icon").first, re.compile("^(Flag|Signaler)"))
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
    moderator.locator(".mq").filter(has_text=BLAME).get_by_role("link").click()
    expect(moderator.locator(".passage")).to_contain_text(BLAME)
    moderator.keyboard.press("2")
    passage = moderator.locator(".passage")
    expect(passage).to_have_attribute("tabindex", "0")
    walk_to(moderator, passage)
    for _word in BLAME.split():
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
