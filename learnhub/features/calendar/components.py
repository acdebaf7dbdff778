"""The address of one's calendar, as a part of a page."""

import reflex as rx

from learnhub import ui
from learnhub.features.calendar.state import CalendarFeedState as State
from learnhub.features.people.components import shown_once
from learnhub.ui.text import _

RENEW, END = "renew-calendar", "end-calendar"


def subscription() -> rx.Component:
    """What a subscription shows, the address while it is fresh, and the ways to another one or to none."""
    return ui.section(
        _("LearnHub in your own calendar"),
        ui.el.p(
            _(
                "Subscribe with an address, and your calendar shows your mentoring sessions and the AMAs "
                "that you host or come to, as they are now."
            ),
            class_name="t-body t-2 mt3 mb4",
        ),
        rx.cond(State.address != "", _fresh()),
        ui.loaded(State.is_ready, rx.cond(State.feed.is_on, _present(), _nothing())),
    )


def _nothing() -> rx.Component:
    return ui.button(_("Make an address"), variant="solid", size="3", icon="link_2", on_click=State.make)


def _fresh() -> rx.Component:
    label = _("The address of your calendar")
    note = _(
        "Copy it now: it is not shown again. Whoever has it can read your sessions; make another one when "
        "somebody should no longer have it."
    )
    as_webcal = State.address.replace("https://", "webcal://").replace("http://", "webcal://")
    return ui.panel(
        ui.el.p(label, class_name="t-sec mb2"),
        shown_once(State.address, label, note),
        ui.el.div(
            ui.button(_("Open in a calendar program"), icon="calendar_check", href=as_webcal),
            ui.button(_("I have copied it"), on_click=State.forget),
            class_name="row g2 wrap mt3",
        ),
        class_name="mb5",
    )


def _present() -> rx.Component:
    feed = State.feed
    read = rx.cond(
        feed.read_day,
        _("last read {date}", date=ui.moment(feed.read_day, "date")),
        _("not read by a program yet"),
    )
    return ui.list_(
        ui.row(
            ui.el.p(_("An address leads to your calendar"), class_name="t-m"),
            ui.meta(_("made {date}", date=ui.moment(feed.made_at, "date")), read),
            ui.el.div(_renew(), _end(), class_name="row g2 wrap mt2"),
            lead=ui.grey_tile("calendar_check"),
        )
    )


def _renew() -> rx.Component:
    return rx.fragment(
        ui.button(_("New address"), size="1", **ui.open_dialog(RENEW)),
        ui.confirm(
            id=RENEW,
            title=_("Make a new address?"),
            text=_("The present one stops working at once. Subscribe again with the new one."),
            confirm=_("Make a new address"),
            on_confirm=State.make,
        ),
    )


def _end() -> rx.Component:
    return rx.fragment(
        ui.button(_("End it"), size="1", **ui.open_dialog(END)),
        ui.confirm(
            id=END,
            title=_("End this address?"),
            text=_("Calendars that subscribed no longer learn of your sessions."),
            confirm=_("End it"),
            on_confirm=State.end,
        ),
    )
