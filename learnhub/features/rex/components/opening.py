"""The form with which a REX is opened."""

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components.places import where_field
from learnhub.features.discussion.components.writing import language_field
from learnhub.features.rex.enums import Template
from learnhub.features.rex.schemas.inputs import TITLE_MAX
from learnhub.features.rex.state.opening import OpenRexState
from learnhub.ui.text import _


def opening_form() -> rx.Component:
    """What it is called, which template, and when it was. Everything else is written together."""
    state = OpenRexState
    templates = ui.choices(
        _("Which one?"),
        _template(Template.PROJECT, _("A project"), _("Thirty minutes, together."), "flag", chosen=True),
        _template(Template.INCIDENT, _("An incident"), _("With its timeline and its causes."), "siren"),
        _template(Template.SHORT, _("A short one"), _("Ten minutes, published without a check."), "feather"),
    )
    form = ui.form(
        ui.field(
            "title",
            _("What happened, in one sentence?"),
            ui.text_input(
                "title",
                max_length=TITLE_MAX,
                default_value=state.title,
                auto_complete="off",
                auto_focus=True,
                error=state.errors["title"],
            ),
            hint=_("A fact, without a name: “The station stopped for four hours”."),
            error=state.errors["title"],
        ),
        templates,
        ui.el.div(
            _day("happened_on", _("It began on"), state, state.today),
            _day("ended_on", _("It ended on"), state, ""),
            class_name="two",
        ),
        language_field(state.language, error=state.errors["language"]),
        where_field(state.errors),
        ui.form_actions(ui.button(_("Open it"), type="submit", variant="solid")),
        on_submit=state.open_rex,
        once=True,
        class_name="col g5",
    )
    promise = _("Until it is published, only those who were there read it. You add them on the next page.")
    return ui.el.div(
        ui.heading(_("Start a REX"), promise),
        ui.loaded(state.renewed > 0, form),
        class_name="reading",
    )


def _template(
    template: Template, title: ui.Text, text: ui.Text, icon: str, *, chosen: bool = False
) -> rx.Component:
    return ui.choice_card("template", template.value, title, text, icon_name=icon, default_checked=chosen)


def _day(name: str, label: ui.Text, state: type[OpenRexState], begins: ui.Text) -> rx.Component:
    box = ui.text_input(name, type="date", default_value=begins, error=state.errors[name])
    return ui.field(name, label, box, error=state.errors[name])
