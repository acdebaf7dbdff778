"""Accounts from the first link to the last sign-out, as people and administrators meet them."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from learnhub.access.actor import Actor
from learnhub.access.roles import Role
from learnhub.core import db
from learnhub.features.people import passwords, service
from learnhub.features.people.schemas import Browser as BrowserSchema
from learnhub.features.people.schemas import InviteInput, InviteMemberInput
from tests.e2e.conftest import Browse, Visits, choose
from tests.e2e.sockets import sockets, watch
from tests.servers import Server

ADMIN = "elodie.faure@ardelle.example"
CAMILLE, LUCIE = "camille.roussel@ardelle.example", "lucie.tran@ardelle.example"
INES = "ines.garnier@ardelle.example"
PASSWORD = "four brown owls sing"
ADMINISTRATION = (
    "/admin/members",
    "/admin/members/import",
    "/admin/groups",
    "/admin/company",
    "/admin/audit",
    "/admin/start",
)


class Company(Server):
    """A real company, in which everybody has the same password."""

    @property
    def password(self) -> str:
        return PASSWORD


@pytest.fixture(scope="module")
def server(built: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A company of four people, all of whom read English."""
    running = Company("serve", tmp_path_factory.mktemp("company") / "data")
    running.start()
    db.configure(f"sqlite:///{running.data / 'learnhub.db'}")
    found_company()
    db.dispose()
    yield running
    assert running.stop() == 0


def found_company() -> None:
    """What the first days leave behind."""
    password = passwords.make_hash(PASSWORD)
    root = db.write_now(
        service.create_administrator,
        email=ADMIN,
        name="Élodie Faure",
        password_hash=password,
        company="Ardelle",
    )
    admin = Actor(root, "Élodie Faure", frozenset(Role))
    for name, email in (("Camille Roussel", CAMILLE), ("Lucie Tran", LUCIE), ("Inès Garnier", INES)):
        form = InviteMemberInput(name=name, email=email)
        link = db.write_now(service.invite_member, admin, form=form)
        joined = {"token": link.secret, "form": InviteInput(), "browser": BrowserSchema()}
        db.write_now(service.accept_invite, password_hash=password, **joined)


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


def reset(page: Page, name: str) -> str:
    """Make a link with which somebody chooses a new password."""
    page.goto("/admin/members")
    choose(page.get_by_role("button", name=f"More about {name}"), "Link for a new password")
    return page.get_by_role("dialog").get_by_label("Link").input_value()


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

    page.goto("/setup")
    expect(page.get_by_text("This page opens with its one-time link.")).to_be_visible()
    expect(page.get_by_label("Name of the company")).to_be_hidden()
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
    expect(page).to_have_url(fresh.url + "/admin/start")
    expect(page.get_by_role("heading", level=1)).to_have_text("Next: name your sites.")
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Next: invite the first colleagues.")
    page.get_by_role("button", name="Take up").click()
    expect(page.get_by_role("link", name="Name the sites")).to_be_visible()

    page.goto("/admin/members")
    expect(page.get_by_role("table", name="Members")).to_contain_text(ADMIN)
    late.goto(link)
    expect(late.get_by_text("This page does not exist")).to_be_visible()
    visits.close()
    assert visits.errors == []


def test_wrong_password_keeps_the_email_and_leads_on_after_the_right_one(browse: Browse, server: Server):
    page = browse()
    page.goto("/settings")
    page.get_by_label("Work e-mail").fill(CAMILLE)
    page.get_by_label("Password").fill("not her password")
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_have_text("This e-mail and password do not go together.")
    expect(page.get_by_label("Work e-mail")).to_have_value(CAMILLE)

    page.get_by_label("Password").fill(server.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_label("Name")).to_have_value("Camille Roussel")


def test_draft_is_not_shown_to_who_signs_in_after_a_session_ran_out(browse: Browse, server: Server):
    page = browse()
    for email in (CAMILLE, LUCIE):
        page.context.clear_cookies()
        page.goto("/sign-in?next=/library/new")
        page.locator("[name=email]").fill(email)
        page.locator("[name=password]").fill(server.password)
        page.locator("main button[type=submit], form button[type=submit]").first.click()
        answer = page.locator("textarea[name=back]")
        expect(answer).to_have_value("")
        answer.press_sequentially("Private so far")
        page.reload()
        expect(answer).to_have_value("Private so far")


