"""A charter that is amended: proposed, supported, discussed, consented to after an objection, and signed."""

import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.conftest import PHONE, Visits
from tests.servers import Server

CAMILLE, SOFIA = "camille.roussel@ardelle.example", "sofia.lindqvist@ardelle.example"
SAMIR, LUCIE = "samir.haddad@ardelle.example", "lucie.tran@ardelle.example"
ELODIE = "elodie.faure@ardelle.example"
HALF = "Chacun partage une bonne pratique ou un petit échec par semestre, dans le format qui lui convient."
ASKING = "On apprend plus vite quand on ose dire ce qu’on ne sait pas, et quand quelqu’un écoute."
DAY = timedelta(days=1)


@pytest.fixture
def passing(browser: Browser, demo_folder: Path, tmp_path: Path) -> Iterator[Visits]:
    """Windows on a server for this test alone, whose days pass when the test says so."""
    shutil.copytree(demo_folder, tmp_path / "data")
    running = Server("demo", tmp_path / "data", has_own_clock=True)
    running.start()
    visits = Visits(browser, running)
    yield visits
    visits.close()
    assert visits.errors == running.errors() == []
    assert running.stop() == 0


def test_amendment_from_its_discussion_to_the_signature(passing: Visits, serious):
    propose(passing.browse(CAMILLE))
    lucie = passing.browse(LUCIE)
    lucie.goto("/charter")
    proposed = amendment(lucie, "et quand quelqu’un écoute")
    expect(proposed.locator("ins")).to_contain_text("et quand quelqu’un écoute")
    assert serious(lucie) == []
    proposed.get_by_role("button", name="Je soutiens").click()
    expect(proposed).to_contain_text("1 soutien sur 3")

    samir = passing.browse(SAMIR, viewport=PHONE, locale="fr-FR")
    answer_objection(passing.browse(SOFIA))
    samir.goto("/charter")
    asked = amendment(samir, "semestre")
    expect(asked).to_contain_text("Répond-elle à votre objection")
    assert serious(samir) == []
    asked.get_by_role("button", name="Ça me convient").tap()
    expect(asked.get_by_role("button", name="Ça me convient")).to_have_attribute("aria-pressed", "true")

    camille = passing.browse(CAMILLE)
    camille.goto("/charter")
    supported = amendment(camille, "quatre heures par mois")
    supported.get_by_role("button", name="I support it").click()
    expect(supported).to_contain_text("discussed until")
    for page in (lucie, samir, camille):
        page.context.close()
    assert passing.server.stop() == 0
    passing.server.move_clock(8 * DAY)
    passing.server.start()  # jobs that are overdue come at once

    camille = passing.browse(CAMILLE)
    wait_for(camille, camille.locator(".charter-words", has_text="par semestre"))
    expect(camille.locator(".page-head")).to_contain_text("version 4")
    expect(amendment(camille, "quatre heures par mois").get_by_role("button", name="I agree")).to_be_visible()
    camille.get_by_role("button", name=re.compile("^Sign")).click()
    expect(camille.get_by_text("You have signed the charter.")).to_be_visible()
    expect(camille.locator(".charter-signed")).to_contain_text("1 of")


def test_first_article_stands_beside_the_sign_in_once_the_company_says_so(visits: Visits):
    elodie = visits.browse(ELODIE)
    elodie.goto("/admin/company")
    box = elodie.get_by_role("checkbox", name="Afficher l’article 1")
    expect(box).not_to_be_checked()
    box.check()
    elodie.get_by_role("button", name="Enregistrer").click()
    expect(elodie.get_by_role("status").filter(has_text="Enregistré.")).to_be_visible()
    stranger = visits.browse(None)
    stranger.goto("/sign-in")
    expect(stranger.locator(".signin-word")).to_contain_text("From our charter, article 1")
    expect(stranger.locator(".signin-word .words:visible")).to_contain_text("quand on ose dire")


def propose(page: Page) -> None:
    """Other words for article 1, in the place where it stands."""
    page.goto("/charter")
    page.get_by_role("link", name="Amend article 1").click()
    page.wait_for_url(re.compile("/amend"))
    wording = page.locator("[name=wording]")
    expect(wording).to_have_value(re.compile("^On apprend"))
    page.locator(".told-form button[type=submit]").click()
    expect(page.locator(".field-error")).to_be_visible()
    wording.fill(ASKING)
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(re.compile("/charters/[0-9a-z]{12}$"))
    expect(amendment(page, "et quand quelqu’un écoute")).to_be_visible()
    page.context.close()  # the server is restarted later, which a window would report


def answer_objection(page: Page) -> None:
    """Another wording, which is to answer what Samir said."""
    page.goto("/charter")
    asked = amendment(page, "ou un petit échec")
    expect(asked).to_contain_text("Samir Haddad")
    asked.get_by_role("link", name="Find another wording").click()
    page.wait_for_url(re.compile("/amendments/"))
    page.locator("[name=wording]").fill(HALF)
    page.locator(".told-form button[type=submit]").click()
    page.wait_for_url(re.compile("/charters/[0-9a-z]{12}$"))
    expect(amendment(page, "semestre")).to_contain_text("answered by another wording")
    page.context.close()


def amendment(page: Page, words: str) -> Locator:
    """The one that proposes these words."""
    return page.locator(".amendment", has=page.locator("ins", has_text=words))


def wait_for(page: Page, sign: Locator) -> None:
    """Open the charter again until a job has done what the day brings."""
    for _ in range(40):
        page.goto("/charter")
        expect(page.locator(".charter-articles")).to_be_visible()
        if sign.count():
            return
        page.wait_for_timeout(500)
    expect(sign).to_be_visible()
