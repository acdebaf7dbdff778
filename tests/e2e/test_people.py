"""Accounts from the first link to the last sign-out, as people and administrators meet them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Browse, Visits
from tests.servers import Server

ADMIN, KARIM = "elodie.faure@ardelle.example", "karim.benali@ardelle.example"
PASSWORD = "four brown owls sing"
ADMINISTRATION = ("/admin/members", "/admin/members/import", "/admin/groups", "/admin/company")
SETTINGS = ("/settings", "/settings/skills", "/settings/appearance", "/settings/sign-ins", "/settings/tokens")


@pytest.fixture
def fresh(built: None, tmp_path: Path) -> Iterator[Server]:
    """A server that nobody has set up."""
    running = Server("serve", tmp_path / "data")
    running.start()
    yield running
    assert running.stop() == 0


def setup_link(server: Server) -> str:
    """The one-time link that the server printed when it started."""
    found = re.search(r"http\S+/setup#\S+", server.output.read_text())
    assert found
    return found[0]


def invite(page: Page, name: str, email: str) -> str:
    """Invite somebody through the dialog; the answer is their link."""
    page.goto("/admin/members")
    page.get_by_role("button", name="Invite people").click()
    dialog = page.get_by_role("dialog", name="Invite somebody")
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Work e-mail").fill(email)
    dialog.get_by_role("button", name="Make the invitation").click()
    shown = page.get_by_role("dialog", name=f"Invitation for {name}")
    link = shown.get_by_label("Link").input_value()
    shown.get_by_role("button", name="Done").click()
    return link


def join(page: Page, link: str, password: str = PASSWORD) -> None:
    """Use an invitation."""
    page.goto(link)
    page.get_by_label("New password").fill(password)
    page.get_by_role("button", name="Join LearnHub").click()


def test_company_is_set_up_once_with_the_printed_link(browser: Browser, fresh: Server):
    visits = Visits(browser, fresh)
    page, late = visits.browse(), visits.browse()
    link = setup_link(fresh)
    page.goto("/sign-in")
    expect(page.get_by_text("LearnHub is not set up yet")).to_be_visible()

    page.goto(link)
    page.get_by_label("Name of the company").fill("Ardelle")
    page.get_by_label("Your name").fill("Élodie Faure")
    page.get_by_label("Your work e-mail").fill(ADMIN)
    page.get_by_label("Password").fill("ardelle elodie faure")
    page.get_by_role("button", name="Open LearnHub").click()
    expect(page.locator("[name=password]")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Name of the company")).to_have_value("Ardelle")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Open LearnHub").click()
    expect(page).to_have_url(fresh.url + "/")

    page.goto("/admin/members")
    expect(page.get_by_role("table", name="Members")).to_contain_text(ADMIN)
    late.goto(link)
    expect(late.get_by_text("This page does not exist")).to_be_visible()
    visits.close()
    assert visits.errors == []


def test_wrong_password_keeps_the_email_and_leads_on_after_the_right_one(browse: Browse, server: Server):
    page = browse()
    page.goto("/settings")
    page.get_by_label("Work e-mail").fill(KARIM)
    page.get_by_label("Password").fill("not his password")
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_have_text("This e-mail and password do not go together.")
    expect(page.get_by_label("Work e-mail")).to_have_value(KARIM)

    page.get_by_label("Password").fill(server.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Name")).to_have_value("Karim Benali")


def test_invited_colleague_joins_and_is_suspended_on_an_open_page(browse: Browse):
    admin, guest = browse(ADMIN), browse()

    link = invite(admin, "Nora Lambert", "nora.lambert@ardelle.example")
    guest.goto(link)
    expect(guest.get_by_label("Work e-mail")).to_have_value("nora.lambert@ardelle.example")
    join(guest, link, "nora.lambert 2026")
    expect(guest.locator("[name=password]")).to_have_attribute("aria-invalid", "true")
    guest.get_by_label("New password").fill(PASSWORD)
    guest.get_by_role("button", name="Join LearnHub").click()
    guest.goto("/settings")
    expect(guest.get_by_label("Name")).to_have_value("Nora Lambert")

    admin.reload()
    admin.get_by_placeholder("Name, e-mail or team").fill("nora")
    row = admin.get_by_role("row").filter(has_text="Nora Lambert")
    expect(row).to_contain_text("Active")
    row.get_by_role("button", name="More about Nora Lambert").click()
    admin.get_by_role("menuitem", name="Suspend").click()
    admin.get_by_role("dialog").get_by_role("button", name="Suspend").click()
    expect(row).to_contain_text("Suspended")

    guest.get_by_role("button", name="Save").click()
    expect(guest).to_have_url(re.compile("/sign-in"))


def test_used_invitation_says_so(browse: Browse, visits: Visits):
    admin, guest, other = browse(ADMIN), browse(), browse()
    link = invite(admin, "Tom Peeters", "tom.peeters@ardelle.example")
    join(guest, link)
    expect(guest).not_to_have_url(re.compile("/invite"))

    join(other, link)

    expect(other.get_by_role("alert")).to_contain_text("This link has been used or has expired")


def test_import_shows_every_problem_and_changes_nothing_before_the_word(browse: Browse, tmp_path: Path):
    admin = browse(ADMIN)
    file = tmp_path / "people.csv"
    file.write_text(
        "Prénom;Nom;Courriel;Rôle\nAda;Byron;ada.byron@ardelle.example;\n"
        f"Bo;;;\nCy;Roi;cy@ardelle.example;roi\nDi;Double;{ADMIN};\n",
        encoding="cp1252",
    )

    admin.goto("/admin/members/import")
    admin.get_by_label("CSV file").set_input_files(file)
    admin.get_by_role("button", name="Check the file").click()
    rows = admin.get_by_role("row")
    expect(rows.filter(has_text="Bo")).to_contain_text("The e-mail is missing.")
    expect(rows.filter(has_text="Cy Roi")).to_contain_text("is not a role")
    expect(rows.filter(has_text="Di Double")).to_contain_text("already a member")
    other = browse(ADMIN)
    other.goto("/admin/members")
    other.get_by_placeholder("Name, e-mail or team").fill("byron")
    expect(other.get_by_text("Nobody matches")).to_be_visible()

    admin.get_by_role("button", name="Invite 1 person").click()
    expect(admin.get_by_role("table", name="Invitation links")).to_contain_text("ada.byron@ardelle.example")
    other.reload()
    other.get_by_placeholder("Name, e-mail or team").fill("byron")
    expect(other.get_by_role("row").filter(has_text="Ada Byron")).to_contain_text("Invited")


def test_file_that_is_no_list_of_people_is_explained(browse: Browse, tmp_path: Path):
    admin = browse(ADMIN)
    file = tmp_path / "letter.csv"
    file.write_text("Dear all,\nplease join.\n")

    admin.goto("/admin/members/import")
    admin.get_by_label("CSV file").set_input_files(file)
    admin.get_by_role("button", name="Check the file").click()

    expect(admin.get_by_text("The first line must name the columns")).to_be_visible()


def test_profile_skills_and_looks_are_kept(browse: Browse):
    camille = browse("camille.roussel@ardelle.example")
    camille.goto("/settings")
    camille.get_by_label("About you").fill("Ask me about planning a shutdown.")
    camille.get_by_role("button", name="Save").click()
    expect(camille.get_by_text("Your profile is saved.")).to_be_visible()
    camille.goto("/settings/skills")
    camille.get_by_label("Skill", exact=True).fill("Shutdown planning")
    camille.get_by_label("How you stand to it").select_option("reference")
    camille.get_by_role("button", name="Add skill").click()
    expect(camille.get_by_text("Shutdown planning", exact=True)).to_be_visible()
    camille.goto("/settings/appearance")
    camille.get_by_text("Light text on black").click()
    expect(camille.locator("html")).to_have_class(re.compile("dark"))
    camille.get_by_label("Français").click()
    expect(camille.get_by_role("heading", name="Réglages")).to_be_visible()

    other = browse("camille.roussel@ardelle.example")
    other.goto("/settings/appearance")
    expect(other.get_by_role("heading", name="Réglages")).to_be_visible()
    expect(other.locator("html")).to_have_class(re.compile("dark"))
    karim = browse(KARIM)
    camille.get_by_role("button", name=re.compile("Camille Roussel")).first.click()
    camille.get_by_role("menuitem", name="Ma page").click()
    expect(camille).to_have_url(re.compile("/people/"))
    karim.goto(camille.url)
    expect(karim.get_by_text("Ask me about planning a shutdown.")).to_be_visible()
    expect(karim.get_by_role("listitem").filter(has_text="Shutdown planning")).to_contain_text("Reference")


def test_new_key_is_shown_once(browse: Browse):
    karim = browse(KARIM)
    karim.goto("/settings/tokens")
    karim.get_by_role("button", name="New key").click()
    karim.get_by_label("What it is for").fill("Notebook")
    karim.get_by_label("Read questions and answers").check()
    karim.get_by_role("button", name="Make the key").click()
    secret = karim.get_by_label("New key").input_value()
    assert secret.startswith("lh_")

    karim.reload()

    expect(karim.get_by_text("Notebook")).to_be_visible()
    assert secret not in karim.content()


def test_signing_out_everywhere_reaches_other_browsers(browse: Browse):
    first, second = browse("lucie.tran@ardelle.example"), browse("lucie.tran@ardelle.example")
    first.goto("/settings/sign-ins")
    second.goto("/settings")

    first.get_by_role("button", name="Sign out everywhere").click()

    expect(first).to_have_url(re.compile("/sign-in"))
    expect(second).to_have_url(re.compile("/sign-in"))


@pytest.mark.parametrize("path", ADMINISTRATION)
def test_administration_is_closed_to_members(browse: Browse, path: str):
    karim = browse(KARIM)

    karim.goto(path)

    expect(karim.get_by_text("This page is not open to you")).to_be_visible()


@pytest.mark.parametrize("path", [*ADMINISTRATION, *SETTINGS, "/sign-in", "/invite", "/reset"])
@pytest.mark.parametrize(("viewport", "colour"), [(DESKTOP, "light"), (PHONE, "dark")])
def test_pages_are_accessible(
    browse: Browse, serious: Callable[[Page], list[str]], path: str, viewport: dict[str, int], colour: str
):
    page = browse(
        "" if path in ("/sign-in", "/invite", "/reset") else ADMIN, viewport=viewport, colour=colour
    )

    page.goto(path)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert serious(page) == []
