"""A month: its five, what came right after, and the sum of each."""

from typing import Any

import reflex as rx

from learnhub import ui
from learnhub.features.discussion.components import kind_label, kind_tile
from learnhub.features.learned.schemas import KeptMark, LearnedRow, LearnedView
from learnhub.features.learned.state import UNDO
from learnhub.ui.text import _, ngettext_

View = ui.ViewVar[LearnedView]
Row = ui.ViewVar[LearnedRow]
ARRANGE = "arrange-learned"


def title_of(view: View) -> rx.Var[str]:
    """What we learned, and when."""
    return _("What we learned in {month}", month=ui.moment(view.noon, "month"))


def head(view: View) -> rx.Component:
    """The month, for which meeting, and the way to the months before and after."""
    when = _(
        "For the meeting of {day}, {time}",
        day=ui.moment(view.meets_at, "full"),
        time=ui.moment(view.meets_at, "time"),
    )
    to = rx.Var.create("/rituals/") + view.ritual_id + "/" + view.meeting_day
    over = ui.el.div(
        rx.cond(view.ritual_id != "", ui.text_link(when, to=to, class_name="t-meta"), ui.el.span()),
        ui.el.nav(
            rx.cond(view.month_before != "", _month(view.month_before, view.previous_noon, "chevron_left")),
            rx.cond(view.month_after != "", _month(view.month_after, view.following_noon, "chevron_right")),
            aria_label=_("Other months"),
            class_name="row g4 learned-months",
        ),
        class_name="row between g3 wrap",
    )
    words = ngettext_(
        "The most useful content of the month, of {n}. We rank what serves, never people.",
        "The most useful contents of the month, of {n}. We rank what serves, never people.",
        view.candidates,
    )
    return ui.heading(title_of(view), words, over=over)


def _month(name: rx.Var[str], noon: ui.Moment, icon: str) -> rx.Component:
    to = rx.Var.create("/learned/").to(str) + name.to(str)
    return ui.link(ui.icon(icon, 14), ui.moment(noon, "month"), to=to, class_name="t-meta row g1")


def formula(view: View) -> rx.Component:
    """How it is counted, and that somebody chose another order."""
    sum_of = _("3 × applied + 2 × “I learned something” + 1 × useful, thanks, me too or kept in review")
    mixed = ui.el.p(_("two of a kind at most"), class_name="t-meta")
    chosen = ui.el.p(_("The order was chosen by hand."), class_name="t-meta t-m")
    return ui.el.div(
        ui.el.p(
            ui.el.span(_("How it is counted"), class_name="t-m t-ink"), " ", sum_of, class_name="t-meta grow"
        ),
        rx.cond(view.is_arranged, chosen, mixed),
        class_name="row between g3 wrap learned-formula",
    )


def five(state: Any) -> rx.Component:
    """The rows in their order, which leaders and hosts change."""
    view = state.view
    rows = ui.el.ol(
        rx.foreach(view.rows, lambda row, place: _row(state, row, place)),
        data_arranged=ARRANGE,
        class_name="learned",
    )
    drop = ui.el.form(
        ui.hidden("item_id", ""), ui.hidden("onto", ""), id=ARRANGE, on_submit=state.drop, hidden=True
    )
    how = _(
        "Drag a row, or move it from its menu. The page, the slide and the copy then say that it was chosen."
    )
    back = ui.button(_("Back to the formula"), variant="ghost", size="1", on_click=state.take_formula)
    note = ui.el.div(
        ui.el.p(how, class_name="t-meta grow"),
        rx.cond(view.is_arranged, back),
        class_name="row between g3 wrap mt3",
    )
    undo = ui.el.button(type="button", id=UNDO, on_click=state.undo, hidden=True)
    return rx.fragment(
        rows, rx.cond(view.can_arrange, rx.fragment(note, drop)), rx.cond(state.can_undo, undo)
    )


