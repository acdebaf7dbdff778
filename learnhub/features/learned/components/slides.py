"""The projector: all five on one slide, then each by itself; nothing smaller than the last row can read."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import kind_label
from learnhub.features.learned.components.month import title_of
from learnhub.features.learned.schemas import LearnedRow
from learnhub.ui.text import _, ngettext_

Row = ui.ViewVar[LearnedRow]


def slides(state: Any) -> rx.Component:
    """What is shown now, and the ways on, which keys press."""
    view, slide = state.view, state.slide
    all_five = rx.fragment(
        ui.el.h1(title_of(view), class_name="slide-title"),
        ui.el.ol(rx.foreach(view.rows, _line), class_name="slide-lines"),
    )
    each = rx.foreach(view.rows, lambda row, place: rx.cond(slide == place + 1, _one(row)))
    return ui.el.div(
        ui.el.section(rx.cond(slide == 0, all_five, each), aria_live="polite", class_name="stage-main"),
        _side(state),
        class_name="stage slide",
    )


def _line(row: Row) -> rx.Component:
    return ui.el.li(
        ui.el.div(
            ui.el.p(row.title, lang=row.language, class_name="slide-line"),
            ui.el.p(kind_label(row.kind), ui.el.span(row.author.name), class_name="slide-about"),
        ),
        key=row.id,
    )


def _one(row: Row) -> rx.Component:
    return rx.fragment(
        ui.el.div(
            kind_label(row.kind), ui.el.span(row.author.name, class_name="t-3"), class_name="stage-over"
        ),
        ui.el.div(
            ui.el.h1(row.title, lang=row.language),
            rx.cond(row.line != "", ui.el.p(row.line, lang=row.language, class_name="slide-lesson")),
            class_name="stage-question stage-long",
        ),
    )


def _side(state: Any) -> rx.Component:
    view = state.view
    chosen = ngettext_(
        "Of {n} content: applied counts three, learned two, useful one.",
        "Of {n} contents: applied counts three, learned two, useful one.",
        view.candidates,
    )
    by_hand = ui.el.p(_("The order was chosen by hand."))
    ways = ui.el.div(
        ui.icon_button(
            "chevron_left",
            _("Slide before"),
            data_key="ArrowLeft",
            disabled=state.slide == 0,
            on_click=state.turn(False),
        ),
        ui.el.span(state.slide + 1, " / ", view.rows.length() + 1, class_name="t-num"),
        ui.icon_button(
            "chevron_right",
            _("Next slide"),
            data_key="ArrowRight",
            disabled=state.slide == view.rows.length(),
            on_click=state.turn(True),
        ),
        class_name="row g2 slide-ways",
    )
    return ui.el.aside(
        ui.el.div(ui.el.img(src=state.qr, alt=_("Code to scan with a phone")), class_name="stage-qr"),
        ui.el.p(_("Read the five at")),
        ui.el.p(state.address, class_name="stage-address"),
        ways,
        ui.el.div(ui.el.p(chosen), rx.cond(view.is_arranged, by_hand), class_name="stage-figures"),
        class_name="stage-side",
    )
