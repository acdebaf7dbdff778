"""What Today shows of live sessions."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.ama.components.ended import how_late, owed_class
from learnhub.features.ama.components.lists import console_address
from learnhub.features.ama.schemas import TodayOwed, TodaySessions
from learnhub.features.discussion.components import kind_tile, kind_word
from learnhub.ui.text import _, ngettext_


def live_strip(today: ui.ViewVar[TodaySessions]) -> rx.Component:
    """The session that is live, or begins within a quarter of an hour; its hosts go to their console."""
    ama = today.strip
    is_live = ama.phase == "live"
    over = rx.cond(is_live, ui.live(), ui.el.span(_("Soon"), class_name="ty ty-pink"))
    when = rx.cond(
        is_live,
        _("until {time}", time=ui.moment(ama.ends_at, "time")),
        _("at {time}", time=ui.moment(ama.starts_at, "time")),
    )
    words = [
        over,
        ui.el.span(class_name="lh-v not-phone"),
        ui.el.span(
            ui.el.span(ama.title, lang=ama.language, class_name="t-b"),
            ui.el.span(" — ", ama.leader.name, class_name="t-2"),
            ui.language_mark(ama.language),
            class_name="grow t-body t-clip",
        ),
        ui.el.span(when, class_name="t-meta t-num not-phone"),
    ]
    go = ui.el.span(rx.cond(is_live, _("Join"), _("See")), class_name="btn btn-surface btn-2")
    colleague = ui.link(*words, go, to=ama.address, class_name="lh-strip")
    console = ui.button(_("Host console"), size="2", to=console_address(ama))
    host = ui.el.div(
        ui.link(*words, to=ama.address, class_name="lh-strip-words"), console, class_name="lh-strip"
    )
    return rx.cond(ama.id != "", rx.cond(ama.is_host, host, colleague))


def owed_answers(owed: ui.ViewVar[TodayOwed]) -> rx.Component:
    """What one has promised to answer in writing, in one line that leads to the list."""
    promise = owed.first.promise
    day = ui.moment(promise.due_at, "full")
    count = ngettext_("You owe an answer in writing.", "You owe {n} answers in writing.", owed.count)
    due = rx.cond(
        owed.count == 1,
        _("It is promised for {day}.", day=day),
        _("The first is promised for {day}.", day=day),
    )
    line = ui.el.div(
        rx.cond(promise.late_days > 0, ui.icon("triangle_alert", 18), ui.icon("clock", 18)),
        ui.el.p(ui.el.b(count), " ", due, " ", how_late(promise), class_name="t-body grow"),
        ui.text_link(_("See the list"), to="/ama#owed", class_name="t-body"),
        class_name=owed_class(promise),
    )
    return rx.cond(owed.count > 0, line)


def coming_up(today: ui.ViewVar[TodaySessions]) -> rx.Component:
    """Live sessions that are announced."""
    sessions = today.coming
    rows = ui.el.ul(rx.foreach(sessions, _session), class_name="col g3 mt3")
    section = ui.el.section(ui.el.h2(_("Coming up"), class_name="t-sec"), rows)
    return rx.cond(sessions.length() > 0, rx.fragment(ui.rule(), section))


def _session(ama: Any) -> rx.Component:
    return ui.el.li(
        kind_tile(ama.kind),
        ui.el.div(
            ui.link(ama.title, to=ama.address, lang=ama.language, class_name="t-body t-m"),
            ui.language_mark(ama.language),
            ui.el.p(kind_word(ama.kind), ", ", ui.moment(ama.starts_at, "short"), class_name="t-meta t-num"),
            rx.cond(
                ama.is_host, ui.text_link(_("Host console"), to=console_address(ama), class_name="t-body")
            ),
            class_name="grow",
        ),
        class_name="row g3 top",
        key=ama.id,
    )
