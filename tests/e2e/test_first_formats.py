"""The first pages of those who have never published: begun from templates, each out in under 90 seconds."""

import re
from collections.abc import Callable
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import DESKTOP, PHONE, Visits

ADMIN = "elodie.faure@ardelle.example"
GUIDE, CLIP, CHECKLIST, VIDEO = (
    re.compile(f"/{place}/[0-9a-z]{{12}}$") for place in ("guides", "clips", "checklists", "videos")
)
LONGEST = 90  # seconds
HAPPENS = "La main ouvre la vanne d’un quart de tour, puis s’arrête. On dit « stop »."


@pytest.fixture
def joined(visits: Visits) -> Callable[..., Page]:
    """Answers the window of somebody whom the administrator, who reads French, has just invited."""

    def come(name: str, language: str, **options: Any) -> Page:
        page = visits.browse(**options)
        page.goto(invite(visits.browse(ADMIN), name, language))
        page.locator("[name=password]").fill("four brown owls sing")
        page.locator("form button[type=submit]").click()
        expect(page).not_to_have_url(re.compile("/invite"))
        expect(page.locator(".lh-main")).to_be_visible()
        return page

    return come


def invite(admin: Page, name: str, language: str) -> str:
    """The link of an invitation."""
    admin.goto("/admin/members")
    admin.get_by_role("button", name="Inviter").first.click()
    dialog = admin.locator("dialog[open]")
    dialog.locator("[name=name]").fill(name)
    dialog.locator("[name=email]").fill(f"{name.split()[0].lower()}.format@ardelle.example")
    dialog.locator("[name=language]").select_option(language)
    dialog.locator("button[type=submit]").click()
    shown = admin.get_by_role("dialog", name=re.compile(name)).get_by_label("Lien")
    expect(shown).not_to_have_value("")
    return shown.input_value()


def test_first_step_by_step_shows_a_clip_and_a_checklist_follows_on_a_french_phone(
    joined, visits: Visits, serious
) -> None:
    page = joined("Maud Perrin", "fr", viewport=PHONE, locale="fr-FR")
    began = monotonic()
    page.goto("/steps/new")
    page.get_by_role("button", name="Partir d’un modèle").click()
    expect(page.locator(".step-row")).to_have_count(3)
    page.locator("[name=title]").fill("Ouvrir la vanne de chasse sans coup de bélier")
    step = page.locator(".step-row").first
    step.get_by_role("button", name="Filmer un clip (60\u00a0s au plus)").click()
    expect(step.get_by_role("timer")).to_have_text(re.compile("0:5[0-8]"))
    step.get_by_role("button", name="Arrêter").click()
    expect(step.locator("video")).to_have_attribute("src", CLIP)
    publish = page.get_by_role("button", name="Publier pour toute l’entreprise")
    publish.click()
    expect(page.locator(".field-error").first).to_contain_text("Dites ce que montre le clip de l’étape 1")
    step.get_by_label("Ce que montre le clip, et ce qu’on y entend").fill(HAPPENS)
    assert serious(page) == []
    publish.click()
    page.wait_for_url(GUIDE)
    shown = page.locator(".step-clip")
    expect(shown.locator("figcaption")).to_contain_text("La main ouvre la vanne")
    assert monotonic() - began < LONGEST

    read_one_by_one(visits.browse("lucie.tran@ardelle.example", locale="fr-FR"), page.url, serious)

    began = monotonic()
    page.goto("/checklists/new")
    page.get_by_role("button", name="Partir d’un modèle").click()
    points = page.locator("[name=points]")
    expect(points).to_have_value(re.compile("^# Avant de commencer"))
    page.locator("[name=title]").fill("Fermer la station pour l’hiver")
    points.fill(points.input_value().replace("…", "la vanne"))
    publish.click()
    page.wait_for_url(CHECKLIST)
    expect(page.locator(".check-points > li")).to_have_count(5)
    assert monotonic() - began < LONGEST


def read_one_by_one(page: Page, guide: str, serious) -> None:
    """The steps, one at a time: the clip of the first plays, and is gone with the second."""
    page.goto(guide)
    page.locator(".steps-start").click()
    shown = page.locator(".one-step")
    expect(shown).to_be_visible()
    expect(shown.locator("figcaption")).to_contain_text("La main ouvre la vanne")
    shown.locator("video").evaluate("video => video.play()")
    page.wait_for_function("() => document.querySelector('.one-step video').currentTime > 0.3")
    assert serious(page) == []
    shown.get_by_role("button", name="Suivant").click()
    expect(shown.locator("video")).to_have_count(0)


def test_first_article_begins_with_a_template_and_a_video_with_captions_in_english(joined) -> None:
    page = joined("Nora Reid", "en", viewport=DESKTOP)
    began = monotonic()
    page.goto("/articles/new")
    template = page.get_by_role("button", name="Start from a template")
    template.click()
    text = page.locator("[name=text]")
    expect(text).to_have_value(re.compile("^## Why it matters"))
    page.locator("[name=title]").fill("Why a pump sounds like gravel")
    text.fill(text.input_value().replace("What happens without it …", "Bubbles **burst** at the wheel."))
    publish = page.get_by_role("button", name="Publish for the whole company")
    publish.click()
    page.wait_for_url(GUIDE)
    expect(page.locator(".article-text strong")).to_have_text("burst")
    assert monotonic() - began < LONGEST

    page.locator(".toast").get_by_role("button", name="Undo").click()
    expect(page.locator("[name=title]")).to_have_value("Why a pump sounds like gravel")

    began = monotonic()
    page.goto("/videos/new")
    page.get_by_role("button", name="Record up to 60 s").click()
    expect(page.get_by_role("timer")).to_have_text(re.compile("0:5[0-8]"))
    page.get_by_role("button", name="Stop").click()
    recorded = page.get_by_role("button", name="Record it again")
    expect(recorded).to_be_visible()
    page.locator("[name=title]").fill("How to seat a seal by ear")
    template.click()
    expect(page.locator("[name=captions]")).to_have_value(re.compile("0:25 It is right when"))
    expect(recorded).to_be_visible()  # and nothing is offered, because nothing is lost
    expect(page.locator("[name=title]")).to_have_value("How to seat a seal by ear")
    expect(page.locator(".told-form .callout")).to_have_count(0)
    page.locator("[name=captions]").fill("0:00 Here you hear a good seal.")
    publish.click()
    page.wait_for_url(VIDEO)
    expect(page.locator(".cue")).to_contain_text("a good seal")
    assert monotonic() - began < LONGEST
