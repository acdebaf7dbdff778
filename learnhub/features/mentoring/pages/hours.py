"""/mentoring/my-hours: what one offers, and when."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.components import day_off_row, weekday_names, weekday_row
from learnhub.features.mentoring.schemas import PLACE_MAX, SENTENCE_MAX
from learnhub.features.mentoring.state import MyHoursState as State
from learnhub.features.people.components import zone_pairs
from learnhub.ui.text import _, ngettext_


def hours_page() -> rx.Component:
    """The week and the days off; beside them the pause and how colleagues see one."""
    return ui.columns(
        (
            ui.heading(
                _("When colleagues can book you"),
                _("An hour a week is enough. At most two sessions a day and four a week are booked."),
            ),
            ui.loaded(State.mine.zone, _week(), _days_off(), _offer(), rows=7),
        ),
        rx.cond(State.mine.is_mentor, _summary()),
        label=_("Summary"),
    )


def _summary() -> rx.Component:
    mine = State.mine
    free = ngettext_(
        "{n} session can still be booked in the next three weeks.",
        "{n} sessions can still be booked in the next three weeks.",
        mine.free,
    )
    return ui.section(
        _("What colleagues see"),
        ui.el.p(
            rx.cond(mine.is_paused, _("You take no bookings at the moment."), free),
            aria_live="polite",
            class_name="t-body mb3",
        ),
        ui.switch(
            "paused",
            _("Pause"),
            hint=_("No new bookings. Sessions booked before stay."),
            checked=mine.is_paused,
            on_change=State.pause,
        ),
        ui.el.p(
            ui.text_link(_("See my week as they do"), to=rx.Var.create("/mentoring/") + mine.person_id),
            class_name="mt4",
        ),
        ui.el.p(
            ui.text_link(_("Keep clear of my own calendar"), to="/mentoring/my-calendar"), class_name="mt2"
        ),
        line=False,
    )


def _week() -> rx.Component:
    return ui.section(
        _("Weekly hours"),
        ui.el.ul(rx.foreach(State.mine.week, lambda day: weekday_row(day, State.remove_hours))),
        _add_hours(),
        note=State.mine.zone_label,
    )


def _add_hours() -> rx.Component:
    days = [(str(number), name) for number, name in enumerate(weekday_names())]
    return ui.form(
        ui.el.div(
            ui.field("weekday", _("Day"), ui.select("weekday", days), error=State.errors["weekday"]),
            ui.field(
                "starts",
                _("From"),
                ui.text_input("starts", type="time", default_value="09:00", required=True),
                error=State.errors["starts"],
            ),
            ui.field(
                "ends",
                _("To"),
                ui.text_input("ends", type="time", default_value="11:00", required=True),
                error=State.errors["ends"],
            ),
            ui.button(_("Add these hours"), icon="plus", size="3", type="submit"),
            class_name="hours-form",
        ),
        on_submit=State.add_hours,
        class_name="mt4",
    )


def _days_off() -> rx.Component:
    return ui.section(
        _("Days without hours"),
        ui.el.ul(rx.foreach(State.mine.days_off, lambda off: day_off_row(off, State.unblock))),
        ui.form(
            ui.el.div(
                ui.field(
                    "day",
                    _("Day"),
                    ui.text_input(
                        "day", type="date", min=State.mine.today, max=State.mine.last_day, required=True
                    ),
                    error=State.errors["day"],
                ),
                ui.field(
                    "until",
                    _("Up to and including"),
                    ui.text_input("until", type="date", min=State.mine.today, max=State.mine.last_day),
                    error=State.errors["until"],
                    optional=True,
                ),
                ui.button(_("Block these days"), icon="calendar_x", size="3", type="submit"),
                class_name="hours-form",
            ),
            on_submit=State.block,
            class_name="mt4",
        ),
        note=_("holidays, a busy week"),
    )


def _offer() -> rx.Component:
    mine = State.mine
    return ui.section(
        _("How you present yourself"),
        ui.form(
            ui.field(
                "sentence",
                _("One sentence in your words"),
                ui.text_area("sentence", 2, max_length=SENTENCE_MAX, default_value=mine.sentence),
                hint=_("What do people leave with? Your topics come from your profile."),
                error=State.errors["sentence"],
                optional=True,
            ),
            ui.field(
                "place",
                _("Place or link"),
                ui.text_input("place", max_length=PLACE_MAX, default_value=mine.place),
                hint=_("A room, or the address of a call. A link is shown only to who has booked."),
                error=State.errors["place"],
                optional=True,
            ),
            ui.field(
                "zone",
                _("Time zone of your hours"),
                ui.select(
                    "zone",
                    zone_pairs(State.zones),
                    placeholder=_("Choose a time zone"),
                    default_value=mine.zone,
                ),
                error=State.errors["zone"],
            ),
            _languages(),
            ui.form_actions(ui.button(_("Save"), variant="solid", size="3", type="submit")),
            on_submit=State.save,
            draft="hours",
            key=State.renewed,
            class_name="mt4",
        ),
    )


def _languages() -> rx.Component:
    spoken = State.mine.languages
    return ui.choices(
        _("Languages you mentor in"),
        ui.checkbox("languages", "English", value="en", default_checked=spoken.contains("en")),
        ui.checkbox("languages", "Français", value="fr", default_checked=spoken.contains("fr")),
        ui.form_error(State.errors["languages"]),
    )