def _row(state: Any, row: Row, place: Any) -> rx.Component:
    can_arrange = state.view.can_arrange
    menu = ui.menu(
        ui.icon_button("ellipsis", _("More"), size="1"),
        ui.menu_item(_("Move up"), icon="arrow_up", on_click=state.move(row.id, True)),
        ui.menu_item(_("Move down"), icon="arrow_down", on_click=state.move(row.id, False)),
        id=rx.Var.create("learned-") + row.id,
        label=_("More"),
    )
    return ui.el.li(
        ui.el.span(place + 1, class_name="learned-place"),
        kind_tile(row.kind),
        ui.el.div(
            ui.meta(kind_label(row.kind, bare=True), _who(row)),
            ui.item_title(row.title, row.address, lang=row.language),
            rx.cond(
                row.line != "", ui.el.p(row.line, lang=row.language, class_name="t-read-s t-2 learned-line")
            ),
            class_name="grow",
        ),
        ui.el.div(
            ui.el.b(row.score, class_name="t-num"),
            ui.el.span(_sum(row), class_name="t-meta t-num"),
            class_name="learned-score",
        ),
        rx.cond(can_arrange, menu),
        key=row.id,
        data_item_id=row.id,
        data_item="",
        draggable=can_arrange,
        class_name="row g3 top learned-row",
    )


def _sum(row: Row) -> rx.Var[str]:
    return (
        rx.Var.create("3×") + row.applied.to(str) + " + 2×" + row.learned.to(str) + " + " + row.useful.to(str)
    )


def _who(row: Row) -> rx.Component:
    named = ui.el.span(row.author.name, rx.cond(row.author.site != "", rx.fragment(", ", row.author.site)))
    return rx.cond(row.author.id != "", named, rx.cond(row.is_anonymous, ui.el.span(_("Without a name"))))


def rail(state: Any) -> list[rx.Component]:
    """The slide, what came right after, and whether the meeting is held."""
    view = state.view
    lines = rx.foreach(view.rows, lambda row: ui.el.li(row.title, lang=row.language, key=row.id))
    slide = ui.el.div(
        ui.el.p(title_of(view), class_name="t-title-s"),
        ui.el.ol(lines),
        inert=True,
        class_name="learned-small",
    )
    after = ui.section(_("Right after"), ui.el.ul(rx.foreach(view.after, lambda row: _after(state, row))))
    kept = _("Held {kept} times of {due}", kept=view.kept, due=view.due)
    held = ui.el.section(
        ui.el.p(
            ui.icon("calendar_check", 18, 1.75),
            ui.el.span(kept, class_name="t-m"),
            class_name="row g2 t-body",
        ),
        ui.el.ul(rx.foreach(view.marks, _mark), aria_label=_("Month by month"), class_name="learned-marks"),
        class_name="learned-kept",
    )
    return [
        ui.section(_("One slide"), slide, line=False),
        rx.cond(view.after.length() > 0, after),
        rx.cond(view.due > 0, held),
    ]


def _after(state: Any, row: Row) -> rx.Component:
    take = ui.button(_("Take it in"), variant="ghost", size="1", on_click=state.take(row.id))
    return ui.el.li(
        kind_tile(row.kind),
        ui.el.div(
            ui.item_title(row.title, row.address, lang=row.language),
            ui.el.div(
                ui.el.span(row.score, class_name="t-meta t-num"),
                rx.cond(state.view.can_arrange, take),
                class_name="row g2",
            ),
            class_name="grow",
        ),
        key=row.id,
        class_name="row g3 top learned-after",
    )


def _mark(mark: ui.ViewVar[KeptMark]) -> rx.Component:
    said = rx.cond(mark.is_held, _("held"), _("not held"))
    return ui.el.li(
        ui.only_spoken(ui.moment(mark.at, "date"), ", ", said),
        class_name=rx.cond(mark.is_held, "on", ""),
        key=mark.at.to(str),
    )


def nothing() -> rx.Component:
    """Where too little was said to rank anything."""
    return ui.empty(
        _("Nothing to rank yet"),
        _("A content is ranked once colleagues have said at least five times that it served them."),
        ui.button(_("Look into the library"), to="/library"),
        icon="presentation",
    )
