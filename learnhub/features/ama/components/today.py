"""What Today shows of live sessions."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.ama.schemas import TodaySessions
from learnhub.features.discussion.components import kind_tile, kind_word
from learnhub.ui.text import _


def live_strip(today: ui.ViewVar[TodaySessions]) -> rx.Component:
    """The session that is live, or begins within a quarter of an hour."""
    ama = today.strip
    is_live = ama.phase == "live"
    over = rx.cond(is_live, ui.live(), ui.el.span(_("Soon"), class_name="ty ty-pink"))
    when = rx.cond(
        is_live,
        _("until {time}", time=ui.moment(ama.ends_at, "time")),
        _("at {time}", time=ui.moment(ama.starts_at, "time")),
    )
    strip = ui.link(
        over,
        ui.el.span(class_name="lh-v not-phone"),
        ui.el.span(
            ui.el.span(ama.title, lang=ama.language, class_name="t-b"),
            ui.el.span(" — ", ama.leader.name, class_name="t-2"),
            ui.language_mark(ama.language),
            class_name="grow t-body t-clip",
        ),
        ui.el.span(when, class_name="t-meta t-num not-phone"),
        ui.el.span(rx.cond(is_live, _("Join"), _("See")), class_name="btn btn-surface btn-2"),
        to=ama.address,
        class_name="lh-strip",
    )
    return rx.cond(ama.id != "", strip)


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
            class_name="grow",
        ),
        class_name="row g3 top",
        key=ama.id,
    )
