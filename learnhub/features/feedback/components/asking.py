"""Choosing colleagues, and the two forms that begin with it."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.feedback.schemas import ABOUT_MAX
from learnhub.features.people.components import found_people, person_line
from learnhub.features.people.refs import PersonRef
from learnhub.ui.text import _

PAUSE = 150


def ask_form(state: Any) -> rx.Component:
    """What about, and whom."""
    return ui.form(
        _about(
            state,
            _("I would like to hear about …"),
            _("Such as “how I hand over a machine to the night shift”. One thing."),
        ),
        _people(state, "people", _("From whom? One to five colleagues"), is_full=state.chosen.length() >= 5),
        ui.form_error(state.errors["form"]),
        ui.dock(ui.button(_("Ask them"), variant="solid", size="3", type="submit")),
        on_submit=state.ask,
        draft="feedback-ask",
        once=True,
        class_name="form",
    )


def offer_form(state: Any) -> rx.Component:
    """To whom, and what about."""
    return ui.form(
        _people(state, "recipient_id", _("For whom?"), is_full=state.chosen.length() >= 1),
        _about(state, _("What about?"), _("They read this first, and may leave the rest unread.")),
        ui.form_error(state.errors["form"]),
        ui.dock(ui.button(_("Begin"), variant="solid", size="3", type="submit", icon_after="arrow_right")),
        on_submit=state.begin,
        draft="feedback-offer",
        once=True,
        class_name="form",
    )


def _about(state: Any, label: ui.Text, hint: ui.Text) -> rx.Component:
    box = ui.text_input("about", max_length=ABOUT_MAX, auto_complete="off")
    return ui.field("about", label, box, hint=hint, error=state.errors["about"])


def _people(state: Any, name: str, label: ui.Text, *, is_full: rx.Var[bool]) -> rx.Component:
    box = ui.text_input("person", on_change=state.look_for.debounce(PAUSE), auto_complete="off")
    field = ui.field(
        "person", label, box, hint=_("Type a name, and choose."), error=state.errors[name], optional=False
    )
    return ui.el.div(
        rx.cond(is_full, ui.el.p(label, class_name="field-label"), field),
        found_people(state.found, state.choose),
        ui.el.ul(
            rx.foreach(state.chosen, lambda person: _chosen(person, state.drop)), class_name="col g2 mt2"
        ),
        ui.hidden(name, state.chosen_ids),
        class_name="field",
    )


def _chosen(person: ui.ViewVar[PersonRef], on_drop: ui.ById) -> rx.Component:
    drop = ui.icon_button("x", _("Take {name} off", name=person.name), size="1", on_click=on_drop(person.id))
    return ui.el.li(person_line(person, links=False), drop, class_name="row between g2", key=person.id)