def test_sign_in_leads_back_to_the_whole_address_before_any_socket(browse: Browse, server: Server):
    page, wanted = browse(), "/questions?sort=newest&topic=none#lh-main"
    page.goto(wanted)
    expect(page).to_have_url(f"{server.url}/sign-in?next={quote(wanted)}")

    page.context.route_web_socket("**/_event/**", lambda _: None)
    page.reload()
    page.locator("[name=email]").fill(CAMILLE)
    page.locator("[name=password]").fill(server.password)
    page.locator("main button[type=submit], form button[type=submit]").first.click()

    expect(page).to_have_url(f"{server.url}{wanted}")


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
    expect(admin.get_by_role("row")).to_have_count(2)  # rows that come later would close the menu
    choose(row.get_by_role("button", name="More about Nora Lambert"), "Suspend")
    admin.get_by_role("dialog").get_by_role("button", name="Suspend").click()
    expect(row).to_contain_text("Suspended")

    expect(guest).to_have_url(re.compile("/sign-in.next=/settings$"))


@pytest.mark.parametrize("colour", ["light", "dark"])
def test_forms_behind_links_have_nothing_serious(
    browse: Browse, browser: Browser, fresh: Server, serious: Callable[[Page], list[str]], colour: str
):
    admin = browse(ADMIN)
    links = [invite(admin, "Léo Faure", f"leo.{colour}@ardelle.example"), reset(admin, "Lucie Tran")]
    guest, visits = browse(colour=colour), Visits(browser, fresh)
    first = visits.browse(colour=colour)

    for page, link in [(first, setup_link(fresh)), *((guest, link) for link in links)]:
        page.goto(link)
        expect(page.locator("[name=password]")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert serious(page) == [], link
    visits.close()
    assert visits.errors == []


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
        f"Zoé;;;\nCy;Roi;cy@ardelle.example;roi\nDi;Double;{ADMIN};\n"
        "Anna;Byron;anna.byron@ardelle.example;administration\n",
        encoding="cp1252",
    )

    watch(admin)
    admin.goto("/admin/members/import")
    admin.get_by_label("CSV file").set_input_files(file)
    admin.get_by_role("button", name="Check the file").click()
    rows = admin.get_by_role("listitem")
    expect(rows.filter(has_text="Zoé")).to_contain_text("The e-mail is missing.")
    expect(rows.filter(has_text="Cy Roi")).to_contain_text("is not a role")
    expect(admin.get_by_text("Anna Byron, line 6")).to_be_visible()
    assert saved(admin, admin.get_by_role("button", name="These lines as CSV"))[1:] == [
        "Zoé;;;;The e-mail is missing.",
        "Cy;Roi;cy@ardelle.example;roi;“roi” is not a role. Roles: member, leader, moderator, administrator.",
    ]
    other = browse(ADMIN)
    other.goto("/admin/members")
    other.get_by_placeholder("Name, e-mail or team").fill("byron")
    expect(other.get_by_text("Nobody matches")).to_be_visible()
    expect(other).to_have_url(re.compile(r"/admin/members\?q=byron$"))
    other.get_by_role("button", name="Clear filters").click()
    expect(other.get_by_placeholder("Name, e-mail or team")).to_have_value("")

    importing = admin.get_by_role("button", name="Import 2 people")
    expect(importing).to_be_disabled()
    admin.get_by_label("I confirm Anna Byron as administrator").click()
    importing.click()
    expect(admin.get_by_role("table", name="Invitation links")).to_contain_text("ada.byron@ardelle.example")
    links = saved(admin, admin.get_by_role("link", name="All links as CSV"))
    assert [line.split("/invite#token=")[0].split(",")[:2] for line in links] == [
        ["Ada Byron", "ada.byron@ardelle.example"],
        ["Anna Byron", "anna.byron@ardelle.example"],
    ]
    assert len(sockets(admin)) == 1  # two files later
    other.goto("/admin/members?q=ada+byron")
    expect(other.get_by_placeholder("Name, e-mail or team")).to_have_value("ada byron")
    ada = other.get_by_role("row").filter(has_text="Ada Byron")
    expect(ada).to_contain_text("Invited")
    choose(ada.get_by_role("button", name="More about Ada Byron"), "Correct details")
    dialog = other.get_by_role("dialog", name="Correct details")
    expect(dialog.get_by_label("Work e-mail")).to_have_value("ada.byron@ardelle.example")
    dialog.get_by_label("Name").fill("Ada Byron-King")
    dialog.get_by_role("button", name="Save").click()
    expect(other.get_by_role("row").filter(has_text="Ada Byron-King")).to_be_visible()

    admin.get_by_role("button", name="Withdraw the invitations").click()
    admin.get_by_role("alertdialog").get_by_role("button", name="Withdraw").click()
    expect(admin.get_by_text("Invitations withdrawn: 2.")).to_be_visible()
    admin.get_by_role("button", name="Choose another file").click()
    expect(admin.get_by_label("CSV file")).to_be_visible()


