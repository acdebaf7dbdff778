"""A checklist: written, run by two phones of a team, ticked and finished offline in both languages."""

import json
import re
from datetime import datetime

from playwright.sync_api import Page, expect

from tests.e2e.conftest import PHONE, Browse, Visits

CAMILLE, ELISE = "camille.roussel@ardelle.example", "elise.marchand@ardelle.example"  # of one team
CHECKLIST, RUN = re.compile(r"/checklists/[0-9a-z]{12}$"), re.compile(r"/runs/[0-9a-z]{12}$")
OUTSIDE, PANEL = "The gate is locked\nNobody is below", "Drain the vessel\nLevel ___ m (2.1 to 3.0)"
POINTS = f"# Outside\n{OUTSIDE}\n# At the panel\n{PANEL}"
MARKS = """(run) => fetch(`/auth/runs?run=${run}`, {
  method: "POST", headers: { "content-type": "application/json" }, body: '{"items": []}',
}).then((answer) => answer.json()).then((answer) => JSON.stringify(answer.marks))"""


def test_run_is_ticked_without_a_network_and_finished(browse: Browse, visits: Visits) -> None:
    camille, elise = browse(CAMILLE, viewport=PHONE), browse(ELISE, viewport=PHONE, locale="fr-FR")
    run = begin(camille)
    elise.goto(f"/runs/{run}")
    expect(elise.get_by_role("checkbox")).to_have_count(4)

    camille.context.set_offline(True)
    camille.get_by_role("button", name="Done, next point").click()
    camille.get_by_role("checkbox", name="Nobody is below").click()
    camille.get_by_role("button", name="Does not apply here").click()
    camille.get_by_label("Why, in three words?").fill("no vessel here")
    camille.get_by_role("button", name="Does not apply here").click()
    expect(camille.locator(".run-offline")).to_have_text("Connection lost. Your 3 ticks are kept here.")
    expect(camille.locator(".run-part-done")).to_contain_text("2 of 2")
    window = camille.context
    camille.close()
    window.set_offline(False)
    expect(elise.locator(".run-ticked, .run-skipped")).to_have_count(0)

    again = window.new_page()
    again.goto("/")  # any page sends what was kept
    expect(elise.locator(".run-skipped")).to_contain_text(
        "Sans objet : no vessel here".replace(" :", "\u00a0:")
    )
    elise.get_by_role("button", name="Outside").click()
    expect(elise.locator(".run-ticked")).to_have_count(2)
    expect(elise.locator(".run-ticked").first).to_contain_text("Camille")
    marks = json.loads(elise.evaluate(MARKS, run))
    assert [(mark["mark"], mark["point"]) for mark in marks] == [("done", 0), ("done", 1), ("skipped", 2)]
    for mark in marks:
        assert datetime.fromisoformat(mark["at"]) < datetime.fromisoformat(mark["arrived_at"])

    again.goto("/")
    again.locator(".open-runs .lh-strip", has_text="Givors").get_by_role("link", name="Go on").click()
    expect(again.locator(".run-now")).to_contain_text("Level")
    finish_without_a_network(elise)
    expect(again.locator(".run-end")).to_contain_text("3 points ticked, 1 does not apply")
    expect(again.locator(".run-end")).to_contain_text("Anything out of date?")
    visits.errors.clear()  # the browser notes each request that did not leave


def begin(page: Page) -> str:
    """Write a checklist and begin a run of it that the team sees; the answer is the id of the run."""
    page.goto("/checklists/new")
    page.locator("[name=title]").fill("Close a pumping station for the winter")
    page.locator("[name=points]").fill("# A part alone")
    publish = page.get_by_role("button", name="Publish", exact=True)
    publish.click()
    expect(page.get_by_text("Write at least one point.")).to_be_visible()
    page.locator("[name=points]").fill(POINTS)
    publish.click()
    page.wait_for_url(CHECKLIST)
    expect(page.locator(".check-points > li")).to_have_count(4)
    page.locator(".lh-main").get_by_role("button", name="Run it").click()
    dialog = page.locator("dialog[open]")
    dialog.get_by_label("Which one?").fill("Givors")
    dialog.get_by_text("Share with my team").click()
    dialog.get_by_role("button", name="Start").click()
    page.wait_for_url(RUN)
    expect(page.locator(".run-now")).to_contain_text("The gate is locked")
    return page.url.rpartition("/")[2]


def finish_without_a_network(page: Page) -> None:
    """In French. A reading beyond what is usual offers a note, and blocks nothing; all is sent later."""
    page.context.set_offline(True)
    page.get_by_label("Valeur relevée").fill("3,4")
    expect(page.locator(".run-reading")).to_contain_text("hors de la plage habituelle")
    page.locator(".run-reading").get_by_role("button", name="Ajouter une note").click()
    page.get_by_label("Qu’avez-vous remarqué").fill("Le manomètre colle.")
    page.get_by_role("button", name="Garder la note").click()
    expect(page.locator(".run-note")).to_contain_text("Le manomètre colle.")
    page.get_by_role("button", name="Fait, point suivant").click()
    page.get_by_role("button", name="Terminer").click()
    expect(page.locator(".run-offline")).to_have_text("Connexion perdue. Vos 3 saisies sont gardées ici.")
    expect(page.locator(".run-end")).to_contain_text("Tout est gardé sur ce téléphone")
    page.context.set_offline(False)
    expect(page.locator(".run-end")).to_contain_text("Quelque chose n’est plus à jour")
    expect(page.locator(".run-end")).not_to_contain_text("Tout est gardé")
