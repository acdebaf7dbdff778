"""A live session in several browsers at once: announced, joined, asked, voted, hosted, shown, ended."""

import re
import shutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse, answer_late, choose
from tests.servers import Server

CAMILLE, EVA = "camille.roussel@ardelle.example", "eva.lundgren@ardelle.example"
ELODIE, HELENE = "elodie.faure@ardelle.example", "helene.marchetti@ardelle.example"
DAVID, MARIEKE = "david.okafor@ardelle.example", "marieke.vos@ardelle.example"
WINTER = "Plan hiver et astreintes"


@pytest.fixture(scope="module")
def server(demo_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for these tests alone: one of them puts its clock ahead."""
    data = tmp_path_factory.mktemp("ama") / "data"
    shutil.copytree(demo_folder, data)
    running = Server("demo", data, has_own_clock=True)
    running.start()
    yield running
    assert running.stop() == 0


def open_live(page: Page) -> str:
    """Find the live session from the list and open it; the answer is its address."""
    page.goto("/ama")
    page.get_by_role("link", name=WINTER).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hélène Marchetti")
    expect(page.locator("button.up").first).to_be_visible()
    return page.url.split("?")[0].rstrip("/")


def announce(page: Page, title: str, *, shown_at_once: bool = False) -> str:
    """Announce a session as a leader; the answer is its address."""
    page.goto("/ama/new")
    page.locator("#title").fill(title)
    if shown_at_once:
        page.get_by_text("Shown at once").click()
    page.get_by_role("button", name="Announce the session").click()
    expect(page).to_have_url(re.compile("/ama/.*/host"))
    return page.url.removesuffix("/").removesuffix("/host")


def ask(page: Page, text: str, *, anonymously: bool = False) -> None:
    """Fill the composer and send it."""
    page.locator("form.ask textarea").fill(text)
    switch = page.locator("form.ask input[name=anonymous]")
    expect(switch).to_be_checked()
    if not anonymously:
        switch.uncheck()
    page.locator("form.ask button[type=submit]").click()


def question(page: Page, text: str) -> Locator:
    """The row of a question."""
    return page.locator("[data-item]", has_text=text)


def mine_listed(page: Page) -> int:
    """How many of one's questions are listed, with a name and without."""
    return page.locator("main [data-item]").count()


def test_three_browsers_share_one_session(browse: Browse):
    voter, host, phone = browse(CAMILLE), browse(HELENE, locale="fr-FR"), browse(EVA, viewport=PHONE)
    address = open_live(voter)
    host.goto(f"{address}/stage")
    code = host.locator(".stage-code").inner_text()
    host.goto(f"{address}/host")
    expect(host.locator(".console-next")).to_be_visible()
    host.keyboard.press("?")
    expect(host.get_by_role("dialog", name="Raccourcis clavier")).to_contain_text("Répondue")
    host.keyboard.press("Escape")

    phone.goto("/ama")
    phone.locator("input[name=code]").fill("123")
    phone.locator("form.join button").click()
    expect(phone.locator("#code-error")).to_contain_text("No session has this code")
    phone.locator("input[name=code]").fill(code)
    phone.locator("form.join button").click()
    expect(phone).to_have_url(re.compile(address.rsplit("/", 1)[1]))
    expect(phone.locator("button.up").first).to_be_visible()

    text = "Who decides which pumps are serviced before the frost?"
    ask(voter, text)
    expect(voter.get_by_role("status").filter(has_text="A host reads it first")).to_be_visible()
    waiting = host.locator(".console-review li", has_text=text)
    expect(waiting).to_be_visible()
    expect(question(phone, text)).to_have_count(0)
    waiting.get_by_role("button", name="Valider").click()
    row = question(phone, text)
    expect(row).to_contain_text("Camille Roussel")

    row.locator("button.up").click()
    expect(row.locator("button.up")).to_have_attribute("aria-pressed", "true")
    for page in (phone, voter):
        expect(question(page, text).locator("button.up")).to_have_text("1")
    expect(host.locator(".console-row", has_text=text).locator(".console-votes")).to_contain_text("1")

    host.locator(".console-row", has_text=text).get_by_role("button", name="Répondre").click()
    asked = host.get_by_role("group", name="Et celle-ci : répondue, ou de retour dans la liste")
    expect(asked).to_contain_text(text)
    host.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    expect(host).to_have_url(re.compile("/host$"))
    host.locator(".console-row", has_text=text).get_by_role("button", name="Répondre").click()
    expect(voter.locator(".on-air-question")).not_to_have_text(text)
    expect(asked).to_be_visible()
    host.keyboard.press("d")
    for page in (voter, phone):
        expect(page.locator(".on-air-question")).to_have_text(text)
    stage = browse(HELENE)
    stage.goto(f"{address}/stage")
    expect(stage.locator(".stage-question")).to_have_text(text)
    expect(stage.locator(".stage-next li")).to_have_count(2)

    host.keyboard.press("n")
    expect(asked).to_be_visible()  # nobody answers a question in a moment: it may be a second press
    host.keyboard.press("d")
    expect(voter.locator(".on-air-question")).not_to_have_text(text)
    voter.get_by_role("link", name="Answered").click()
    expect(question(voter, text)).to_be_visible()
    voter.get_by_role("link", name="Mine").click()
    expect(question(voter, text)).to_contain_text("Answered.")


def test_a_dismissed_question_comes_back_with_its_reason_and_is_said_again(browse: Browse):
    voter, host = browse(CAMILLE), browse(ELODIE, locale="fr-FR")
    address = open_live(voter)
    ask(voter, "Is X from planning going to leave?")
    host.goto(f"{address}/host")
    waiting = host.locator(".console-review ul[data-held] li", has_text="Is X from planning")
    waiting.get_by_role("button", name="Écarter").click()
    dialog = host.locator("dialog#dismiss")
    dialog.get_by_label("Un autre motif").check()
    dialog.get_by_role("button", name="Écarter").click()
    expect(dialog.locator("#note-error")).to_be_visible()
    dialog.get_by_label("Sur une personne").check()
    dialog.locator("textarea").fill("Ask about the team instead.")
    dialog.get_by_role("button", name="Écarter").click()
    expect(waiting).to_have_count(0)

    voter.goto(f"{address}?tab=mine")
    mine = question(voter, "Is X from planning")
    expect(mine).to_contain_text("It is about a person.")
    expect(mine).to_contain_text("Ask about the team instead.")
    mine.get_by_role("button", name="Reword").click()
    voter.locator("#reword-text").fill("Who will plan the nights?")
    voter.locator("dialog#reword button[type=submit]").click()
    expect(question(voter, "Who will plan the nights?")).to_contain_text("A host is reading it.")
    question(voter, "Who will plan the nights?").get_by_role("button", name="Withdraw").click()
    voter.get_by_role("alertdialog").get_by_role("button", name="Withdraw").click()
    expect(question(voter, "Who will plan the nights?")).to_have_count(0)


def test_an_anonymous_question_is_known_to_this_browser_only(browse: Browse):
    page = browse(CAMILLE)
    address = open_live(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    ask(page, "Why are the night teams never asked?", anonymously=True)
    expect(page.locator(".ask-said")).to_contain_text(
        re.compile("come out together at [0-2][0-9]:[0-5][0-9] if three people have asked by then")
    )
    expect(page.locator("form.ask textarea")).to_have_value("")
    expect(page.locator("form.ask input[name=anonymous]")).to_be_checked()

    page.get_by_role("link", name="Mine").click()
    mine = question(page, "Why are the night teams")
    expect(mine).to_contain_text("It comes out together with others")
    expect(page.get_by_role("link", name="Mine").locator(".n")).to_have_text(str(mine_listed(page)))
    mine.get_by_role("button", name="Reword").click()
    page.locator(".ask-mine textarea").fill("Why are the night teams asked last?")
    page.locator(".ask-mine").get_by_role("button", name="Save").click()
    expect(question(page, "asked last?")).to_be_visible()
    assert [url for url in asked if "favicon" not in url] == []  # a proxy has nothing to log

    page.reload()
    mine = question(page, "asked last?")
    mine.get_by_role("button", name="Withdraw").click()
    mine.get_by_role("button", name="Withdraw").click()
    expect(mine).to_have_count(0)

    other = browse(CAMILLE)
    other.goto(f"{address}?tab=mine")
    expect(other.locator("form.ask")).to_be_visible()
    expect(other.locator(".ask-mine [data-item]")).to_have_count(0)


def test_keys_are_offered_before_a_sign_out_and_follow_in_another_browser(browse: Browse):
    page = browse(CAMILLE)
    address = open_live(page)
    text = "Who reads what we write here?"
    ask(page, text, anonymously=True)
    expect(page.locator("form.ask textarea")).to_have_value("")
    choose(page.get_by_role("button", name="Camille Roussel"), "Sign out")
    dialog = page.get_by_role("dialog", name="You asked questions without your name")
    expect(dialog).to_contain_text(text)
    key = dialog.locator("li p").last.inner_text()
    dialog.get_by_role("button", name="Stay signed in").click()
    expect(dialog).to_have_count(0)

    choose(page.get_by_role("button", name="Camille Roussel"), "Sign out")
    dialog.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/sign-in"))
    left = page.evaluate("JSON.stringify(localStorage)")
    assert key not in left
    assert text not in left

    other = browse(EVA)
    other.goto(f"{address}?tab=mine")
    other.get_by_role("button", name="I have the key of a question").click()
    other.get_by_label("Key of an anonymous question").fill("nonsense")
    other.keyboard.press("Enter")
    expect(other.locator("#unsigned-key-error")).to_contain_text("32 letters and digits")
    other.get_by_label("Key of an anonymous question").fill(f" {key} ")
    form = other.locator("form").filter(has=other.get_by_label("Key of an anonymous question"))
    form.get_by_role("button", name="Follow").click()
    mine = question(other, text)
    mine.get_by_role("button", name="Withdraw").click()
    mine.get_by_role("button", name="Withdraw").click()
    expect(mine).to_have_count(0)


@pytest.mark.slow
def test_anonymous_questions_of_three_people_come_out_together(browse: Browse, server: Server):
    page, host = browse(EVA), browse(HELENE, locale="fr-FR")
    address = open_live(page)
    host.goto(f"{address}/host")
    rows = host.locator(".console-review li", has_text="Which rule would you drop first")
    for number, asker in enumerate((page, browse(CAMILLE), browse(DAVID))):
        if asker is not page:
            asker.goto(address)
        ask(asker, f"Which rule would you drop first, number {number}?", anonymously=True)
        expect(asker.locator("form.ask textarea")).to_have_value("")
    expect(rows).to_have_count(0)
    server.move_clock(timedelta(minutes=3))
    expect(rows).to_have_count(3, timeout=15_000)
    for text in rows.all_inner_texts():
        assert "Anonyme" in text
        assert "Eva" not in text
        assert "il y a" not in text

    rows.filter(has_text="number 0").get_by_role("button", name="Valider").click()
    expect(question(page, "number 0")).to_contain_text("yours, only you see this")
    assert "number 0" not in page.evaluate("JSON.stringify(localStorage)")
    other = browse(MARIEKE)
    other.goto(address)
    expect(question(other, "number 0")).to_be_visible()
    expect(question(other, "number 0")).not_to_contain_text("yours")


def test_the_composer_says_what_becomes_of_the_name(browse: Browse):
    page = browse(CAMILLE)
    open_live(page)
    area, switch = page.locator("form.ask textarea"), page.locator("form.ask input[name=anonymous]")
    expect(switch).to_be_checked()
    expect(area).to_have_accessible_description(re.compile("^Your name is not.* same minutes.$"))

    switch.uncheck()

    expect(page.locator(".ask-privacy")).not_to_contain_text("not stored", use_inner_text=True)
    expect(area).to_have_accessible_description(re.compile("^Your name stands beside the question"))


def test_the_composer_fits_the_smallest_phone_in_french(browse: Browse):
    page = browse(HELENE, viewport={"width": 320, "height": 640}, locale="fr-FR")
    open_live(page)
    for part in (page.locator("form.ask textarea"), page.get_by_role("button", name="Envoyer la question")):
        box = part.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 320


def test_what_was_being_typed_when_a_session_ends_stays_in_sight(browse: Browse):
    leader, colleague = browse(DAVID), browse(CAMILLE)
    address = announce(leader, "What we stop doing in June")
    leader.get_by_role("button", name="Open the session").click()
    stage = browse(DAVID)
    stage.goto(f"{address}/stage")
    expect(stage.locator(".stage-code")).to_be_visible()
    colleague.goto(address)
    colleague.locator("form.ask textarea").fill("What would you never stop?")

    leader.get_by_role("button", name="End the session").click()
    leader.get_by_role("alertdialog").get_by_role("button", name="End the session").click()

    expect(colleague.locator(".ama-head")).to_contain_text("Session ended")
    unsent = colleague.locator(".ask-unsent")
    expect(unsent).to_contain_text("This session ended before you sent your question")
    expect(unsent).to_contain_text("What would you never stop?")
    expect(stage.locator(".stage-question")).to_contain_text("Thank you")
    expect(stage.locator(".stage-side")).to_have_count(0)
    expect(unsent.get_by_role("button", name="Copy")).to_be_visible()
    unsent.get_by_role("button", name="Discard").click()
    expect(unsent).to_have_count(0)
    colleague.reload()
    expect(colleague.locator(".ama-head")).to_contain_text("Session ended")
    expect(unsent).to_have_count(0)


def test_what_is_too_long_is_refused_and_kept(browse: Browse):
    page = browse(CAMILLE)
    open_live(page)
    ask(page, "x" * 301, anonymously=True)
    expect(page.locator(".ask-said")).to_contain_text("300 characters at most")
    expect(page.locator("form.ask textarea")).to_have_value("x" * 301)
    expect(page.locator(".ask-count")).to_have_text("301 / 300")
    page.reload()
    expect(page.locator("form.ask textarea")).to_have_value("x" * 301)
    page.locator("form.ask textarea").fill("")
    page.locator("form.ask button[type=submit]").click()
    expect(page.locator(".ask-said")).to_contain_text("Write your question first.")


def test_from_the_announcement_to_the_end(browse: Browse):
    leader, colleague = browse(DAVID), browse(CAMILLE)
    leader.goto("/ama/new")
    leader.locator("#title").fill("Spending in spring")
    leader.locator("#ends").fill("13:00")
    leader.get_by_role("button", name="Announce the session").click()
    expect(leader.locator("#ends-error")).to_contain_text("The end must come after the start.")
    expect(leader.locator("#title")).to_have_value("Spending in spring")
    leader.locator("#ends").fill("15:00")
    leader.locator("#find_host").fill("oumar")
    leader.locator(".offers button", has_text="Oumar Sy").click()
    expect(leader.locator(".picked")).to_contain_text("Oumar Sy")
    leader.get_by_role("button", name="Announce the session").click()
    expect(leader).to_have_url(re.compile("/ama/.*/host"))
    expect(leader.locator(".console-bar")).to_contain_text("With Oumar Sy")

    colleague.goto("/ama")
    coming = colleague.locator(".lh-row", has_text="Spending in spring").get_by_role(
        "button", name="I’ll come"
    )
    coming.click()
    expect(coming).to_have_attribute("aria-pressed", "true")
    colleague.get_by_role("link", name="Spending in spring").click()
    expect(colleague.locator(".ama-head")).to_contain_text("You will be told when it opens.")
    expect(colleague.locator(".ama-head")).to_contain_text("ask and vote from now on")
    leader.get_by_role("button", name="Change").click()
    leader.locator("dialog#change-session #title").fill("Spending next spring")
    leader.locator("dialog#change-session button[type=submit]").click()
    expect(leader.locator(".console-air")).to_contain_text("Spending next spring")

    leader.get_by_role("button", name="Open the session").click()
    expect(colleague.locator(".ama-head")).to_contain_text("Live")
    expect(colleague.get_by_role("button", name="I’ll come")).to_have_count(0)
    leader.get_by_role("switch").check()
    ask(colleague, "What would you cut last?")
    expect(question(colleague, "What would you cut last?")).to_be_visible()
    expect(colleague.locator("form.ask textarea")).to_have_value("")
    ask(colleague, "What would you buy first?")
    for page in (leader, colleague):
        expect(question(page, "What would you buy first?")).to_be_visible()
    row = leader.locator(".console-row", has_text="What would you cut last?")
    row.get_by_role("button", name="Answer now").click()
    expect(colleague.locator(".on-air-question")).to_have_text("What would you cut last?")
    note = leader.get_by_label("What David answers")
    answer_late(leader, 0.6)  # it is typed before the page knows what the server has
    leader.reload()
    note.fill("Training is **cut last**.")
    expect(leader.locator(".air-note [role=status]")).to_have_text("Saved")
    leader.reload()
    expect(note).to_have_value("Training is **cut last**.")
    leader.get_by_role("button", name="End the session").click()
    leader.get_by_role("alertdialog").get_by_role("button", name="Answered, then end").click()
    expect(colleague.locator(".ama-head")).to_contain_text("Session ended")
    expect(colleague.locator("form.ask")).to_have_count(0)
    answered = colleague.locator("#answered-live .lh-row", has_text="What would you cut last?")
    expect(answered.locator(".ama-answer strong")).to_have_text("cut last")
    expect(colleague.locator("#not-answered")).to_contain_text("What would you buy first?")
    leader.locator(".console-air").get_by_role("link", name="Back to the session").click()
    left = leader.locator("#not-answered .lh-row", has_text="What would you buy first?")
    left.get_by_role("button", name="Promise an answer").click()
    leader.get_by_role("dialog").get_by_role("button", name="Promise the answer").click()
    expect(leader.locator("#in-writing")).to_contain_text("David Okafor answers by")
    colleague.goto("/ama")
    colleague.locator(".lh-li", has_text="What would you buy first?").get_by_role("link").click()
    owed = colleague.locator("#in-writing .lh-row", has_text="What would you buy first?")
    expect(owed).to_contain_text("David Okafor answers by")
    with colleague.expect_download() as download:
        colleague.get_by_role("button", name="Markdown").click()
    text = download.value.path().read_text()
    assert "Training is **cut last**." in text
    assert "What would you buy first?" in text


def test_the_order_holds_still_under_a_pointer(browse: Browse):
    leader, page, other = browse(MARIEKE), browse(CAMILLE), browse(EVA)
    address = announce(leader, "What we learn from Ghent", shown_at_once=True)
    for reader in (page, other):
        reader.goto(address)
    for text in ("First thing?", "Second thing?"):
        ask(page, text)
        expect(question(other, text)).to_be_visible()
    titles = page.locator("[data-held] .t-title")
    first, second = titles.all_inner_texts()

    question(page, first).hover()
    question(other, second).locator("button.up").click()
    expect(question(page, second).locator("button.up")).to_have_text("1")
    other.mouse.move(5, 5)
    expect(other.locator("[data-held] .t-title").first).to_have_text(second)
    assert titles.all_inner_texts() == [first, second]
    page.mouse.move(5, 5)
    expect(titles.first).to_have_text(second)


def test_members_have_no_console(browse: Browse):
    page = browse(CAMILLE)
    address = open_live(page)
    for path in ("/host", "/stage"):
        page.goto(address + path)
        expect(page.locator("main")).to_contain_text("not open to you")
    page.goto("/ama/new")
    expect(page.locator("main")).to_contain_text("not open to you")
    page.goto("/ama/nothing00000")
    expect(page.locator("main")).to_contain_text("does not exist")
    page.goto("/j/000000")
    expect(page.locator("main")).to_contain_text("No session has this code")


@pytest.mark.parametrize(
    ("viewport", "colour"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["desktop", "phone"]
)
def test_nothing_serious_for_axe_in_french(
    browse: Browse, serious: Callable[[Page], list[str]], viewport: dict[str, int], colour: str
):
    page = browse(HELENE, viewport=viewport, colour=colour, locale="fr-FR")
    address = open_live(page)
    assert serious(page) == []
    for path, sign in (
        (f"{address}?tab=mine", "form.ask"),
        (f"{address}/host", ".console-next li"),
        (f"{address}/stage", ".stage-question"),
    ):
        page.goto(path)
        expect(page.locator(sign).first).to_be_visible()
        assert serious(page) == [], path