def saved(page: Page, button: Locator) -> list[str]:
    """The lines of the file that a click saves."""
    with page.expect_download() as download:
        button.click()
    return Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()


def test_file_that_is_no_list_of_people_is_explained(browse: Browse, tmp_path: Path):
    admin = browse(ADMIN)
    file = tmp_path / "letter.csv"
    file.write_text("Dear all,\nplease join.\n")

    admin.goto("/admin/members/import")
    admin.get_by_label("CSV file").set_input_files(file)
    admin.get_by_role("button", name="Check the file").click()

    expect(admin.get_by_text("The first line must name the columns")).to_be_visible()


def test_profile_skills_and_looks_are_kept(browse: Browse):
    ines = browse(INES)
    ines.goto("/settings")
    ines.get_by_label("About you").fill("Ask me about planning a shutdown.")
    ines.get_by_role("button", name="Save").click()
    expect(ines.get_by_text("Your profile is saved.")).to_be_visible()
    ines.goto("/settings/skills")
    ines.get_by_label("Skill", exact=True).fill("Shutdown planning")
    ines.get_by_label("Your level").select_option("reference")
    ines.get_by_role("button", name="Add skill").click()
    expect(ines.get_by_text("Shutdown planning", exact=True)).to_be_visible()
    ines.goto("/settings/appearance")
    ines.get_by_text("Light text on black").click()
    expect(ines.locator("html")).to_have_class(re.compile("dark"))
    ines.get_by_role("radio", name="Français").click()
    expect(ines.get_by_role("heading", name="Réglages")).to_be_visible()

    other = browse(INES)
    other.goto("/settings/appearance")
    expect(other.get_by_role("heading", name="Réglages")).to_be_visible()
    expect(other.locator("html")).to_have_class(re.compile("dark"))
    reader = browse(LUCIE)
    choose(ines.get_by_role("button", name=re.compile("Inès Garnier")).first, "Ma page")
    expect(ines).to_have_url(re.compile("/people/"))
    reader.goto(ines.url)
    expect(reader.get_by_text("Ask me about planning a shutdown.")).to_be_visible()
    expect(reader.get_by_role("listitem").filter(has_text="Shutdown planning")).to_contain_text("Reference")


def test_new_key_is_shown_once(browse: Browse):
    reader = browse(CAMILLE)
    reader.goto("/settings/tokens")
    reader.get_by_role("button", name="New key").click()
    reader.get_by_label("What it is for").fill("Notebook")
    reader.get_by_label("Read questions and answers").check()
    reader.get_by_role("button", name="Make the key").click()
    secret = reader.get_by_label("Your new key").input_value()
    assert secret.startswith("lh_")

    reader.reload()

    expect(reader.get_by_text("Notebook", exact=True)).to_be_visible()
    assert secret not in reader.content()


def test_signing_out_everywhere_reaches_other_browsers(browse: Browse):
    first, second = browse(LUCIE), browse(LUCIE)
    first.goto("/settings/sign-ins")
    second.goto("/settings")
    expect(second.get_by_label("Name")).to_have_value("Lucie Tran")

    first.get_by_role("button", name="Sign out everywhere").click()

    expect(first).to_have_url(re.compile("/sign-in$"))
    expect(second).to_have_url(re.compile("/sign-in.next=/settings$"))


@pytest.mark.parametrize("path", ADMINISTRATION)
def test_administration_is_closed_to_members(browse: Browse, path: str):
    reader = browse(CAMILLE)

    reader.goto(path)

    expect(reader.get_by_role("heading", name="This page is not open to you")).to_be_visible()
