"""A step-by-step as one reads and prints it, and its form."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.markdown_images import ALT_MAX
from learnhub.features.discussion.components import folded, item_tags, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.guides.schemas import (
    FACT_MAX,
    LENGTH_MAX,
    LINE_MAX,
    NAME_MAX,
    SHORT_MAX,
    TEXT_MAX,
    GuideView,
    StepsText,
)
from learnhub.features.guides.steps import GuideStepView
from learnhub.ui.steps import StepsGuide, steps
from learnhub.ui.text import _

GUIDE, PHONE = "one-step", "to-phone"
SIZES = {"name": NAME_MAX, "text": TEXT_MAX, "lasts": LENGTH_MAX, "good": LINE_MAX, "warning": LINE_MAX}

Guide = ui.ViewVar[GuideView]
Text = ui.ViewVar[StepsText]


def steps_shown(guide: Guide, *, on_send: Any) -> rx.Component:
    """Each step with the time that has gone by, its length and its photo.

    `on_send` shows the code with which a phone goes on at a step.
    """
    rows = ui.el.ol(
        rx.foreach(guide.steps, lambda step: _step(step, guide.language)), class_name="steps-list"
    )
    return rx.fragment(rows, _one_by_one(guide, on_send))


def start_button() -> rx.Component:
    """One step at a time."""
    return ui.button(
        _("Start, one step at a time"),
        icon="play",
        variant="solid",
        data_key="s",
        class_name="steps-start",
        **ui.open_dialog(GUIDE),
    )


def _step(step: ui.ViewVar[GuideStepView], language: Any) -> rx.Component:
    photo = ui.el.figure(
        ui.el.button(
            ui.rich_text(step.photo_html),
            type="button",
            aria_label=_("Show step {n} larger", n=step.number),
            data_step=step.number.to_string(),
            class_name="step-photo-button",
            **ui.open_dialog(GUIDE),
        ),
        ui.el.figcaption(step.photo_shows, lang=language, class_name="t-meta"),
        class_name="step-photo",
    )
    clip = ui.el.figure(
        ui.el.video(
            src=step.clip,
            controls=True,
            plays_inline=True,
            preload="metadata",
            aria_label=_("Clip of step {n}", n=step.number),
        ),
        ui.el.figcaption(step.clip_shows, lang=language, class_name="t-meta"),
        class_name="step-photo step-clip",
    )
    words = ui.el.div(
        ui.el.div(
            ui.el.h2(step.name, lang=language, class_name="step-name"),
            ui.el.span(step.lasts, class_name="t-meta t-num"),
            class_name="row between g3",
        ),
        rx.cond(step.html != "", ui.rich_text(step.html, lang=language)),
        _sign(step.good_html, "check", _("Good when"), language, "step-good"),
        _sign(step.warning_html, "triangle_alert", None, language, "step-warning"),
        class_name="step-words",
    )
    return ui.el.li(
        ui.el.span(step.begins, class_name="t-meta t-num step-begins"),
        ui.el.span(step.number, class_name="step-number", aria_hidden="true"),
        words,
        rx.cond(step.photo_html != "", photo),
        rx.cond(step.clip != "", clip),
        key=step.number.to_string(),
        class_name="step",
    )


def _sign(html: Any, icon: str, label: ui.Text | None, language: Any, look: str) -> rx.Component:
    said = ui.el.div(
        *([ui.el.b(label, " ")] if label is not None else []),
        ui.rich_text(html, lang=language, class_name="step-inline"),
    )
    return rx.cond(html != "", ui.el.div(ui.icon(icon, 15), said, class_name=f"step-sign {look}"))


def _one_by_one(guide: Guide, on_send: Any) -> rx.Component:
    labels = {
        "guide": _("One step at a time"),
        "count": _("Step {n} of {all}", n="{n}", all="{all}"),
        "good": _("Good when"),
        "clip": _("Clip of this step"),
        "phone": _("Send to my phone"),
        "close": _("Close"),
        "back": _("Back"),
        "next": _("Next"),
        "done": _("Done"),
    }
    return StepsGuide.create(
        id=GUIDE,
        steps=guide.steps,
        language=guide.language,
        labels=rx.Var.create(labels),
        on_send=on_send,
        key=guide.id,
    )


def phone_dialog(qr: Any, on_close: Any) -> rx.Component:
    """The code that opens the page on a phone."""
    picture = ui.el.div(ui.el.img(src=qr, alt=_("Code to scan with a phone")), class_name="phone-code")
    text = _("Scan it with the camera of your phone. It opens this page there, once you are signed in.")
    return ui.dialog(
        picture, id=PHONE, title=_("Send to my phone"), text=text, open=qr != "", on_close=on_close, width=380
    )


def steps_fields(text: Text, errors: ui.Errors) -> list[rx.Component]:
    """The fields of a step-by-step, in the order in which one shows it."""
    facts = (
        ("takes", _("It takes"), text.takes),
        ("needs", _("Bring"), text.needs),
        ("whom", _("Who"), text.whom),
        ("stop", _("Stop and ask if"), text.stop),
    )
    problem = ui.el.p(
        ui.icon("circle_alert", 15), ui.el.span(errors["steps"]), role="alert", class_name="field-error"
    )
    return [
        told(
            "title",
            _("What can one do afterwards?"),
            text.title,
            errors,
            most=TITLE_MAX,
            rows=1,
            auto_focus=True,
            class_name="told-title",
        ),
        told("about", _("What is it for, and when?"), text.about, errors, most=SHORT_MAX),
        ui.el.div(
            steps("steps", text.steps, {**SIZES, "photo_shows": ALT_MAX, "clip_shows": ALT_MAX}),
            rx.cond(errors["steps"], problem),
            role="group",
            aria_label=_("Steps"),
            class_name="field",
        ),
        folded(
            _("Time, tools, and when to stop"),
            (text.takes != "") | (text.needs != "") | (text.whom != "") | (text.stop != ""),
            *(
                ui.field(
                    name,
                    label,
                    ui.text_input(name, default_value=value, max_length=FACT_MAX, auto_complete="off"),
                    error=errors[name],
                )
                for name, label, value in facts
            ),
        ),
        item_tags(text, errors),
    ]
