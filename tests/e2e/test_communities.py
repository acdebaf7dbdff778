"""Communities: started by three, joined on a phone and answered in; hidden; silent, and handed over."""

import re

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse, choose

TOMASZ, RUBEN = "tomasz.zielinski@ardelle.example", "ruben.jacobs@ardelle.example"
EMILY, MEHDI = "emily.tremblay@ardelle.example", "mehdi.aziz@ardelle.example"
PIETER, OUMAR = "pieter.desmet@ardelle.example", "oumar.sy@ardelle.example"
CAMILLE = "camille.roussel@ardelle.example"
COMMUNITY = re.compile(r"/communities/[0-9a-z]{12}$")
QUESTION = re.compile(r"/questions/[0-9a-z]{12}$")
SILENT = "First months as a team lead"
PURPOSE = "Programs that others can read, and what to do when a line stops at night."
ASKED = "Which comment do you miss most in an old program?"


def test_three_start_a_community_and_a_fourth_asks_and_is_answered(browse: Browse) -> None:
    tomasz = browse(TOMASZ)
    address = propose(tomasz, "Automates et réseaux", "Ruben Jacobs", "Emily Tremblay")
    mehdi = browse(MEHDI, viewport=PHONE, locale="fr-FR")
    mehdi.goto(address)  # nobody but those who were asked know of it
    expect(mehdi.get_by_role("heading", name="Cette page n’existe pas")).to_be_visible()

    for founder in (browse(RUBEN), browse(EMILY)):
        founder.goto("/communities")
        founder.locator(".community-row", has_text="Automates").get_by_role("link", name="Answer").click()
        founder.get_by_role("button", name="Yes, I join").click()
        expect(founder.get_by_text("You belong to it now.")).to_be_visible()

    mehdi.goto("/communities?q=automates")
    mehdi.get_by_role("button", name="Rejoindre Automates et réseaux").click()
    mehdi.wait_for_url(COMMUNITY)
    mehdi.goto(f"/questions/ask?in={address.rpartition('/')[2]}")
    expect(mehdi.locator("[name=space_id]")).to_have_value(address.rpartition("/")[2])
    mehdi.locator("[name=title]").fill(ASKED)
    mehdi.locator(".lh-main form button[type=submit]").click()
    mehdi.wait_for_url(QUESTION)

    tomasz.goto(address)
    tomasz.locator("a.t-title-l", has_text=ASKED).click()  # not that of the agenda beside the feed
    expect(tomasz.locator(".question-head")).to_contain_text("Automates et réseaux")
    tomasz.locator("[name=body]").fill("Why, not what: the line tells what it does.")
    tomasz.get_by_role("button", name="Post answer").click()
    mehdi.reload()
    expect(mehdi.get_by_text("Why, not what")).to_be_visible()


def test_hidden_community_is_there_for_its_members_alone(browse: Browse) -> None:
    tomasz, camille = browse(TOMASZ), browse(CAMILLE)
    address = propose(tomasz, "Merger of the depots", "Ruben Jacobs", "Emily Tremblay", hidden=True)
    for founder in (browse(RUBEN), browse(EMILY)):
        founder.goto(address)
        founder.get_by_role("button", name="Yes, I join").click()
        expect(founder.get_by_text("You belong to it now.")).to_be_visible()

    for part in ("", "/members", "/resources", "/settings"):
        camille.goto(address + part)
        expect(camille.get_by_role("heading", name="This page does not exist")).to_be_visible()
        assert "Merger" not in camille.content()
    camille.goto("/communities?q=merger")
    expect(camille.get_by_text("No community fits")).to_be_visible()


def test_silent_community_is_told_of_and_somebody_takes_over(browse: Browse) -> None:
    pieter, oumar = browse(PIETER), browse(OUMAR, viewport=PHONE, locale="fr-FR")
    pieter.goto("/inbox")
    told = pieter.locator(".in-row", has_text="It has been quiet for longer than usual")
    expect(told).to_contain_text(SILENT)
    told.focus()  # only the row that is chosen shows what can be done, and others may have come since
    told.get_by_role("link", name="Let somebody else facilitate").click()
    pieter.wait_for_url(re.compile(r"/communities/[0-9a-z]{12}/members$"))
    address = pieter.url.removesuffix("/members")
    choose(pieter.get_by_role("button", name="What to do about Oumar Sy"), "Ask them to take over")
    expect(pieter.get_by_text("asked, and has not answered yet")).to_be_visible()

    oumar.goto("/inbox")
    oumar.locator(".in-row", has_text=SILENT).locator("a").first.click()
    oumar.wait_for_url(COMMUNITY)
    expect(oumar.get_by_text("On vous propose d’animer cette communauté")).to_be_visible()
    oumar.get_by_role("button", name="Oui, je prends le relais").click()
    expect(oumar.get_by_text("On vous propose d’animer cette communauté")).to_have_count(0)

    pieter.goto(address + "/members")
    row = pieter.locator(".lh-main li", has_text="Oumar Sy")
    expect(row).to_contain_text("Facilitates")
    expect(pieter.locator(".lh-main li", has_text="Pieter De Smet")).not_to_contain_text("Facilitates")
    pieter.goto("/inbox")
    expect(pieter.locator(".in-row").first).to_be_visible()
    expect(pieter.get_by_role("link", name="Let somebody else facilitate")).to_have_count(0)


def propose(page: Page, name: str, *people: str, hidden: bool = False) -> str:
    """The form, which keeps what was typed when something is wrong; the answer is its address."""
    page.goto("/communities/new")
    page.locator("[name=name]").fill(name)
    page.locator("[name=purpose]").fill("Short")
    for person in people:
        page.locator("[name=person]").fill(person)
        page.locator(".found-people button", has_text=person).click()
    if hidden:
        page.locator("[name=openness][value=hidden]").check(force=True)
    send = page.get_by_role("button", name=f"Invite {people[0]} and {people[1]}")
    send.click()
    expect(page.locator(".field-error").first).to_be_visible()
    expect(page.locator("[name=name]")).to_have_value(name)
    page.locator("[name=purpose]").fill(PURPOSE)
    send.click()
    page.wait_for_url(COMMUNITY)
    return page.url
