"""/mentoring: the mentors to choose from, and one's sessions."""

import reflex as rx

from learnhub import ui
from learnhub.features.mentoring.components import mentor_row, past_row, upcoming_row
from learnhub.features.mentoring.state import MentorListState as State
from learnhub.features.mentoring.state import SessionListState as Sessions
from learnhub.ui.text import _

MY_HOURS = "/mentoring/my-hours"


def directory_bar() -> rx.Component:
    """The way to one's own hours."""
    return ui.button(_("My availability"), icon="calendar_clock", to=MY_HOURS)


def directory_page() -> rx.Component:
    """Mentors, those who match first; the reader's sessions beside them."""
    return ui.columns(
        (
            ui.heading(
                _("Twenty minutes with someone who has done it"),
                _("Pick a person, pick a slot, bring one question. No preparation expected."),
                class_name="mentoring-head",
            ),
            _filters(),
            ui.loaded(
                State.is_ready,
                rx.cond(State.rows, _mentors(), rx.cond(_is_filtered(), _nobody_fits(), _nobody())),
            ),
        ),
        (_sessions(), rx.cond(State.is_ready & ~Sessions.is_mentor, _invitation())),
        label=_("Your sessions"),
    )


def _filters() -> rx.Component:
    return ui.el.div(
        ui.search_input(
            "search",
            placeholder=_("What do you want to get better at?"),
            default_value=State.search,
            key=State.renewed,
            on_change=State.find.debounce(250),
            on_clear=State.show_all,
            show_clear=State.search != "",
        ),
        ui.select(
            "when",
            [("any", _("Any time")), ("week", _("This week"))],
            value=State.when,
            on_change=State.choose_time,
            aria_label=_("When"),
        ),
        ui.select(
            "language",
            [("", _("Any language")), ("en", "English"), ("fr", "Français")],
            value=State.language,
            on_change=State.choose_language,
            aria_label=_("Language"),
        ),
        role="search",
        class_name="filters",
    )


def _is_filtered() -> rx.Var[bool]:
    return (State.search != "") | (State.language != "") | (State.when != "any")


def _mentors() -> rx.Component:
    return rx.fragment(
        ui.list_(rx.foreach(State.rows, lambda mentor, index: mentor_row(mentor, index))),
        ui.pager(State.has_more, State.show_more),
    )


def _nobody_fits() -> rx.Component:
    return ui.empty(
        _("Nobody offers this yet"),
        _("Try another word, or look at everybody."),
        ui.button(_("Show everybody"), on_click=State.show_all),
        icon="search",
    )


def _nobody() -> rx.Component:
    first = ui.empty(
        _("No colleague offers time yet"),
        _("An hour a week is enough to begin. You answer one question at a time."),
        ui.button(_("Declare my hours"), variant="solid", to=MY_HOURS),
        icon="handshake",
        colour="sky",
    )
    alone = ui.empty(
        _("You are the first mentor"),
        _("Colleagues see your hours. Who offers time next stands here."),
        ui.button(_("My availability"), to=MY_HOURS),
        icon="handshake",
        colour="sky",
    )
    return rx.cond(Sessions.is_mentor, alone, first)


def _sessions() -> rx.Component:
    has_none = (Sessions.upcoming.length() == 0) & (Sessions.rows.length() == 0)
    return ui.section(
        _("Your sessions"),
        rx.cond(State.is_ready & has_none, ui.el.p(_("None so far."), class_name="t-meta")),
        ui.el.ul(rx.foreach(Sessions.upcoming, upcoming_row), rx.foreach(Sessions.rows, past_row)),
        ui.pager(Sessions.has_more, Sessions.show_more),
        line=False,
    )


def _invitation() -> rx.Component:
    return ui.section(
        _("Share your own know-how"),
        ui.el.p(
            _("You choose the hours, colleagues book twenty minutes and bring one question."),
            class_name="t-body t-2 mb4",
        ),
        ui.button(_("Declare my hours"), to=MY_HOURS),
        line=False,
    )
