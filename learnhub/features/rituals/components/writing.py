"""The form of a ritual."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.core.recurrence import INTERVAL_MAX
from learnhub.features.discussion.components import folded, item_tags, told
from learnhub.features.discussion.schemas import TITLE_MAX
from learnhub.features.people.components import zone_pairs
from learnhub.features.rituals.components.words import form_words
from learnhub.features.rituals.enums import Repeats
from learnhub.features.rituals.models import PLACE_MAX
from learnhub.features.rituals.schemas import AGENDA_MAX, MINUTES_MAX, PURPOSE_MAX, RitualText
from learnhub.ui.text import _


def ritual_fields(state: Any, where: rx.Component | None = None) -> list[rx.Component]:
    """The fields of a ritual, in the order in which one plans it; `where` it is planned, for a new one."""
    text, errors = state.text, state.errors
    return [
        told(
            *("title", _("How is it called?"), text.title, errors),
            most=TITLE_MAX,
            rows=1,
            auto_focus=True,
            class_name="told-title",
        ),
        _choice("form", _("What do you do together?"), _forms(), text.form, errors),
        told("purpose", _("What is the ritual for?"), text.purpose, errors, most=PURPOSE_MAX),
        _when(text, errors, state.zones),
        ui.field(
            "place",
            _("Place or link"),
            ui.text_input("place", max_length=PLACE_MAX, default_value=text.place, auto_complete="off"),
            error=errors["place"],
            optional=True,
        ),
        folded(
            _("What do you usually talk about?"),
            text.agenda != "",
            told("agenda", _("Agenda to begin with"), text.agenda, errors, most=AGENDA_MAX, rows=4),
        ),
        folded(_("Last day and public holidays"), (text.until_on != "") | (text.site_id != ""), _ends(state)),
        item_tags(text, errors),
        *([] if where is None else [where]),
    ]


def _forms() -> list[tuple[str, ui.Text]]:
    return [(form.value, word) for form, word in form_words().items()]


def _choice(
    name: str, label: ui.Text, options: ui.Options, chosen: ui.Text, errors: ui.Errors, **more: Any
) -> rx.Component:
    box = ui.select(name, options, default_value=chosen, error=errors[name])
    return ui.field(name, label, box, error=errors[name], **more)


def _when(text: ui.ViewVar[RitualText], errors: ui.Errors, zones: Any) -> rx.Component:
    kept = [(Repeats.KEPT.value, _("As it is now"))]
    repeats = [
        (Repeats.WEEKLY.value, _("Every week, on this weekday")),
        (Repeats.NTH.value, _("Every month, on the same weekday, such as the first Tuesday")),
        (Repeats.LAST.value, _("Every month, on the last such weekday")),
        (Repeats.MONTHLY.value, _("Every month, on this date")),
        (Repeats.DAILY.value, _("Every day")),
    ]
    again = rx.cond(
        text.rule != "",
        _choice("repeats", _("It comes back"), [*kept, *repeats], text.repeats, errors),
        _choice("repeats", _("It comes back"), repeats, text.repeats, errors),
    )
    return ui.el.div(
        ui.el.div(
            _box("first_on", _("First day"), "date", text.first_on, errors),
            _box("at", _("Starts at"), "time", text.at, errors),
            _number("minutes", _("Minutes"), text.minutes, errors, 5, MINUTES_MAX),
            class_name="three",
        ),
        ui.el.div(
            again,
            _number(
                *("every", _("One time out of"), text.every, errors, 1, INTERVAL_MAX),
                hint=_("2 is every second time."),
            ),
            class_name="two mt4",
        ),
        ui.hidden("rule", text.rule),
        _choice(
            "zone", _("By the clocks of"), zone_pairs(zones), text.zone, errors, class_name="mt4",
            hint=_("It stays at this hour when the clocks change."),
        ),
    )  # fmt: skip


def _ends(state: Any) -> rx.Component:
    text, errors = state.text, state.errors
    sites = ui.select(
        "site_id", state.sites, default_value=text.site_id, placeholder=_("No site"), error=errors["site_id"]
    )
    return ui.el.div(
        _box("until_on", _("Last day"), "date", text.until_on, errors, optional=True),
        ui.field(
            "site_id",
            _("Site"),
            sites,
            hint=_("Nobody meets on the public holidays there."),
            error=errors["site_id"],
            optional=True,
        ),
        class_name="two",
    )


def _box(name: str, label: ui.Text, kind: str, value: Any, errors: ui.Errors, **more: Any) -> rx.Component:
    box = ui.text_input(name, type=kind, default_value=value, error=errors[name])
    return ui.field(name, label, box, error=errors[name], **more)


def _number(
    name: str, label: ui.Text, value: Any, errors: ui.Errors, least: int, most: int, **more: Any
) -> rx.Component:
    value, error = value.to_string(), errors[name]
    box = ui.text_input(name, type="number", min=least, max=most, default_value=value, error=error)
    return ui.field(name, label, box, error=error, **more)
