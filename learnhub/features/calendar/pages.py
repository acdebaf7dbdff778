"""/settings/calendar: LearnHub in one's own calendar."""

import reflex as rx

from learnhub import ui
from learnhub.core.i18n import N_
from learnhub.features.calendar.components import subscription
from learnhub.features.calendar.room import CALENDAR_SUBSCRIBE
from learnhub.features.calendar.state import CalendarFeedState
from learnhub.features.people.components import settings_tabs
from learnhub.ui.text import _
from learnhub.web.pages import Page

HERE = "/settings/calendar"


def calendar_page() -> rx.Component:
    """The subscription."""
    return ui.el.div(ui.heading(_("Settings")), settings_tabs(HERE), subscription(), class_name="settings")


PAGES = (
    Page(
        HERE,
        calendar_page,
        N_("Calendar"),
        load=CalendarFeedState.load,
        section="settings",
        requires=CALENDAR_SUBSCRIBE,
        crumbs=((N_("Settings"), "/settings"),),
    ),
)
